package dev.stator.server.keda;

import dev.stator.keda.trigger.ScaledWorkload;
import dev.stator.server.keda.proto.ExternalScalerGrpc;
import dev.stator.server.keda.proto.GetMetricsRequest;
import dev.stator.server.keda.proto.MetricSpec;
import dev.stator.server.keda.proto.MetricValue;
import dev.stator.server.keda.proto.ScaledObjectRef;
import io.grpc.ChannelCredentials;
import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.StatusRuntimeException;
import io.grpc.TlsChannelCredentials;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collector;
import java.util.stream.Collectors;
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

  /**
   * Over TLS, as KEDA does with {@code caCert}, {@code tlsClientCert} and {@code tlsClientKey}.
   *
   * @param target host and port
   * @throws IllegalArgumentException if a file cannot be read, or is not what it should be
   */
  public ExternalScalerClient(String target, Tls tls) {
    ManagedChannelBuilder<?> builder = Grpc.newChannelBuilder(target, credentials(tls));
    this.channel =
        (tls.serverName == null ? builder : builder.overrideAuthority(tls.serverName)).build();
  }

  /**
   * How to trust the scaler, and to prove oneself to it.
   *
   * @param authorities PEM, who signed the scaler's certificate
   * @param certificate PEM, one's own; null for none
   * @param key PEM, of the certificate
   * @param serverName in the scaler's certificate, if it is reached by another; null for that of
   *     the target
   */
  public record Tls(
      Path authorities,
      @Nullable Path certificate,
      @Nullable Path key,
      @Nullable String serverName) {
    public Tls {
      if ((certificate == null) != (key == null)) {
        throw new IllegalArgumentException("a client's certificate and its key need each other");
      }
    }
  }

  private static ChannelCredentials credentials(Tls tls) {
    TlsChannelCredentials.Builder credentials = TlsChannelCredentials.newBuilder();
    try {
      credentials.trustManager(tls.authorities.toFile());
      if (tls.certificate != null && tls.key != null) {
        credentials.keyManager(tls.certificate.toFile(), tls.key.toFile());
      }
      return credentials.build();
    } catch (IOException unreadable) {
      throw new IllegalArgumentException(
          "a file for TLS cannot be read: " + unreadable.getMessage(), unreadable);
    }
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
    private static final Collector<CharSequence, ?, String> ON_ONE_LINE = Collectors.joining("; ");

    Failure(StatusRuntimeException cause) {
      super(cause.getStatus().getCode() + ": " + description(cause) + why(cause), cause);
    }

    /** Behind the first line gRPC lists its own parts. */
    private static String description(StatusRuntimeException failure) {
      String text = String.valueOf(failure.getStatus().getDescription());
      return text.lines()
          .takeWhile(line -> !line.startsWith("Channel Pipeline"))
          .collect(ON_ONE_LINE);
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
