package dev.stator.app.wiring;

import static dev.stator.app.wiring.Servers.send;
import static dev.stator.app.wiring.Servers.uri;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Empty;
import com.sun.net.httpserver.HttpServer;
import dev.stator.app.config.Port;
import dev.stator.app.config.Setting;
import dev.stator.app.exit.StartFailure;
import dev.stator.server.dapr.runtime.proto.AppCallbackGrpc;
import dev.stator.server.dapr.runtime.proto.BindingEventRequest;
import dev.stator.server.dapr.runtime.proto.BindingEventResponse;
import dev.stator.server.dapr.runtime.proto.ListInputBindingsResponse;
import dev.stator.server.grpc.GrpcListener;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dapr's components, from their YAML to their calls. */
class DaprServerTest {
  private static final String AES_KEY = "00112233445566778899aabbccddeeff";
  private static final String SECRET_STORE =
      """
      apiVersion: dapr.io/v1alpha1
      kind: Component
      metadata:
        name: secretstore
      spec:
        type: secretstores.local.file
        version: v1
        metadata:
        - name: secretsFile
          value: secrets.json
      """;

  @TempDir Path folder;

  private RunningServer start(String yaml, Map<Setting, String> more) throws IOException {
    Files.writeString(folder.resolve("components.yaml"), yaml);
    Map<Setting, String> flags = new EnumMap<>(Setting.class);
    flags.putAll(more);
    flags.put(Setting.RESOURCES, folder.toString());
    flags.put(Setting.FRONT_ENDS, "dynamodb,dapr");
    return Servers.start(flags);
  }

  private static String component(String name, String type, String metadata, String rest) {
    return """
    apiVersion: dapr.io/v1alpha1
    kind: Component
    metadata:
      name: %s
    spec:
      type: %s
      version: v1
      metadata:
      - name: table
        value: %s
    %s
    %s
    """
        .formatted(name, type, name, metadata.indent(2), rest);
  }

  /** Dapr's integration test of encryption, but with the value's quotes kept. */
  @Test
  void encrypts_with_a_key_of_a_secret_store() throws IOException {
    Files.writeString(folder.resolve("secrets.json"), "{\"key\": \"" + AES_KEY + "\"}");
    String store =
        component(
            "mystore",
            "state.aws.dynamodb",
            "- name: primaryEncryptionKey\n  secretKeyRef:\n    name: key",
            "auth:\n  secretStore: secretstore");
    try (RunningServer server = start(SECRET_STORE + "---\n" + store, Map.of())) {
      assertThat(
              send(
                  "POST",
                  uri(server, Port.DAPR_HTTP, "/v1.0/state/mystore"),
                  "[{\"key\":\"key1\",\"value\":\"value1\"}]"))
          .isEqualTo("204");
      assertThat(send("GET", uri(server, Port.DAPR_HTTP, "/v1.0/state/mystore/key1"), ""))
          .isEqualTo("200 \"value1\"");
      assertThat(
              send(
                  "POST",
                  uri(server, Port.DAPR_HTTP, "/v1.0-alpha1/state/mystore/query"),
                  "{\"filter\":{}}"))
          .startsWith("500 {\"errorCode\":\"ERR_STATE_QUERY\"")
          .contains("cannot query encrypted store");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "- name: primaryEncryptionKey\\n  value: s3cret~metadata field 'primaryEncryptionKey' must come from a secretKeyRef",
        "- name: primaryEncryptionKey\\n  secretKeyRef:\\n    name: short~must be a key of 16, 24 or 32 bytes, in hex",
        "- name: secondaryEncryptionKey\\n  secretKeyRef:\\n    name: key~metadata field 'secondaryEncryptionKey' needs primaryEncryptionKey",
        "- name: region\\n  secretKeyRef:\\n    name: no~secret store 'secretstore' has no secret 'no'",
        "- name: region\\n  secretKeyRef:\\n    name: nested~secret store 'secretstore' has no secret 'nested'",
        "- name: region\\n  secretKeyRef:\\n    name: key\\n    key: other~secret 'key' of secret store 'secretstore' has no key 'other'"
      })
  void says_which_secret_is_wrong(String metadata, String message) throws IOException {
    Files.writeString(
        folder.resolve("secrets.json"),
        "{\"key\":\"" + AES_KEY + "\",\"short\":\"0011\",\"nested\":{\"region\":\"eu-west-1\"}}");
    String store =
        component(
            "mystore",
            "state.aws.dynamodb",
            metadata.replace("\\n", "\n"),
            "auth:\n  secretStore: secretstore");
    assertThatThrownBy(() -> start(SECRET_STORE + "---\n" + store, Map.of()).close())
        .hasMessageContaining("components.yaml:")
        .hasMessageContaining(message)
        .hasMessageNotContaining("s3cret")
        .hasMessageNotContaining(AES_KEY);
  }

