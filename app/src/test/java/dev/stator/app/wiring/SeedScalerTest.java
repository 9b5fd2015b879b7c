package dev.stator.app.wiring;

import static dev.stator.app.wiring.Servers.send;
import static dev.stator.app.wiring.Servers.uri;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.app.config.Port;
import dev.stator.app.config.Setting;
import dev.stator.app.resources.Seed;
import dev.stator.keda.counting.Events;
import dev.stator.server.keda.proto.ExternalScalerGrpc;
import dev.stator.server.keda.proto.ExternalScalerGrpc.ExternalScalerBlockingStub;
import dev.stator.server.keda.proto.GetMetricsRequest;
import dev.stator.server.keda.proto.ScaledObjectRef;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** KEDA's calls about the ScaledObject of the seed, over gRPC. */
class SeedScalerTest {
  private static final String CREATE_TABLE =
      """
      {"tableName": "keda-events",
       "attributeDefinition": [{"AttributeName": "event_type", "AttributeType": "S"},
                               {"AttributeName": "n", "AttributeType": "N"}],
       "keySchema": [{"AttributeName": "event_type", "KeyType": "HASH"},
                     {"AttributeName": "n", "KeyType": "RANGE"}],
       "billingMode": "PAY_PER_REQUEST"}
      """;

  @TempDir Path folder;

  @Test
  void counts_the_items_of_the_trigger() throws Exception {
    Files.writeString(folder.resolve("keda.yaml"), Seed.kedaUser());
    Files.writeString(
        folder.resolve("connection.yaml"),
        "{apiVersion: stator.dev/v1, kind: Connection, metadata: {name: local}}");
    try (RunningServer server = Servers.start(Map.of(Setting.RESOURCES, folder.toString()))) {
      act(server, "createTable", CREATE_TABLE);
      for (int event = 0; event < 7; event++) {
        act(
            server,
            "createItem",
            """
            {"tableName": "keda-events",
             "item": {"event_type": "scaling_event", "n": "%d"},
             "itemTypes": {"event_type": "S", "n": "N"}}
            """
                .formatted(event));
      }
      ManagedChannel channel =
          NettyChannelBuilder.forAddress("127.0.0.1", server.ports().getOrDefault(Port.KEDA, 0))
              .usePlaintext()
              .build();
      try {
        ExternalScalerBlockingStub scaler = ExternalScalerGrpc.newBlockingStub(channel);
        assertThat(scaler.getMetricSpec(workload()).getMetricSpecs(0).getMetricName())
            .isEqualTo("aws-dynamodb-keda-events");
        assertThat(scaler.isActive(workload()).getResult()).isTrue();
        assertThat(
                scaler
                    .getMetrics(
                        GetMetricsRequest.newBuilder().setScaledObjectRef(workload()).build())
                    .getMetricValues(0)
                    .getMetricValueFloat())
            .isEqualTo(7);
      } finally {
        channel.shutdownNow();
      }
    }
  }

  private static ScaledObjectRef workload() {
    return ScaledObjectRef.newBuilder()
        .setName("aws-dynamodb-table-scaledobject")
        .setNamespace("default")
        .putAllScalerMetadata(Events.metadata())
        .build();
  }

  private static void act(RunningServer server, String action, String inputs) {
    assertThat(send("POST", uri(server, Port.HTTP, "/v1/actions/" + action), inputs))
        .startsWith("200");
  }
}
