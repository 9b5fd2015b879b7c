package dev.stator.app.wiring;

import static dev.stator.app.wiring.Servers.send;
import static dev.stator.app.wiring.Servers.uri;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.app.config.Port;
import dev.stator.app.config.Setting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The parts of Dapr's component schema, from the YAML to the item in the table. */
class DaprComponentsTest {
  private static final Map<String, String> ENVIRONMENT =
      Map.of("NAMESPACE", "prod", "POD_NAME", "pod-7", "TABLE", "of-environment");

  @TempDir Path folder;

  private RunningServer start(String yaml, Map<Setting, String> more) throws IOException {
    return start(yaml, more, ENVIRONMENT);
  }

  private RunningServer start(
      String yaml, Map<Setting, String> more, Map<String, String> environment) throws IOException {
    Files.writeString(folder.resolve("components.yaml"), yaml);
    Map<Setting, String> flags = new EnumMap<>(Setting.class);
    flags.put(Setting.FRONT_ENDS, "dynamodb,dapr");
    flags.put(Setting.RESOURCES, folder.toString());
    flags.putAll(more);
    return Servers.start(flags, environment::get);
  }

  private static String store(String name, String table, String rest) {
    return """
        apiVersion: dapr.io/v1alpha1
        kind: Component
        metadata: {name: %s}
        spec:
          type: state.aws.dynamodb
          version: v1
          metadata:
          - {name: table, %s}
        %s"""
        .formatted(name, table, rest);
  }

