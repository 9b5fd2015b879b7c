package dev.stator.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.app.config.ConfigFile;
import dev.stator.app.config.Port;
import dev.stator.app.config.ServeConfig;
import dev.stator.app.config.Setting;
import dev.stator.app.config.Settings;
import dev.stator.server.shell.tls.ServerIdentity;
import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.TlsChannelCredentials;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.TlsTrustManagersProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** A whole server with every lock shut, and every way in. */
class SecureServerTest {
  private static final String TLS = "../server/src/test/resources/tls/";

  /** In every place for a secret: it must come out nowhere. */
  private static final String CANARY = "canary-7f3a91";

  private static final String FILE =
      """
      tls-certificate: %1$sserver.pem
      tls-key: %1$sserver.key
      grpc-client-ca: %1$sauthority.pem
      grpc-client-names: [keda-operator]
      authentication:
        access-keys:
          - {name: old, access-key-id: AKIDOLD, secret-access-key: %2$s-old}
          - name: new
            access-key-id: AKIDNEW
            secret-access-key: %2$s-new
            account: "111122223333"
        bearer-tokens:
          - {name: old, token: %2$s-bearer-old}
          - {name: new, token: %2$s-bearer-new}
          - {name: storage only, token: %2$s-storage, front-ends: [storage]}
        dapr-tokens:
          - {name: old, token: %2$s-dapr-old}
          - {name: new, token: %2$s-dapr-new}
      """
          .formatted(TLS, CANARY);

  @TempDir Path folder;

  @Test
  void lets_in_who_shows_what_was_agreed_and_tells_no_secret() throws Exception {
    List<String> logged = new CopyOnWriteArrayList<>();
    Handler capture = capture(logged);
    Logger.getLogger("").addHandler(capture);
    StringBuilder answers = new StringBuilder();
    Path accessLog = folder.resolve("access.log");
    try (RunningServer server = start(FILE, Map.of(Setting.ACCESS_LOG, accessLog.toString()));
        HttpClient client = HttpClient.newBuilder().sslContext(trusting()).build()) {
      Calls calls = new Calls(server, client, answers);
      assertThat(server.report().warnings()).isEmpty();
      assertThat(server.report().ready().getFirst()).contains("https://localhost:");

      assertThat(calls.get(Port.HTTP, "/readyz")).isEqualTo(200);
      assertThat(calls.get(Port.DYNAMODB, "/")).isEqualTo(200);
      assertThat(calls.get(Port.DAPR_HTTP, "/v1.0/healthz")).isEqualTo(204);

      for (String path : List.of("/storage/default/a", "/v1/actions", "/metrics")) {
        assertThat(calls.get(Port.HTTP, path)).as(path).isEqualTo(401);
        assertThat(calls.get(Port.HTTP, path, "Authorization", "Bearer " + CANARY)).isEqualTo(401);
        for (String token : List.of("-bearer-old", "-bearer-new")) {
          assertThat(calls.get(Port.HTTP, path, "Authorization", "Bearer " + CANARY + token))
              .as(path)
              .isNotIn(401, 403);
        }
        assertThat(calls.get(Port.HTTP, path, "Authorization", "Bearer " + CANARY + "-storage"))
            .isEqualTo(path.startsWith("/storage") ? 404 : 403);
      }

      assertThat(calls.get(Port.DAPR_HTTP, "/v1.0/metadata")).isEqualTo(401);
      assertThat(calls.get(Port.DAPR_HTTP, "/v1.0/metadata", "dapr-api-token", CANARY))
          .isEqualTo(401);
      for (String token : List.of("-dapr-old", "-dapr-new")) {
        assertThat(calls.get(Port.DAPR_HTTP, "/v1.0/metadata", "dapr-api-token", CANARY + token))
            .isEqualTo(200);
      }

      signedCalls(server, answers);
      assertThat(scalerHealth(server)).isEqualTo(ServingStatus.SERVING);
      calls.get(Port.HTTP, "/metrics", "Authorization", "Bearer " + CANARY + "-bearer-old");
    } finally {
      Logger.getLogger("").removeHandler(capture);
    }
    assertThat(Files.readString(accessLog)).contains("401").doesNotContain(CANARY);
    assertThat(logged.toString()).doesNotContain(CANARY);
    assertThat(answers.toString()).contains("stator").doesNotContain(CANARY);
  }

  private static void signedCalls(RunningServer server, StringBuilder answers) throws Exception {
    for (Port port : List.of(Port.DYNAMODB, Port.HTTP)) {
      for (String key : List.of("old", "new")) {
        try (DynamoDbClient client =
            client(
                server,
                port,
                "AKID" + key.toUpperCase(java.util.Locale.ROOT),
                CANARY + "-" + key)) {
          assertThat(client.listTables().tableNames()).contains("items");
        }
      }
      try (DynamoDbClient client = client(server, port, "AKIDOLD", CANARY + "-new")) {
        assertThatThrownBy(client::listTables)
            .isInstanceOfSatisfying(
                DynamoDbException.class, refused -> answers.append(refused.getMessage()))
            .hasMessageContaining("does not match the signature you provided");
      }
    }
  }

