package dev.stator.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.app.command.StatorCommand;
import dev.stator.app.command.Terminal;
import dev.stator.app.config.ConfigFile;
import dev.stator.app.config.Port;
import dev.stator.app.config.ServeConfig;
import dev.stator.app.config.Setting;
import dev.stator.app.config.Settings;
import dev.stator.app.exit.ExitCode;
import dev.stator.app.resources.Seed;
import dev.stator.app.resources.SeedKeys;
import dev.stator.keda.counting.Events;
import dev.stator.server.keda.proto.ExternalScalerGrpc;
import dev.stator.server.keda.proto.GetMetricsRequest;
import dev.stator.server.keda.proto.IsActiveResponse;
import dev.stator.server.keda.proto.ScaledObjectRef;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The scaler's main job with the documentation's own YAML, twice: on the embedded engine, and on
 * the back end {@code aws} against a second Stator that demands signatures with the Secret's keys.
 */
class ScalerJobTest {
  @TempDir Path folder;

  /** The seed's example with an IAM user, and the annotations and addresses of this test. */
  private Path resources(String awsEndpoint) throws Exception {
    Path resources = Files.createDirectories(folder.resolve("resources"));
    Files.writeString(
        resources.resolve("keda.yaml"),
        Seed.kedaUser()
            + (awsEndpoint.isEmpty() ? "" : "      awsEndpoint: " + awsEndpoint + "\n"));
    return resources;
  }

  private RunningServer locked() throws Exception {
    Path file = folder.resolve("there.yaml");
    Files.writeString(
        file,
        """
        authentication:
          access-keys:
            - name: scaler
              access-key-id: %s
              secret-access-key: %s
              session-token: %s
        """
            .formatted(SeedKeys.ID, SeedKeys.KEY, SeedKeys.SESSION));
    Map<Setting, String> flags = new EnumMap<>(Setting.class);
    flags.put(Setting.MEMORY, "true");
    flags.put(Setting.FRONT_ENDS, "dynamodb");
    flags.put(Setting.DYNAMODB_PORT, "0");
    flags.put(Setting.HTTP_PORT, "0");
    flags.put(Setting.REGION, "eu-west-2");
    return RunningServer.start(ServeConfig.from(Settings.merge(flags, ConfigFile.read(file))));
  }

  private static ScaledObjectRef call(String endpoint) {
    Map<String, String> metadata = Events.metadata("scalerAddress", "ours:6000");
    // Nothing but the stream may be what activates.
    metadata.put("sampleInterval", "1h");
    if (!endpoint.isEmpty()) {
      metadata.put("awsEndpoint", endpoint);
    }
    return ScaledObjectRef.newBuilder()
        .setName("aws-dynamodb-table-scaledobject")
        .setNamespace("default")
        .putAllScalerMetadata(metadata)
        .build();
  }

  /** Idle, activated by a write within a second, counted, and asked in KEDA's pattern. */
  private static void work(RunningServer server, ScaledObjectRef call, DynamoDbClient dynamo) {
    ManagedChannel channel =
        NettyChannelBuilder.forAddress("127.0.0.1", server.ports().getOrDefault(Port.KEDA, 0))
            .usePlaintext()
            .build();
    try {
      var keda = ExternalScalerGrpc.newBlockingStub(channel);
      assertThat(keda.getMetricSpec(call).getMetricSpecs(0).getTargetSizeFloat()).isEqualTo(5);
      assertThat(keda.isActive(call).getResult()).isFalse();
      Iterator<IsActiveResponse> pushed = keda.streamIsActive(call);
      assertThat(pushed.next().getResult()).isFalse();
      Events.put(dynamo, 0, 7);
      long writtenNanos = System.nanoTime();
      assertThat(pushed.next().getResult()).isTrue();
      assertThat(Duration.ofNanos(System.nanoTime() - writtenNanos))
          .isLessThan(Duration.ofSeconds(1));
      var metrics =
          keda.getMetrics(GetMetricsRequest.newBuilder().setScaledObjectRef(call).build());
      assertThat(metrics.getMetricValues(0).getMetricValue()).isEqualTo(7);
      assertThat(metrics.getMetricValues(0).getMetricValueFloat()).isEqualTo(7);
      assertThat(keda.isActive(call).getResult()).isTrue();
    } finally {
      channel.shutdownNow();
    }
  }