  @Test
  void reads_nested_secrets_and_those_of_the_environment() throws IOException {
    Files.writeString(folder.resolve("secrets.json"), "{\"aws\":{\"region\":\"eu-west-1\"}}");
    String ofFile =
        component(
            "one",
            "state.aws.dynamodb",
            "- name: region\n  secretKeyRef:\n    name: aws:region",
            "auth:\n  secretStore: secretstore");
    String environment =
        """
        apiVersion: dapr.io/v1alpha1
        kind: Component
        metadata:
          name: env
        spec:
          type: secretstores.local.env
          version: v1
        """;
    String ofEnvironment =
        component(
            "two",
            "bindings.aws.dynamodb",
            "- name: region\n  secretKeyRef:\n    name: PATH",
            "auth:\n  secretStore: env");
    try (RunningServer server =
        start(String.join("---\n", SECRET_STORE, ofFile, environment, ofEnvironment), Map.of())) {
      assertThat(String.join("\n", server.report().resources()))
          .contains("Component 'one': table one, embedded; region is checked but not used");
    }
  }

  @Test
  void a_secret_store_that_is_none_is_named() {
    String store =
        component(
            "mystore",
            "state.aws.dynamodb",
            "- name: region\n  secretKeyRef:\n    name: x",
            "auth:\n  secretStore: nowhere");
    assertThatThrownBy(() -> start(store, Map.of()).close())
        .hasMessageContaining("there is no secret store 'nowhere' in this folder");
  }

  @Test
  void a_sort_key_makes_a_table_with_one() throws IOException {
    String store =
        component(
            "mystore",
            "state.aws.dynamodb",
            "- name: sortKey\n  value: sk\n- name: partitionKey\n  value: pk",
            "");
    try (RunningServer server = start(store, Map.of())) {
      String body =
          "{\"operations\":[{\"operation\":\"upsert\",\"request\":{\"key\":\"a\",\"value\":1,\"metadata\":{\"partitionKey\":\"p\"}}},{\"operation\":\"upsert\",\"request\":{\"key\":\"b\",\"value\":2,\"metadata\":{\"partitionKey\":\"p\"}}}]}";
      assertThat(send("POST", uri(server, Port.DAPR_HTTP, "/v1.0/state/mystore/transaction"), body))
          .isEqualTo("204");
      assertThat(
              send(
                  "GET",
                  uri(server, Port.DAPR_HTTP, "/v1.0/state/mystore/b?metadata.partitionKey=p"),
                  ""))
          .isEqualTo("200 2");
    }
  }

  @Test
  void events_of_a_binding_go_to_the_application() throws IOException, InterruptedException {
    BlockingQueue<String> received = new LinkedBlockingQueue<>();
    HttpServer application =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    application.createContext(
        "/changes",
        exchange -> {
          try (exchange) {
            String body =
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (exchange.getRequestMethod().equals("POST")) {
              received.add(body);
            }
            exchange.sendResponseHeaders(200, -1);
          }
        });
    application.start();
    String binding =
        component(
            "items",
            "bindings.aws.dynamodb",
            """
            - name: createTable
              value: id:S
            - name: route
              value: changes
            - name: startingPosition
              value: TRIM_HORIZON
            - name: checkpointTable
              value: checkpoints
            - name: parkingTable
              value: parked""",
            "");
    try (RunningServer server =
        start(
            binding,
            Map.of(Setting.APP_PORT, Integer.toString(application.getAddress().getPort())))) {
      assertThat(
              send(
                  "POST",
                  uri(server, Port.DAPR_HTTP, "/v1.0/bindings/items"),
                  "{\"operation\":\"create\",\"data\":{\"id\":\"from-an-output\"}}"))
          .isEqualTo("204");
      assertThat(received.poll(30, TimeUnit.SECONDS))
          .contains("\"eventName\":\"INSERT\"", "from-an-output");
      assertThat(send("GET", uri(server, Port.DAPR_HTTP, "/v1.0/metadata"), ""))
          .contains(
              "\"name\":\"items\"", "\"capabilities\":[\"INPUT_BINDING\",\"OUTPUT_BINDING\"]");
    } finally {
      application.stop(0);
    }
  }