  @Test
  void keeps_accounts_and_regions_apart_in_folders() throws Exception {
    Map<Setting, String> flags =
        Map.of(
            Setting.FRONT_ENDS,
            "dynamodb",
            Setting.MEMORY,
            "false",
            Setting.DATA,
            folder.resolve("data").toString(),
            Setting.NAMESPACES,
            "credential");
    for (int start = 0; start < 2; start++) {
      try (RunningServer server = start(FILE, flags)) {
        try (DynamoDbClient old = client(server, Port.DYNAMODB, "AKIDOLD", CANARY + "-old");
            DynamoDbClient other = client(server, Port.DYNAMODB, "AKIDNEW", CANARY + "-new")) {
          assertThat(old.listTables().tableNames()).isEmpty();
          if (start == 0) {
            assertThat(makeTable(other))
                .isEqualTo("arn:aws:dynamodb:us-east-1:111122223333:table/apart");
          }
          assertThat(other.listTables().tableNames()).containsExactly("apart");
        }
      }
    }
    assertThat(folder.resolve("data/namespaces/111122223333/us-east-1")).isDirectory();
  }

  private static String makeTable(DynamoDbClient client) {
    return client
        .createTable(
            request ->
                request
                    .tableName("apart")
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

  @Test
  void warns_of_tokens_in_clear_text() throws Exception {
    String open =
        """
        host: 0.0.0.0
        front-ends: storage
        authentication: {bearer-tokens: [{name: a, token: b}]}
        """;
    try (RunningServer server = start(open, Map.of())) {
      assertThat(server.report().warnings())
          .containsExactly(
              "tokens travel to 0.0.0.0 in clear text; --tls-certificate and --tls-key would hide"
                  + " them");
    }
  }

  /** Calls over TLS, whose answers are kept. */
  private record Calls(RunningServer server, HttpClient client, StringBuilder answers) {
    int get(Port port, String path, String... headers) throws Exception {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + server.ports().get(port) + path))
              .method("GET", BodyPublishers.noBody());
      if (headers.length > 0) {
        request.headers(headers);
      }
      HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
      answers.append(answer.headers().map()).append(answer.body());
      return answer.statusCode();
    }
  }

  private RunningServer start(String file, Map<Setting, String> more) throws Exception {
    Map<Setting, String> flags = new EnumMap<>(Setting.class);
    flags.put(Setting.MEMORY, "true");
    for (Port port : Port.values()) {
      flags.put(port.setting(), "0");
    }
    flags.putAll(more);
    Path config = Files.writeString(folder.resolve("stator.yaml"), file);
    return RunningServer.start(ServeConfig.from(Settings.merge(flags, ConfigFile.read(config))));
  }

  private static ServingStatus scalerHealth(RunningServer server) throws Exception {
    ManagedChannel channel =
        Grpc.newChannelBuilderForAddress(
                "localhost",
                server.ports().getOrDefault(Port.KEDA, 0),
                TlsChannelCredentials.newBuilder()
                    .trustManager(Path.of(TLS, "authority.pem").toFile())
                    .keyManager(
                        Path.of(TLS, "operator.pem").toFile(),
                        Path.of(TLS, "operator.key").toFile())
                    .build())
            .build();
    try {
      return HealthGrpc.newBlockingStub(channel)
          .check(HealthCheckRequest.getDefaultInstance())
          .getStatus();
    } finally {
      channel.shutdownNow();
    }
  }

  private static DynamoDbClient client(RunningServer server, Port port, String id, String secret)
      throws Exception {
    TlsTrustManagersProvider trust = trustManagers()::getTrustManagers;
    return DynamoDbClient.builder()
        .endpointOverride(URI.create("https://127.0.0.1:" + server.ports().get(port)))
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(id, secret)))
        .httpClientBuilder(Apache5HttpClient.builder().tlsTrustManagersProvider(trust))
        .build();
  }

  private static SSLContext trusting() throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    TrustManager[] trust = trustManagers().getTrustManagers();
    context.init(null, trust, null);
    return context;
  }

  private static TrustManagerFactory trustManagers() throws Exception {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    store.setCertificateEntry(
        "authority", ServerIdentity.authorities(Path.of(TLS, "authority.pem")).getFirst());
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    return trust;
  }

  private static Handler capture(List<String> logged) {
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord record) {
            logged.add(new SimpleFormatter().format(record));
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    handler.setLevel(Level.ALL);
    return handler;
  }
}
