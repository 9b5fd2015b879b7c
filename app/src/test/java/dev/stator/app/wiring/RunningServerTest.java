package dev.stator.app.wiring;

import static dev.stator.app.wiring.Servers.send;
import static dev.stator.app.wiring.Servers.uri;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stator.app.config.Port;
import dev.stator.app.config.Setting;
import dev.stator.app.exit.ExitCode;
import dev.stator.app.exit.StartFailure;
import dev.stator.app.resources.Seed;
import dev.stator.server.shell.ListenAddresses;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningServerTest {
  @TempDir Path folder;

  @Test
  void serves_every_front_end_with_the_built_in_resources() {
    try (RunningServer server = Servers.start(Map.of())) {
      assertThat(send("GET", uri(server, Port.HTTP, "/readyz"), "")).isEqualTo("200 ready");
      assertThat(
              send(
                  "POST",
                  uri(server, Port.DAPR_HTTP, "/v1.0/state/statestore"),
                  "[{\"key\":\"a\",\"value\":1}]"))
          .isEqualTo("204");
      assertThat(send("GET", uri(server, Port.DAPR_HTTP, "/v1.0/state/statestore/a"), ""))
          .isEqualTo("200 1");
      assertThat(
              send(
                  "POST",
                  uri(server, Port.DAPR_HTTP, "/v1.0/bindings/items"),
                  "{\"operation\":\"create\",\"data\":{\"id\":\"1\"}}"))
          .startsWith("204");
      assertThat(send("PUT", uri(server, Port.HTTP, "/storage/default/a:b"), "hello"))
          .isEqualTo("200 OK");
      assertThat(send("GET", uri(server, Port.HTTP, "/storage/default/a/b"), ""))
          .isEqualTo("200 hello");
      assertThat(
              send(
                  "POST",
                  uri(server, Port.HTTP, "/v1/actions/listTables"),
                  "{\"awsConnection\":\"local\"}"))
          .startsWith("200")
          .contains("items", "statestore", "storage");
      assertThat(
              send(
                  "POST",
                  uri(server, Port.HTTP, "/mcp"),
                  "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}"))
          .startsWith("200")
          .contains("dynamodb_query")
          .doesNotContain("dynamodb_put_item");
      assertThat(send("GET", uri(server, Port.HTTP, "/openapi.json"), "")).contains("\"3.0.3\"");
      assertThat(send("GET", uri(server, Port.HTTP, "/v1/pickers/tables"), ""))
          .contains("{\"label\":\"items\",\"key\":\"items\"}");
      assertThat(server.ports()).containsKeys(Port.DYNAMODB, Port.KEDA);
    }
  }

  @Test
  void tells_where_everything_is() {
    try (RunningServer server = Servers.start(Map.of())) {
      String http = "http://localhost:" + server.ports().get(Port.HTTP);
      String dapr = "http://localhost:" + server.ports().get(Port.DAPR_HTTP);
      assertThat(server.report().ready())
          .containsExactly(
              "  DynamoDB     http://localhost:" + server.ports().get(Port.DYNAMODB),
              "  Dapr         " + dapr + "/v1.0/state/statestore",
              "               " + dapr + "/v1.0/bindings/items",
              "               localhost:" + server.ports().get(Port.DAPR_GRPC) + " (gRPC)",
              "  Storage      " + http + "/storage/default/",
              "  Connector    " + http + "/v1/actions",
              "               " + http + "/openapi.json",
              "               " + http + "/mcp",
              "  KEDA scaler  localhost:" + server.ports().get(Port.KEDA) + " (gRPC)",
              "               " + http + "/scalers/metrics",
              "  Health       " + http + "/healthz, /readyz, /metrics",
              listening(),
              "  Data         in memory, gone at the end",
              "  Backend      embedded");
      assertThat(server.report().warnings()).isEmpty();
    }
  }

  /** {@code localhost} is answered for at both of its addresses, on every port. */
  @Test
  void answers_at_both_addresses_of_localhost() throws Exception {
    assumeTrue(ListenAddresses.hasIpv6Loopback(), "this machine has no ::1");
    try (RunningServer server = Servers.start(Map.of())) {
      for (Port port : server.ports().keySet()) {
        for (String address : List.of("127.0.0.1", "::1")) {
          new Socket(address, server.ports().getOrDefault(port, 0)).close();
        }
      }
      int dynamodb = server.ports().getOrDefault(Port.DYNAMODB, 0);
      assertThat(send("GET", URI.create("http://[::1]:" + dynamodb + "/healthz"), ""))
          .isEqualTo("200 ok");
    }
    try (RunningServer server = Servers.start(Map.of(Setting.HOST, "127.0.0.1"))) {
      assertThat(server.report().ready()).contains("  Listening    on 127.0.0.1");
      int dynamodb = server.ports().getOrDefault(Port.DYNAMODB, 0);
      assertThatThrownBy(() -> new Socket("::1", dynamodb).close())
          .isInstanceOf(ConnectException.class);
    }
  }

  private static String listening() {
    return ListenAddresses.hasIpv6Loopback()
        ? "  Listening    on 127.0.0.1 and ::1"
        : "  Listening    on 127.0.0.1, as this machine has no ::1";
  }

  @Test
  void serves_the_seeds() throws Exception {
    write("state.yaml", Seed.stateStore());
    write("binding.yaml", Seed.binding());
    write("keda.yaml", Seed.kedaRole());

    try (RunningServer server = withResources()) {
      assertThat(server.report().resources())
          .containsExactly(
              "Component 'items': table items, embedded; region and keys are checked but not used",
              "Component 'statestore': table mytable, embedded; endpoint, region and keys are"
                  + " checked but not used",
              "ScaledObject 'aws-dynamodb-table-scaledobject': table keda-events, embedded; region"
                  + " and role are checked but not used");
      assertThat(
              send(
                  "POST",
                  uri(server, Port.DAPR_HTTP, "/v1.0/state/statestore"),
                  "[ { \"key\": \"tony-stark\", \"value\": \"iron man\" } ]"))
          .isEqualTo("204");
      assertThat(send("GET", uri(server, Port.DAPR_HTTP, "/v1.0/state/statestore/tony-stark"), ""))
          .isEqualTo("200 \"iron man\"");
    }
  }

  @Test
  void warns_of_unknown_fields_of_a_component_and_refuses_wrong_ones_with_their_line()
      throws Exception {
    write("a.yaml", Seed.stateStore().replace("partitionKey", "partitonKey"));
    try (RunningServer server = withResources()) {
      assertThat(server.report().warnings())
          .singleElement(InstanceOfAssertFactories.STRING)
          .isEqualTo(
              folder
                  + "/a.yaml:23: Component 'statestore': metadata field 'partitonKey' is not"
                  + " known; did you mean 'partitionKey'? (ignored)");
    }
    write("a.yaml", Seed.stateStore().replace("http://localhost:8080", "localhost"));
    assertThatThrownBy(this::withResources)
        .hasMessage(
            folder
                + "/a.yaml:15: Component 'statestore': metadata field 'endpoint' is not an address"
                + " such as http://localhost:8080");
  }

  @Test
  void refuses_a_wrong_trigger_with_its_line() throws Exception {
    write("k.yaml", Seed.kedaRole().replace("targetValue: \"5\"", "targetValue: \"many\""));

    assertThatThrownBy(this::withResources)
        .hasMessageStartingWith(folder + "/k.yaml:28: trigger of ScaledObject")
        .hasMessageContaining("\"targetValue\" value \"many\"");
  }

  @Test
  void names_the_flag_of_a_taken_port() {
    try (RunningServer first = Servers.start(Map.of())) {
      for (Port port : first.ports().keySet()) {
        String number = String.valueOf(first.ports().get(port));
        assertThatThrownBy(() -> Servers.start(Map.of(port.setting(), number)))
            .isInstanceOfSatisfying(
                StartFailure.class,
                failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.PORT_TAKEN))
            .hasMessage(
                "port "
                    + number
                    + " on 127.0.0.1 is taken; choose another with "
                    + port.setting().flag());
      }
    }
  }

  @Test
  void tells_a_port_that_this_user_may_not_have() {
    assertThatThrownBy(() -> Servers.start(Map.of(Setting.HOST, "192.0.2.1")))
        .hasMessageContaining("192.0.2.1 can be reached from other machines");
    assertThatThrownBy(
            () ->
                Servers.start(
                    Map.of(
                        Setting.HOST, "192.0.2.1", Setting.ALLOW_UNAUTHENTICATED_NETWORK, "true")))
        .isInstanceOf(StartFailure.class)
        .hasMessageEndingWith(
            "the host is not an address of this machine; choose another with --host or"
                + " --dynamodb-port");
  }

  @Test
  void warns_when_the_network_can_reach_it() {
    try (RunningServer server =
        Servers.start(
            Map.of(Setting.HOST, "0.0.0.0", Setting.ALLOW_UNAUTHENTICATED_NETWORK, "true"))) {
      assertThat(server.report().warnings())
          .containsExactly(
              "other machines can reach 0.0.0.0, and nothing asks who they are at dynamodb"
                  + " (access-keys), dapr (dapr-tokens), storage (bearer-tokens), connector"
                  + " (bearer-tokens), keda (--grpc-client-ca and bearer-tokens)");
    }
  }

  @Test
  void starts_only_the_chosen_front_ends() {
    try (RunningServer server = Servers.start(Map.of(Setting.FRONT_ENDS, "storage"))) {
      assertThat(server.ports()).containsOnlyKeys(Port.HTTP);
      assertThat(send("POST", uri(server, Port.HTTP, "/v1/actions/listTables"), "{}"))
          .startsWith("404");
    }
  }

  @Test
  void uses_the_endpoint_on_the_backend_aws() throws Exception {
    try (RunningServer remote = Servers.start(Map.of())) {
      write(
          "s.yaml",
          """
          apiVersion: stator.dev/v1
          kind: Storage
          metadata:
            name: far
            annotations: {stator.dev/backend: aws}
          spec:
            table: far-away
            createTable: true
            region: eu-west-1
            endpoint: http://127.0.0.1:%d
            credentials: {accessKeyId: a, secretAccessKey: b}
          """
              .formatted(remote.ports().get(Port.DYNAMODB)));
      try (RunningServer server = withResources()) {
        assertThat(server.report().resources())
            .containsExactly(
                "Storage 'far': table far-away, aws, region eu-west-1, endpoint http://127.0.0.1:"
                    + remote.ports().get(Port.DYNAMODB));
        send("PUT", uri(server, Port.HTTP, "/storage/far/a"), "hello");
        assertThat(send("GET", uri(server, Port.HTTP, "/storage/far/a"), ""))
            .isEqualTo("200 hello");
        assertThat(
                send(
                    "POST",
                    uri(remote, Port.HTTP, "/v1/actions/getItem"),
                    "{\"tableName\":\"far-away\",\"value\":\"a\"}"))
            .startsWith("200")
            .contains("hello");
      }
    }
  }

  @Test
  void makes_nothing_on_the_backend_aws_unless_asked() throws Exception {
    try (RunningServer remote = Servers.start(Map.of())) {
      String endpoint = "http://127.0.0.1:" + remote.ports().get(Port.DYNAMODB);
      write("a.yaml", Seed.stateStore().replace("http://localhost:8080", endpoint));

      assertThatThrownBy(
              () ->
                  Servers.start(
                      Map.of(Setting.RESOURCES, folder.toString(), Setting.BACKEND, "aws")))
          .isInstanceOfSatisfying(
              StartFailure.class,
              failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.BACKEND))
          .hasMessageStartingWith(
              folder
                  + "/a.yaml:1: Component 'statestore': error validating DynamoDB table 'mytable'"
                  + " access: ");
    }
  }

  private RunningServer withResources() {
    return Servers.start(Map.of(Setting.RESOURCES, folder.toString()));
  }

  private void write(String name, String text) throws Exception {
    Files.writeString(folder.resolve(name), text);
  }
}
