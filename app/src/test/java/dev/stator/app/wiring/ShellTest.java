package dev.stator.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.app.config.Port;
import dev.stator.app.config.Setting;
import dev.stator.app.exit.StartFailure;
import dev.stator.server.keda.proto.ExternalScalerGrpc;
import dev.stator.server.keda.proto.ScaledObjectRef;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every front end shares, as a started server has it. */
class ShellTest {
  private static final String SECRET = "c4n4ry";

  @TempDir Path folder;

  @Test
  void answersHealthOnEveryHttpPort() {
    try (RunningServer server = Servers.start(Map.of())) {
      for (Port port : List.of(Port.DYNAMODB, Port.DAPR_HTTP, Port.HTTP)) {
        assertThat(get(server, port, "/healthz")).isEqualTo("200 ok");
        assertThat(get(server, port, "/readyz")).isEqualTo("200 ready");
      }
    }
  }

  @Test
  void showsFiguresOfEveryFrontEndAndTheEngine() {
    try (RunningServer server =
        Servers.start(Map.of(Setting.MEMORY, "false", Setting.DATA, folder.toString()))) {
      use(server);
      assertThat(get(server, Port.HTTP, "/metrics").lines())
          .contains(
              "stator_requests_total{frontend=\"storage\",operation=\"set\",status=\"200\"} 1.0",
              "stator_requests_total{frontend=\"storage\",operation=\"get\",status=\"404\"} 1.0",
              "stator_requests_total{frontend=\"dapr\",operation=\"state.save\",status=\"204\"} 1.0",
              "stator_requests_total{frontend=\"dynamodb\",operation=\"ListTables\",status=\"200\"}"
                  + " 1.0",
              "stator_requests_total{frontend=\"keda\",operation=\"IsActive\",status=\"3\"} 1.0",
              "stator_request_errors_total{error=\"INVALID_ARGUMENT\",frontend=\"keda\",operation=\"IsActive\"}"
                  + " 1.0",
              "stator_request_duration_seconds_count{frontend=\"keda\",operation=\"IsActive\"} 1",
              "stator_request_duration_seconds_count{frontend=\"storage\",operation=\"set\"} 1",
              "stator_requests_total{frontend=\"connector\",operation=\"catalogue\",status=\"200\"}"
                  + " 1.0",
              "stator_request_errors_total{error=\"ERR_STATE_STORE_NOT_FOUND\",frontend=\"dapr\","
                  + "operation=\"state.get\"} 1.0",
              "stator_requests_in_flight 0.0",
              "stator_store_healthy 1.0",
              "stator_store_writes_stopped 0.0")
          .anyMatch(
              line ->
                  line.matches(
                      "stator_engine_operation_duration_seconds_count\\{operation=\"PutItem\"\\} .*"))
          .anyMatch(line -> line.matches("stator_consumed_write_units_total\\{table=.*\\} [12].0"))
          .anyMatch(line -> line.matches("stator_table_items\\{table=.*\\} 1.0"))
          .anyMatch(line -> line.startsWith("stator_store_unflushed_bytes{space=\"data\"} "));
      assertThat(get(server, Port.HTTP, "/metrics")).doesNotContain(SECRET);
    }
  }

  @Test
  void logsALineForEachRequestWithoutItsSecrets() throws Exception {
    Path log = folder.resolve("access.log");
    try (RunningServer server = Servers.start(Map.of(Setting.ACCESS_LOG, log.toString()))) {
      use(server);
    }
    List<String> lines = Files.readAllLines(log);
    assertThat(lines).hasSize(7);
    assertThat(lines.getLast())
        .matches(
            "time=\\S+ peer=\\S+ frontend=keda operation=IsActive method=gRPC"
                + " path=/externalscaler.ExternalScaler/IsActive status=3 error=INVALID_ARGUMENT"
                + " in=\\d+ out=0 ms=\\S+ id=-");
    assertThat(lines.getFirst())
        .matches(
            "time=\\S+ peer=127.0.0.1 frontend=storage operation=set method=PUT"
                + " path=/storage/default/user:1 status=200 error=- in=\\d+ out=\\d+ ms=\\S+ id=-");
    assertThat(String.join("\n", lines)).doesNotContain(SECRET).contains("status=404");
  }

  @Test
  void namesTheFlagOfALogThatCannotBeWritten() {
    assertThatThrownBy(() -> Servers.start(Map.of(Setting.ACCESS_LOG, folder.toString())))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("--access-log: cannot write " + folder);
  }

  private static void use(RunningServer server) {
    Servers.send("PUT", Servers.uri(server, Port.HTTP, "/storage/default/user:1"), SECRET);
    get(server, Port.HTTP, "/storage/default/none?token=" + SECRET);
    Servers.send(
        "POST",
        Servers.uri(server, Port.DAPR_HTTP, "/v1.0/state/statestore"),
        "[{\"key\":\"k\",\"value\":\"" + SECRET + "\"}]");
    get(server, Port.DAPR_HTTP, "/v1.0/state/nosuchstore/k");
    get(server, Port.HTTP, "/v1/actions");
    listTables(server);
    isActive(server);
  }

  private static void listTables(RunningServer server) {
    HttpRequest request =
        HttpRequest.newBuilder(Servers.uri(server, Port.DYNAMODB, "/"))
            .header("X-Amz-Target", "DynamoDB_20120810.ListTables")
            .header("Content-Type", "application/x-amz-json-1.0")
            .POST(HttpRequest.BodyPublishers.ofString("{\"" + SECRET + "\": 1}"))
            .build();
    assertThat(Servers.send(request)).startsWith("200 ");
  }

  /** Of nothing: refused. */
  private static void isActive(RunningServer server) {
    ManagedChannel channel =
        NettyChannelBuilder.forAddress("127.0.0.1", server.ports().getOrDefault(Port.KEDA, 0))
            .usePlaintext()
            .build();
    try {
      assertThatThrownBy(
              () ->
                  ExternalScalerGrpc.newBlockingStub(channel)
                      .isActive(ScaledObjectRef.newBuilder().setName(SECRET).build()))
          .hasMessageContaining("INVALID_ARGUMENT");
    } finally {
      channel.shutdownNow();
    }
  }

  private static String get(RunningServer server, Port port, String path) {
    return Servers.send("GET", Servers.uri(server, port, path), "");
  }
}
