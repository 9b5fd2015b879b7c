package dev.stator.server.keda;

import dev.stator.keda.Scaler;
import dev.stator.keda.activation.ActivityWatch;
import dev.stator.server.keda.proto.ExternalScalerGrpc;
import dev.stator.server.keda.proto.GetMetricSpecResponse;
import dev.stator.server.keda.proto.GetMetricsRequest;
import dev.stator.server.keda.proto.GetMetricsResponse;
import dev.stator.server.keda.proto.IsActiveResponse;
import dev.stator.server.keda.proto.ScaledObjectRef;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.function.Supplier;

/** The five calls of {@code externalscaler.ExternalScaler}. Close it to end its streams. */
public final class ExternalScalerService extends ExternalScalerGrpc.ExternalScalerImplBase
    implements AutoCloseable {
  private final Scaler scaler;
  private final PushStreams streams;

  public ExternalScalerService(Scaler scaler) {
    this(scaler, PushTiming.STANDARD);
  }

  ExternalScalerService(Scaler scaler, PushTiming timing) {
    this.scaler = scaler;
    this.streams = new PushStreams(timing);
  }

  @Override
  public void getMetricSpec(ScaledObjectRef call, StreamObserver<GetMetricSpecResponse> answer) {
    answer(answer, () -> spec(call));
  }

  @Override
  public void getMetrics(GetMetricsRequest call, StreamObserver<GetMetricsResponse> answer) {
    ScaledObjectRef workload = call.getScaledObjectRef();
    answer(
        answer,
        () ->
            ScalerMessages.metrics(
                call.getMetricName(),
                scaler.read(ScalerMessages.workload(workload), workload.getScalerMetadataMap())));
  }

  @Override
  public void isActive(ScaledObjectRef call, StreamObserver<IsActiveResponse> answer) {
    answer(
        answer,
        () ->
            ScalerMessages.active(
                scaler.read(ScalerMessages.workload(call), call.getScalerMetadataMap()).active()));
  }

  @Override
  public void streamIsActive(ScaledObjectRef call, StreamObserver<IsActiveResponse> answer) {
    ActivityWatch watch;
    try {
      watch = scaler.watch(ScalerMessages.workload(call), call.getScalerMetadataMap());
    } catch (RuntimeException failure) {
      answer.onError(ScalerErrors.status(failure));
      return;
    }
    streams.activity((ServerCallStreamObserver<IsActiveResponse>) answer, watch);
  }

  /** A trigger's target changes with its metadata, which ends the stream and opens another. */
  @Override
  public void streamMetricSpec(ScaledObjectRef call, StreamObserver<GetMetricSpecResponse> answer) {
    GetMetricSpecResponse spec;
    try {
      spec = spec(call);
    } catch (RuntimeException failure) {
      answer.onError(ScalerErrors.status(failure));
      return;
    }
    streams.constant((ServerCallStreamObserver<GetMetricSpecResponse>) answer, spec);
  }

  private GetMetricSpecResponse spec(ScaledObjectRef call) {
    return ScalerMessages.metricSpec(
        scaler.metricSpec(ScalerMessages.workload(call), call.getScalerMetadataMap()));
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

  /** Ends every stream with OK, so that KEDA comes back after its shortest pause. */
  @Override
  public void close() {
    streams.close();
    scaler.close();
  }
}
