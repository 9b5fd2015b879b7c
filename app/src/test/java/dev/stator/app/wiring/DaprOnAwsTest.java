package dev.stator.app.wiring;

import static dev.stator.app.wiring.Servers.send;
import static dev.stator.app.wiring.Servers.uri;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.stator.app.config.ConfigFile;
import dev.stator.app.config.Port;
import dev.stator.app.config.ServeConfig;
import dev.stator.app.config.Setting;
import dev.stator.app.config.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * Dapr's main job on the back end {@code aws}: a second server that demands signatures stands where
 * AWS would, and an HTTP server that hands out one session where STS would.
 */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class DaprOnAwsTest {
  private static final String STS_ENDPOINT = "aws.endpointUrlSts";
  private static final String KEYS =
      """
      authentication:
        access-keys:
          - {name: user, access-key-id: AKIAIOSFODNN7EXAMPLE, secret-access-key: wJalrXUtnFEMI}
          - name: role
            access-key-id: ASIAROLESESSION
            secret-access-key: roleSecret
            session-token: roleToken
      """;

  @TempDir Path folder;
  private RunningServer aws;
  private final List<String> assumed = new CopyOnWriteArrayList<>();

  DaprOnAwsTest(@TempDir Path config) throws IOException {
    Path file = config.resolve("stator.yaml");
    Files.writeString(file, KEYS);
    Map<Setting, String> flags = new EnumMap<>(Setting.class);
    flags.put(Setting.MEMORY, "true");
    flags.put(Setting.FRONT_ENDS, "dynamodb");
    flags.put(Setting.REGION, "eu-west-1");
    for (Port port : Port.values()) {
      flags.put(port.setting(), "0");
    }
    aws = RunningServer.start(ServeConfig.from(Settings.merge(flags, ConfigFile.read(file))));
  }

  @BeforeEach
  void createTables() {
    try (DynamoDbClient client =
        DynamoDbClient.builder()
            .httpClient(Apache5HttpClient.create())
            .endpointOverride(endpoint())
            .region(Region.EU_WEST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI")))
            .build()) {
      for (Map.Entry<String, String> table : Map.of("states", "key", "items", "id").entrySet()) {
        client.createTable(
            t ->
                t.tableName(table.getKey())
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(
                        AttributeDefinition.builder()
                            .attributeName(table.getValue())
                            .attributeType(ScalarAttributeType.S)
                            .build())
                    .keySchema(
                        KeySchemaElement.builder()
                            .attributeName(table.getValue())
                            .keyType(KeyType.HASH)
                            .build()));
      }
    }
  }

  @AfterEach
  void close() {
    aws.close();
  }

  private URI endpoint() {
    return uri(aws, Port.DYNAMODB, "");
  }

  private RunningServer dapr(String credentials) throws IOException {
    return dapr(credentials, "aws");
  }

  private RunningServer dapr(String credentials, String backend) throws IOException {
    StringBuilder yaml = new StringBuilder();
    for (String[] component :
        new String[][] {
          {"statestore", "state.aws.dynamodb", "states"},
          {"items", "bindings.aws.dynamodb", "items"}
        }) {
      yaml.append(
          """
          ---
          apiVersion: dapr.io/v1alpha1
          kind: Component
          metadata: {name: %s}
          spec:
            type: %s
            version: v1
            metadata:
            - {name: table, value: %s}
            - {name: region, value: eu-west-1}
            - {name: endpoint, value: "%s"}
          %s%s"""
              .formatted(
                  component[0],
                  component[1],
                  component[2],
                  endpoint(),
                  credentials.indent(2),
                  component[1].startsWith("bindings")
                      ? "  - {name: createTable, value: \"id:S\"}\n"
                      : ""));
    }
    Files.writeString(folder.resolve("components.yaml"), yaml);
    return Servers.start(
        Map.of(
            Setting.BACKEND,
            backend,
            Setting.RESOURCES,
            folder.toString(),
            Setting.FRONT_ENDS,
            "dapr"));
  }

  @Test
  void the_yamls_keys_sign_every_call() throws IOException {
    try (RunningServer server =
        dapr(
            "- {name: accessKey, value: AKIAIOSFODNN7EXAMPLE}\n"
                + "- {name: secretKey, value: wJalrXUtnFEMI}")) {
      assertMainJob(server);
    }
  }

  /** The same YAML with one switch: endpoint, region and keys are not used then. */
  @Test
  void the_embedded_engine_does_the_same() throws IOException {
    try (RunningServer server =
        dapr("- {name: accessKey, value: no}\n- {name: secretKey, value: no}", "embedded")) {
      assertMainJob(server);
    }
  }

  @Test
  void other_keys_are_refused_at_the_start() {
    assertThatThrownBy(
            () ->
                dapr("- {name: accessKey, value: AKIAIOSFODNN7EXAMPLE}\n"
                        + "- {name: secretKey, value: another}")
                    .close())
        .hasMessageContaining("components.yaml:")
        .hasMessageContaining("error validating DynamoDB table 'states' access")
        .hasMessageContaining("signature")
        .hasMessageNotContaining("another");
  }

  @Test
  void a_role_is_taken_with_the_yamls_keys() throws IOException {
    HttpServer sts =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    sts.createContext(
        "/",
        exchange -> {
          try (exchange) {
            assumed.add(
                exchange.getRequestHeaders().getFirst("Authorization")
                    + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] answer = SESSION.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/xml");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
          }
        });
    sts.start();
    System.setProperty(STS_ENDPOINT, "http://127.0.0.1:" + sts.getAddress().getPort());
    try (RunningServer server =
        dapr(
            """
            - {name: accessKey, value: AKIAIOSFODNN7EXAMPLE}
            - {name: secretKey, value: wJalrXUtnFEMI}
            - {name: assumeRoleArn, value: "arn:aws:iam::111122223333:role/state"}
            - {name: externalId, value: tenant-7}
            - {name: sessionName, value: shop}""")) {
      assertMainJob(server);
      assertThat(assumed.getFirst())
          .contains("Credential=AKIAIOSFODNN7EXAMPLE/")
          .contains("Action=AssumeRole")
          .contains("RoleArn=arn%3Aaws%3Aiam%3A%3A111122223333%3Arole%2Fstate")
          .contains("ExternalId=tenant-7")
          .contains("RoleSessionName=shop");
    } finally {
      System.clearProperty(STS_ENDPOINT);
      sts.stop(0);
    }
  }

  private static final String SESSION =
      """
      <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
        <AssumeRoleResult>
          <AssumedRoleUser>
            <AssumedRoleId>AROA:shop</AssumedRoleId>
            <Arn>arn:aws:sts::111122223333:assumed-role/state/shop</Arn>
          </AssumedRoleUser>
          <Credentials>
            <AccessKeyId>ASIAROLESESSION</AccessKeyId>
            <SecretAccessKey>roleSecret</SecretAccessKey>
            <SessionToken>roleToken</SessionToken>
            <Expiration>2999-01-01T00:00:00Z</Expiration>
          </Credentials>
        </AssumeRoleResult>
      </AssumeRoleResponse>
      """;

  private static void assertMainJob(RunningServer server) {
    URI states = uri(server, Port.DAPR_HTTP, "/v1.0/state/statestore");
    assertThat(send("POST", states, "[{\"key\":\"tony-stark\",\"value\":\"iron man\"}]"))
        .isEqualTo("204");
    assertThat(send("GET", uri(server, Port.DAPR_HTTP, "/v1.0/state/statestore/tony-stark"), ""))
        .isEqualTo("200 \"iron man\"");
    assertThat(
            send(
                "POST",
                uri(server, Port.DAPR_HTTP, "/v1.0/state/statestore/transaction"),
                "{\"operations\":[{\"operation\":\"upsert\",\"request\":{\"key\":\"a\",\"value\":1}},{\"operation\":\"delete\",\"request\":{\"key\":\"tony-stark\"}}]}"))
        .isEqualTo("204");
    assertThat(
            send(
                "POST",
                uri(server, Port.DAPR_HTTP, "/v1.0/state/statestore/bulk"),
                "{\"keys\":[\"a\",\"tony-stark\"]}"))
        .startsWith("200 [{\"key\":\"a\",\"data\":1,\"etag\":\"")
        .endsWith("{\"key\":\"tony-stark\"}]");
    URI items = uri(server, Port.DAPR_HTTP, "/v1.0/bindings/items");
    assertThat(send("POST", items, "{\"operation\":\"create\",\"data\":{\"id\":\"1\",\"n\":1.50}}"))
        .isEqualTo("204");
    assertThat(send("POST", items, "{\"operation\":\"get\",\"data\":{\"id\":\"1\"}}"))
        .isEqualTo("200 {\"id\":\"1\",\"n\":1.5}");
  }
}