  private static String scan(RunningServer server, String table) {
    java.net.http.HttpRequest request =
        java.net.http.HttpRequest.newBuilder(uri(server, Port.DYNAMODB, "/"))
            .header("X-Amz-Target", "DynamoDB_20120810.Scan")
            .header("Content-Type", "application/x-amz-json-1.0")
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=a/20260101/us-east-1/dynamodb/aws4_request,"
                    + " SignedHeaders=host, Signature=0")
            .POST(
                java.net.http.HttpRequest.BodyPublishers.ofString(
                    "{\"TableName\":\"" + table + "\"}"))
            .build();
    try (java.net.http.HttpClient client = java.net.http.HttpClient.newHttpClient()) {
      return client.send(request, java.net.http.HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static void save(RunningServer server, String store) {
    assertThat(
            send(
                "POST",
                uri(server, Port.DAPR_HTTP, "/v1.0/state/" + store),
                "[{\"key\":\"k\",\"value\":1}]"))
        .isEqualTo("204");
    assertThat(send("GET", uri(server, Port.DAPR_HTTP, "/v1.0/state/" + store + "/k"), ""))
        .isEqualTo("200 1");
  }

  @ParameterizedTest
  @CsvSource({
    "'', shop||k",
    "appid, shop||k",
    "AppID, shop||k",
    "name, mystore||k",
    "namespace, prod.shop||k",
    "none, k",
    "carts, carts||k"
  })
  void key_prefix(String prefix, String key) throws IOException {
    String yaml =
        store(
            "mystore",
            "value: states",
            prefix.isEmpty() ? "" : "  - {name: KEYPREFIX, value: " + prefix + "}\n");
    try (RunningServer server = start(yaml, Map.of(Setting.APP_ID, "shop"))) {
      save(server, "mystore");
      assertThat(scan(server, "states")).contains("\"key\":{\"S\":\"" + key + "\"}");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "of-{appID}, of-shop",
    "of-{podName}, of-pod-7",
    "of-{namespace}, of-prod.shop",
    "{appID}-{podName}, shop-pod-7"
  })
  void templates(String value, String table) throws IOException {
    try (RunningServer server =
        start(store("mystore", "value: '" + value + "'", ""), Map.of(Setting.APP_ID, "shop"))) {
      save(server, "mystore");
      assertThat(scan(server, table)).contains("\"Count\":1");
    }
  }

  @Test
  void every_uuid_is_another() throws IOException {
    String yaml =
        store("a", "value: 't-{uuid}'", "") + "---\n" + store("b", "value: 't-{uuid}'", "");
    try (RunningServer server = start(yaml, Map.of())) {
      List<String> tables =
          server.report().resources().stream()
              .map(line -> line.replaceAll(".*table (t-[0-9a-f-]{36}),.*", "$1"))
              .toList();
      assertThat(tables).hasSize(2).doesNotHaveDuplicates().allMatch(one -> one.length() == 38);
    }
  }

  @Test
  void a_pod_name_that_is_missing_is_an_error() {
    assertThatThrownBy(
            () -> start(store("mystore", "value: 'of-{podName}'", ""), Map.of(), Map.of()).close())
        .hasMessageContaining("'table' has {podName}, but POD_NAME is not set");
  }

  @Test
  void an_outbox_is_refused() {
    String outbox = "value: t-outbox}\n  - {name: outboxPublishPubsub, value: orders";
    assertThatThrownBy(() -> start(store("mystore", outbox, ""), Map.of(), Map.of()).close())
        .hasMessageContaining(
            "metadata field 'outboxPublishPubsub' asks for messages to a pub/sub broker");
  }

  @Test
  void a_value_of_the_environment() throws IOException {
    try (RunningServer server = start(store("mystore", "envRef: TABLE", ""), Map.of())) {
      save(server, "mystore");
      assertThat(scan(server, "of-environment")).contains("\"Count\":1");
    }
    assertThatThrownBy(
            () ->
                start(
                        store("mystore", "envRef: TABLE", ""),
                        Map.of(),
                        Map.of("TABLE", "t", "DAPR_ENV_KEYS", "OTHER"))
                    .close())
        .hasMessageContaining("envRef may not be 'TABLE': DAPR_ENV_KEYS does not list it");
  }

  @Test
  void a_value_of_a_secret_document() throws IOException {
    String secret =
        """
        apiVersion: v1
        kind: Secret
        metadata: {name: aws}
        data: {table: b2Ytc2VjcmV0}
        ---
        """;
    String store = store("mystore", "secretKeyRef: {name: aws, key: table}", "");
    try (RunningServer server = start(secret + store, Map.of())) {
      save(server, "mystore");
      assertThat(scan(server, "of-secret")).contains("\"Count\":1");
    }
  }

  @Test
  void scopes() throws IOException {
    String yaml =
        store("mine", "value: states", "scopes: [shop, other]\n")
            + "---\n"
            + store("theirs", "value: states", "scopes: [other]\n");
    try (RunningServer server = start(yaml, Map.of(Setting.APP_ID, "shop"))) {
      save(server, "mine");
      assertThat(send("GET", uri(server, Port.DAPR_HTTP, "/v1.0/state/theirs/k"), ""))
          .startsWith("400 ")
          .contains("ERR_STATE_STORE_NOT_FOUND");
      assertThat(String.join("\n", server.report().warnings()))
          .contains("Component 'theirs' is left out: its scopes are other");
    }
  }

  @Test
  void namespaces() throws IOException {
    String elsewhere =
        store("theirs", "value: states", "")
            .replace("{name: theirs}", "{name: theirs, namespace: test}");
    String yaml = store("mine", "value: states", "") + "---\n" + elsewhere;
    try (RunningServer server = start(yaml, Map.of())) {
      save(server, "mine");
      assertThat(String.join("\n", server.report().warnings()))
          .contains("Component 'theirs' is left out: its namespace is test, and NAMESPACE is prod");
    }
    try (RunningServer server = start(yaml, Map.of(), Map.of())) {
      save(server, "theirs");
    }
  }

  @Test
  void errors_that_are_ignored() throws IOException {
    String bad =
        store("bad", "value: ''", "")
            .replace("  version: v1", "  version: v1\n  ignoreErrors: true");
    try (RunningServer server =
        start(bad + "---\n" + store("good", "value: states", ""), Map.of())) {
      save(server, "good");
      assertThat(String.join("\n", server.report().warnings()))
          .contains("Component 'bad' is left out (ignoreErrors): ")
          .contains("missing dynamodb table name");
    }
  }

  /** A database that takes the connection and never answers. */
  @Test
  void the_time_that_a_start_may_take() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      String yaml =
          store(
                  "slow",
                  "value: states",
                  """
                    - {name: region, value: eu-west-1}
                    - {name: accessKey, value: a}
                    - {name: secretKey, value: b}
                    - {name: endpoint, value: "http://127.0.0.1:%d"}
                  """
                      .formatted(silent.getLocalPort()))
              .replace("  version: v1", "  version: v1\n  initTimeout: 300ms");
      assertThatThrownBy(() -> start(yaml, Map.of(Setting.BACKEND, "aws")).close())
          .hasMessageContaining("components.yaml:1: Component 'slow' took longer to start than")
          .hasMessageEndingWith("its initTimeout (300 ms)");
    }
  }
}
