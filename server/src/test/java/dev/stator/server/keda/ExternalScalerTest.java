package dev.stator.server.keda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.embedded.Stator;
import dev.stator.keda.ConfiguredWorkloads;
import dev.stator.keda.Scaler;
import dev.stator.server.grpc.GrpcListener;
import dev.stator.server.keda.proto.ExternalScalerGrpc;
import dev.stator.server.keda.proto.GetMetricsRequest;
import dev.stator.server.keda.proto.MetricSpec;
import dev.stator.server.keda.proto.MetricValue;
import dev.stator.server.keda.proto.ScaledObjectRef;
import dev.stator.tables.TableSetup;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ExternalScalerTest {
  private static final ScaledObjectRef CALL =
      ScaledObjectRef.newBuilder()
          .setName("events")
          .setNamespace("keda-test")
          .putScalerMetadata("scalerAddress", "ours:6000")
          .putScalerMetadata("awsRegion", "eu-west-2")
          .putScalerMetadata("tableName", "keda-events")
          .putScalerMetadata("expressionAttributeNames", "{ \"#k\" : \"event_type\"}")
          .putScalerMetadata("keyConditionExpression", "#k = :key")
          .putScalerMetadata("expressionAttributeValues", "{ \":key\" : {\"S\":\"scaling_event\"}}")
          .putScalerMetadata("targetValue", "5")
          .build();

  private final Stator stator = Stator.inMemory();
  private final GrpcListener listener = listen();
  private final ManagedChannel channel =
      NettyChannelBuilder.forAddress("127.0.0.1", listener.port()).usePlaintext().build();
  private final ExternalScalerGrpc.ExternalScalerBlockingStub keda =
      ExternalScalerGrpc.newBlockingStub(channel);

  private GrpcListener listen() {
    try {
      Scaler scaler = new Scaler(new ConfiguredWorkloads(Map.of(), stator.client()));
      return GrpcListener.start("127.0.0.1", 0, List.of(new ExternalScalerService(scaler)));
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  @AfterEach
  void close() {
    channel.shutdownNow();
    listener.close();
    stator.close();
  }

  private void events(int count) {
    TableSetup.ensure(
        stator.client(),
        new TableSetup.Shape(
            "keda-events",
            TableSetup.KeyAttribute.string("event_type"),
            TableSetup.KeyAttribute.string("event_id"),
            null));
    for (int id = 0; id < count; id++) {
      Map<String, AttributeValue> item =
          Map.of(
              "event_type",
              AttributeValue.fromS("scaling_event"),
              "event_id",
              AttributeValue.fromS("" + id));
      stator.client().putItem(r -> r.tableName("keda-events").item(item));
    }
  }

  @Test
  void answersTheThreeCallsOfAPoll() {
    events(7);
    assertThat(keda.getMetricSpec(CALL).getMetricSpecsList())
        .containsExactly(
            MetricSpec.newBuilder()
                .setMetricName("aws-dynamodb-keda-events")
                .setTargetSize(5)
                .setTargetSizeFloat(5)
                .build());
    assertThat(
            keda.getMetrics(
                    GetMetricsRequest.newBuilder()
                        .setScaledObjectRef(CALL)
                        .setMetricName("aws-dynamodb-keda-events")
                        .build())
                .getMetricValuesList())
        .containsExactly(
            MetricValue.newBuilder()
                .setMetricName("aws-dynamodb-keda-events")
                .setMetricValue(7)
                .setMetricValueFloat(7)
                .build());
    assertThat(keda.isActive(CALL).getResult()).isTrue();
  }

  @Test
  void isInactiveWithNothingToDo() {
    events(0);
    assertThat(keda.isActive(CALL).getResult()).isFalse();
  }

  @Test
  void aFailureIsAStatusAndNeverAnAnswer() {
    assertThatThrownBy(() -> keda.isActive(CALL))
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.NOT_FOUND));
    ScaledObjectRef wrong = CALL.toBuilder().putScalerMetadata("targetValue", "many").build();
    assertThatThrownBy(() -> keda.getMetricSpec(wrong))
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            e -> {
              assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
              assertThat(e.getStatus().getDescription())
                  .contains("unable to set param \"targetValue\" value \"many\"");
            });
    assertThatThrownBy(() -> keda.streamIsActive(CALL).next())
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.UNIMPLEMENTED));
  }

  @Test
  void tellsItsHealth() {
    var answer =
        HealthGrpc.newBlockingStub(channel)
            .check(
                HealthCheckRequest.newBuilder()
                    .setService("externalscaler.ExternalScaler")
                    .build());
    assertThat(answer.getStatus()).isEqualTo(ServingStatus.SERVING);
  }
}
