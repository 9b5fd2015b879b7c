package dev.stator.server.keda;

import dev.stator.keda.trigger.ScaledWorkload;
import dev.stator.server.keda.proto.ExternalScalerGrpc;
import dev.stator.server.keda.proto.GetMetricsRequest;
import dev.stator.server.keda.proto.MetricSpec;
import dev.stator.server.keda.proto.MetricValue;
import dev.stator.server.keda.proto.ScaledObjectRef;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Asks an external scaler as KEDA does, to see what KEDA would see. */
public final class ExternalScalerClient implements AutoCloseable {
  private static final Duration CALL_MAX = Duration.ofSeconds(10);

  private final ManagedChannel channel;

  /**
   * @param target host and port
   */
  public ExternalScalerClient(String target) {
    this.channel = NettyChannelBuilder.forTarget(target).usePlaintext().build();
  }

  /** What the scaler answered to the three calls of one poll. */
  public record Poll(String metricName, double target, double value, boolean active) {}

  /**
   * @throws Failure what the scaler answered instead, or that it could not be reached
   */
  public Poll poll(ScaledWorkload workload, Map<String, String> metadata) {
    ScaledObjectRef call =
        ScaledObjectRef.newBuilder()
            .setNamespace(workload.namespace())
            .setName(workload.name())
            .putAllScalerMetadata(metadata)
            .build();
    try {
      MetricSpec spec = stub().getMetricSpec(call).getMetricSpecs(0);
      GetMetricsRequest request =
          GetMetricsRequest.newBuilder()
              .setScaledObjectRef(call)
              .setMetricName(spec.getMetricName())
              .build();
      MetricValue value = stub().getMetrics(request).getMetricValues(0);
      boolean active = stub().isActive(call).getResult();
      return new Poll(
          spec.getMetricName(), spec.getTargetSizeFloat(), value.getMetricValueFloat(), active);
    } catch (StatusRuntimeException failure) {
      throw new Failure(failure);
    }
  }

  private ExternalScalerGrpc.ExternalScalerBlockingStub stub() {
    return ExternalScalerGrpc.newBlockingStub(channel)
        .withDeadlineAfter(CALL_MAX.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The scaler answered with a status other than OK. */
  public static final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;

    Failure(StatusRuntimeException cause) {
      super(
          cause.getStatus().getCode() + ": " + cause.getStatus().getDescription() + why(cause),
          cause);
    }

    /** "io exception" is all that a status says of a refused connection. */
    private static String why(Throwable failure) {
      @Nullable Throwable deepest = failure.getCause();
      while (deepest != null && deepest.getCause() != null) {
        deepest = deepest.getCause();
      }
      return deepest == null || deepest.getMessage() == null
          ? ""
          : " (" + deepest.getMessage() + ")";
    }
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }
}
