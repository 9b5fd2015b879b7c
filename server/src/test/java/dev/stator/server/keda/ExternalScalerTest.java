package dev.stator.server.keda;

import static dev.stator.server.keda.ScalerUnderTest.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import dev.stator.server.grpc.GrpcListener;
import dev.stator.server.keda.proto.ExternalScalerGrpc;
import dev.stator.server.keda.proto.GetMetricsRequest;
import dev.stator.server.keda.proto.MetricSpec;
import dev.stator.server.keda.proto.MetricValue;
import dev.stator.server.keda.proto.ScaledObjectRef;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.reflection.v1.ServiceResponse;
import io.grpc.stub.BlockingClientCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The pull calls, by a stub that is made from the protocol's own description. */
class ExternalScalerTest {
  private final ScalerUnderTest scaled = new ScalerUnderTest();
  private final GrpcListener listener = listen();
  private final ManagedChannel channel =
      NettyChannelBuilder.forAddress("127.0.0.1", listener.port()).usePlaintext().build();
  private final ExternalScalerGrpc.ExternalScalerBlockingStub keda =
      ExternalScalerGrpc.newBlockingStub(channel);

  private GrpcListener listen() {
    try {
      return GrpcListener.start(
          "127.0.0.1", 0, List.of(new ExternalScalerService(scaled.scaler())));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @AfterEach
  void close() {
    channel.shutdownNow();
    listener.close();
    scaled.close();
  }

  private MetricValue value(ScaledObjectRef call) {
    var answer =
        keda.getMetrics(
            GetMetricsRequest.newBuilder()
                .setScaledObjectRef(call)
                .setMetricName("aws-dynamodb-keda-events")
                .build());
    assertThat(answer.getMetricValuesList()).hasSize(1);
    return answer.getMetricValues(0);
  }

  @Test
  void answers_the_three_calls_of_a_poll_from_one_measurement() {
    scaled.create().put(0, 7);
    assertThat(keda.getMetricSpec(call()).getMetricSpecsList())
        .containsExactly(
            MetricSpec.newBuilder()
                .setMetricName("aws-dynamodb-keda-events")
                .setTargetSize(5)
                .setTargetSizeFloat(5)
                .build());
    assertThat(value(call()))
        .isEqualTo(
            MetricValue.newBuilder()
                .setMetricName("aws-dynamodb-keda-events")
                .setMetricValue(7)
                .setMetricValueFloat(7)
                .build());
    assertThat(keda.isActive(call()).getResult()).isTrue();
    assertThat(
            scaled
                .scaler()
                .statistics(ScalerUnderTest.WORKLOAD, ScalerUnderTest.metadata())
                .taken())
        .isEqualTo(1);
  }

  /** KEDA's table of IsActive: strictly more than the activation. */
  @Test
  void is_inactive_with_nothing_or_not_enough_to_do() {
    scaled.create();
    assertThat(keda.isActive(call()).getResult()).isFalse();
    scaled.put(0, 2);
    assertThat(keda.isActive(call("activationTargetValue", "3")).getResult()).isFalse();
    assertThat(keda.isActive(call("activationTargetValue", "1")).getResult()).isTrue();
  }

  @Test
  void fractions_are_whole_and_more_for_old_clients() {
    scaled.create().put(0, 5);
    MetricValue value = value(call("measure", "sum", "measureAttribute", "size"));
    assertThat(value.getMetricValueFloat()).isEqualTo(1.25);
    assertThat(value.getMetricValue()).isEqualTo(2);
  }

  /** KEDA makes thousandths of 64 bits of it: more than fits would be less than nothing. */
  @Test
  void more_than_keda_can_count_is_as_much_as_it_can() {
    scaled.create().put("size", "1e30");
    MetricValue value = value(call("measure", "max", "measureAttribute", "size"));
    assertThat(value.getMetricValueFloat()).isEqualTo(9e15);
    assertThat(value.getMetricValue()).isEqualTo(9_000_000_000_000_000L);
    assertThat((long) (value.getMetricValueFloat() * 1000)).isPositive().isLessThan(Long.MAX_VALUE);
  }

  @Test
  void a_failure_is_a_status_and_never_an_answer() {
    assertStatus(
        () -> keda.isActive(call()), Status.Code.NOT_FOUND, "table 'keda-events' in eu-west-2");
    assertStatus(
        () -> keda.getMetricSpec(call("targetValue", "many")),
        Status.Code.INVALID_ARGUMENT,
        "unable to set param \"targetValue\" value \"many\"");
    scaled.create().put(0, 1);
    assertStatus(
        () -> value(call("measure", "sum", "measureAttribute", "event_id")),
        Status.Code.FAILED_PRECONDITION,
        "measureAttribute 'event_id' of an item is of type S, not N");
    assertStatus(
        () -> value(call("expressionAttributeValues", "{\":key\":{\"N\":\"1\"}}")),
        Status.Code.INVALID_ARGUMENT,
        "");
  }

  private static void assertStatus(ThrowingCallable call, Status.Code code, String text) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            e -> {
              assertThat(e.getStatus().getCode()).isEqualTo(code);
              assertThat(e.getStatus().getDescription()).contains(text);
            });
  }

