package dev.stator.server.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.engine.Engine;
import dev.stator.engine.EngineConfig;
import dev.stator.engine.memory.MemoryStore;
import dev.stator.server.shell.HttpServer;
import dev.stator.server.shell.Listener;
import dev.stator.server.shell.signature.AccessKey;
import dev.stator.server.shell.signature.SignatureVerifier;
import dev.stator.tables.Secret;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Accounts and regions, each with tables of its own, or all with the same. */
class NamespacesTest {
  private final Map<Namespace, Engine> engines = new ConcurrentHashMap<>();

  @AfterEach
  void close() {
    engines.values().forEach(Engine::close);
  }

  @Test
  void share_their_tables_unless_asked() {
    try (HttpServer server = server(DynamoDbConfig.DEFAULT)) {
      assertThat(makeTable(server, "111122223333", Region.EU_WEST_1))
          .isEqualTo("arn:aws:dynamodb:us-east-1:000000000000:table/things");
      assertThat(tables(server, "444455556666", Region.US_WEST_2)).containsExactly("things");
    }
  }

  @Test
  void are_those_of_the_credential_when_asked() {
    try (HttpServer server = server(DynamoDbConfig.DEFAULT.withNamespaceByCredential())) {
      assertThat(makeTable(server, "111122223333", Region.EU_WEST_1))
          .isEqualTo("arn:aws:dynamodb:eu-west-1:111122223333:table/things");
      assertThat(tables(server, "111122223333", Region.EU_WEST_1)).containsExactly("things");
      assertThat(tables(server, "111122223333", Region.US_WEST_2)).isEmpty();
      assertThat(tables(server, "444455556666", Region.EU_WEST_1)).isEmpty();
      assertThat(makeTable(server, "no-account", Region.US_EAST_1))
          .isEqualTo("arn:aws:dynamodb:us-east-1:000000000000:table/things");
    }
  }

  @Test
  void have_a_region_that_is_like_one() {
    try (HttpServer server = server(DynamoDbConfig.DEFAULT.withNamespaceByCredential())) {
      assertThatThrownBy(() -> tables(server, "111122223333", Region.of("US_WEST")))
          .isInstanceOf(DynamoDbException.class)
          .hasMessageContaining("a valid region, not 'US_WEST'");
      assertThat(engines).isEmpty();
    }
  }

  @Test
  void are_those_of_the_key_when_signatures_are_verified() {
    SignatureVerifier verifier =
        new SignatureVerifier(
            List.of(
                new AccessKey("one", "one", Secret.of("secret"), null, "111122223333"),
                new AccessKey("two", "two", Secret.of("secret"), null, null)),
            "dynamodb",
            null,
            InstantSource.system());
    try (HttpServer server =
        server(DynamoDbConfig.DEFAULT.withNamespaceByCredential().withSignatures(verifier))) {
      assertThat(makeTable(server, "one", Region.EU_WEST_1))
          .isEqualTo("arn:aws:dynamodb:eu-west-1:111122223333:table/things");
      assertThat(tables(server, "two", Region.EU_WEST_1)).isEmpty();
      assertThat(engines.keySet())
          .containsExactlyInAnyOrder(
              new Namespace("111122223333", "eu-west-1"),
              new Namespace("000000000000", "eu-west-1"));
    }
  }

  private HttpServer server(DynamoDbConfig config) {
    Engines opened =
        (namespace, operation) ->
            engines.computeIfAbsent(namespace, NamespacesTest::engine).execute(operation);
    return HttpServer.start(
        List.of(
            new Listener(
                "own", Listener.LOOPBACK, 0, List.of(DynamoDbRoutes.alone(opened, config)))));
  }

  private static Engine engine(Namespace namespace) {
    return new Engine(
        new MemoryStore(),
        new EngineConfig(InstantSource.system(), namespace.region(), namespace.accountId()));
  }

  private static String makeTable(HttpServer server, String keyId, Region region) {
    try (DynamoDbClient client = client(server, keyId, region)) {
      return client
          .createTable(
              request ->
                  request
                      .tableName("things")
                      .billingMode(BillingMode.PAY_PER_REQUEST)
                      .keySchema(
                          KeySchemaElement.builder()
                              .attributeName("id")
                              .keyType(KeyType.HASH)
                              .build())
                      .attributeDefinitions(
                          AttributeDefinition.builder()
                              .attributeName("id")
                              .attributeType(ScalarAttributeType.S)
                              .build()))
          .tableDescription()
          .tableArn();
    }
  }

  private static List<String> tables(HttpServer server, String keyId, Region region) {
    try (DynamoDbClient client = client(server, keyId, region)) {
      return client.listTables().tableNames();
    }
  }

  private static DynamoDbClient client(HttpServer server, String keyId, Region region) {
    return DynamoDbClient.builder()
        .endpointOverride(URI.create("http://127.0.0.1:" + server.port("own")))
        .region(region)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(keyId, "secret")))
        .httpClientBuilder(Apache5HttpClient.builder())
        .build();
  }
}
