package dev.stator.server.keda;

import dev.stator.keda.Scaler;
import dev.stator.server.keda.proto.ExternalScalerGrpc;
import dev.stator.server.keda.proto.GetMetricSpecResponse;
import dev.stator.server.keda.proto.GetMetricsRequest;
import dev.stator.server.keda.proto.GetMetricsResponse;
import dev.stator.server.keda.proto.IsActiveResponse;
import dev.stator.server.keda.proto.ScaledObjectRef;
import io.grpc.stub.StreamObserver;
import java.util.function.Supplier;

/**
 * The pull calls of {@code externalscaler.ExternalScaler}. The push streams are not served: they
 * answer UNIMPLEMENTED, after which KEDA polls.
 */
public final class ExternalScalerService extends ExternalScalerGrpc.ExternalScalerImplBase {
  private final Scaler scaler;

  public ExternalScalerService(Scaler scaler) {
    this.scaler = scaler;
  }

  @Override
  public void getMetricSpec(ScaledObjectRef call, StreamObserver<GetMetricSpecResponse> answer) {
    answer(
        answer,
        () ->
            ScalerMessages.metricSpec(
                scaler.metricSpec(ScalerMessages.workload(call), call.getScalerMetadataMap())));
  }

  @Override
  public void getMetrics(GetMetricsRequest call, StreamObserver<GetMetricsResponse> answer) {
    ScaledObjectRef workload = call.getScaledObjectRef();
    answer(
        answer,
        () ->
            ScalerMessages.metrics(
                call.getMetricName(),
                scaler.sample(ScalerMessages.workload(workload), workload.getScalerMetadataMap())));
  }

  @Override
  public void isActive(ScaledObjectRef call, StreamObserver<IsActiveResponse> answer) {
    answer(
        answer,
        () ->
            IsActiveResponse.newBuilder()
                .setResult(
                    scaler
                        .sample(ScalerMessages.workload(call), call.getScalerMetadataMap())
                        .active())
                .build());
  }

  private static <T> void answer(StreamObserver<T> observer, Supplier<T> work) {
    T result;
    try {
      result = work.get();
    } catch (RuntimeException failure) {
      observer.onError(ScalerErrors.status(failure));
      return;
    }
    observer.onNext(result);
    observer.onCompleted();
  }
}