  @Test
  void events_go_to_an_application_that_speaks_grpc() throws IOException, InterruptedException {
    BlockingQueue<BindingEventRequest> received = new LinkedBlockingQueue<>();
    String binding =
        component(
            "items",
            "bindings.aws.dynamodb",
            "- name: createTable\n  value: id:S\n- name: startingPosition\n  value: TRIM_HORIZON",
            "");
    try (GrpcListener application =
            GrpcListener.start("127.0.0.1", 0, List.of(new Application(received)));
        RunningServer server =
            start(
                binding,
                Map.of(
                    Setting.APP_PORT,
                    Integer.toString(application.port()),
                    Setting.APP_PROTOCOL,
                    "grpc"))) {
      assertThat(
              send(
                  "POST",
                  uri(server, Port.DAPR_HTTP, "/v1.0/bindings/items"),
                  "{\"operation\":\"create\",\"data\":{\"id\":\"from-an-output\"}}"))
          .isEqualTo("204");
      BindingEventRequest event = received.poll(30, TimeUnit.SECONDS);
      assertThat(event).isNotNull();
      assertThat(event.getName()).isEqualTo("items");
      assertThat(event.getData().toStringUtf8())
          .contains("\"eventName\":\"INSERT\"", "from-an-output");
    }
  }

  private static final class Application extends AppCallbackGrpc.AppCallbackImplBase {
    private final BlockingQueue<BindingEventRequest> received;

    Application(BlockingQueue<BindingEventRequest> received) {
      this.received = received;
    }

    @Override
    public void listInputBindings(Empty call, StreamObserver<ListInputBindingsResponse> answer) {
      answer.onNext(ListInputBindingsResponse.newBuilder().addBindings("items").build());
      answer.onCompleted();
    }

    @Override
    public void onBindingEvent(
        BindingEventRequest call, StreamObserver<BindingEventResponse> answer) {
      received.add(call);
      answer.onNext(BindingEventResponse.getDefaultInstance());
      answer.onCompleted();
    }
  }

  @Test
  void an_input_binding_has_no_operations() throws IOException {
    String binding =
        component(
            "items",
            "bindings.aws.dynamodb",
            "- name: createTable\n  value: id:S\n- name: direction\n  value: input",
            "");
    try (RunningServer server = start(binding, Map.of())) {
      assertThat(server.report().warnings())
          .anyMatch(warning -> warning.contains("without --app-port they have nowhere to go"));
      assertThat(
              send(
                  "POST",
                  uri(server, Port.DAPR_HTTP, "/v1.0/bindings/items"),
                  "{\"operation\":\"create\"}"))
          .contains("couldn't find output binding items");
    }
  }

  @Test
  void an_application_id_that_would_break_keys_is_named() {
    assertThatThrownBy(() -> Servers.start(Map.of(Setting.APP_ID, "a||b")))
        .isInstanceOf(StartFailure.class)
        .hasMessage("app id 'a||b' can't contain '||' (from --app-id and the variable NAMESPACE)");
  }

  @Test
  void a_bad_application_port_is_named() {
    assertThatThrownBy(() -> Servers.start(Map.of(Setting.APP_PORT, "http")))
        .isInstanceOf(StartFailure.class)
        .hasMessage("--app-port must be a port between 1 and 65535, not 'http'");
  }
}