  @Test
  void tells_its_health() {
    var answer =
        HealthGrpc.newBlockingStub(channel)
            .check(
                HealthCheckRequest.newBuilder()
                    .setService("externalscaler.ExternalScaler")
                    .build());
    assertThat(answer.getStatus()).isEqualTo(ServingStatus.SERVING);
  }

  /** As grpcurl asks: which services are there, and what is in them. */
  @Test
  void describes_itself_by_reflection() throws Exception {
    BlockingClientCall<ServerReflectionRequest, ServerReflectionResponse> reflection =
        ServerReflectionGrpc.newBlockingV2Stub(channel).serverReflectionInfo();
    reflection.write(ServerReflectionRequest.newBuilder().setListServices("").build());
    assertThat(Objects.requireNonNull(reflection.read()).getListServicesResponse().getServiceList())
        .extracting(ServiceResponse::getName)
        .contains(
            "externalscaler.ExternalScaler",
            "grpc.health.v1.Health",
            "grpc.reflection.v1.ServerReflection",
            "grpc.reflection.v1alpha.ServerReflection");
    reflection.write(
        ServerReflectionRequest.newBuilder()
            .setFileContainingSymbol("externalscaler.ExternalScaler")
            .build());
    FileDescriptorProto file =
        FileDescriptorProto.parseFrom(
            Objects.requireNonNull(reflection.read())
                .getFileDescriptorResponse()
                .getFileDescriptorProto(0));
    assertThat(file.getPackage()).isEqualTo("externalscaler");
    ServiceDescriptorProto service = file.getService(0);
    assertThat(service.getMethodList())
        .extracting(MethodDescriptorProto::getName)
        .containsExactlyInAnyOrder(
            "IsActive", "StreamIsActive", "GetMetricSpec", "GetMetrics", "StreamMetricSpec");
    reflection.halfClose();
  }

  /** The fields' numbers are the contract: KEDA's own description has them so. */
  @Test
  void its_messages_have_the_numbers_of_kedas_description() {
    assertThat(MetricValue.getDescriptor().getFields())
        .extracting(field -> field.getNumber() + " " + field.getName() + " " + field.getType())
        .containsExactly("1 metricName STRING", "2 metricValue INT64", "3 metricValueFloat DOUBLE");
    assertThat(MetricSpec.getDescriptor().getFields())
        .extracting(field -> field.getNumber() + " " + field.getName() + " " + field.getType())
        .containsExactly("1 metricName STRING", "2 targetSize INT64", "3 targetSizeFloat DOUBLE");
    assertThat(ScaledObjectRef.getDescriptor().getFields())
        .extracting(field -> field.getNumber() + " " + field.getName())
        .containsExactly("1 name", "2 namespace", "3 scalerMetadata");
  }
}