  @Test
  void on_the_embedded_engine() throws Exception {
    Path resources = resources("");
    try (RunningServer server = Servers.start(Map.of(Setting.RESOURCES, resources.toString()));
        DynamoDbClient dynamo = SeedKeys.client(Servers.uri(server, Port.DYNAMODB, "/"))) {
      Events.create(dynamo);
      work(server, call(""), dynamo);
      assertThat(
              Servers.send(
                  "GET",
                  Servers.uri(
                      server, Port.HTTP, "/scalers/default/aws-dynamodb-table-scaledobject/0"),
                  ""))
          .startsWith("200 {\"value\":7,");
    }
  }

  @Test
  void on_aws_with_the_keys_of_the_secret() throws Exception {
    try (RunningServer there = locked()) {
      URI endpoint = Servers.uri(there, Port.DYNAMODB, "");
      Path resources = resources(endpoint.toString());
      try (RunningServer server =
              Servers.start(
                  Map.of(
                      Setting.FRONT_ENDS,
                      "keda",
                      Setting.BACKEND,
                      "aws",
                      Setting.RESOURCES,
                      resources.toString()));
          DynamoDbClient dynamo = SeedKeys.client(endpoint)) {
        Events.create(dynamo);
        work(server, call(endpoint.toString()), dynamo);
        refusesOtherPlaces(server, endpoint);
      }
      checks(resources.resolve("keda.yaml"));
    }
  }

  private static void refusesOtherPlaces(RunningServer server, URI endpoint) {
    ManagedChannel channel =
        NettyChannelBuilder.forAddress("127.0.0.1", server.ports().getOrDefault(Port.KEDA, 0))
            .usePlaintext()
            .build();
    try {
      var keda = ExternalScalerGrpc.newBlockingStub(channel);
      for (ScaledObjectRef other :
          new ScaledObjectRef[] {
            call("http://127.0.0.1:1"),
            call(endpoint.toString()).toBuilder().setName("stranger").build(),
            call(endpoint.toString()).toBuilder().putScalerMetadata("tableName", "payroll").build()
          }) {
        assertThatThrownBy(() -> keda.isActive(other))
            .isInstanceOfSatisfying(
                StatusRuntimeException.class,
                e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.PERMISSION_DENIED));
      }
    } finally {
      channel.shutdownNow();
    }
  }

  /** The same file from the command line, and with a wrong key. */
  private static void checks(Path file) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    StatorCommand command =
        new StatorCommand(
            new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8)));
    assertThat(command.run("scaler", "check", "--backend", "aws", file.toString()))
        .isEqualTo(ExitCode.OK);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "default/aws-dynamodb-table-scaledobject  s0-aws-dynamodb-keda-events  value 7  target 5"
                + "  active yes  replicas 2 (7 / 5 rounded up)  items 7  read units 0.5"
                + "  requests 1\n");
    out.reset();
    assertThat(command.run("scaler", "watch", "--backend", "aws", "--times", "1", file.toString()))
        .isEqualTo(ExitCode.OK);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .endsWith("  s0-aws-dynamodb-keda-events  value 7  target 5  replicas 2  █\n");
    Files.writeString(
        file, Files.readString(file).replace("d0phbHJYVXRuRkVNSQ==", "d3Jvbmctc2VjcmV0"));
    assertThat(command.run("scaler", "check", "--backend", "aws", file.toString()))
        .isEqualTo(ExitCode.BACKEND);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("s0-aws-dynamodb-keda-events  cannot be measured: ")
        .doesNotContain("wrong-secret");
  }
}
