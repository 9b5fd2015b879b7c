package dev.stator.server.keda;

import static dev.stator.server.keda.ScalerUnderTest.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.server.grpc.GrpcListener;
import dev.stator.server.keda.proto.ExternalScalerGrpc;
import dev.stator.server.keda.proto.GetMetricSpecResponse;
import dev.stator.server.keda.proto.GetMetricsRequest;
import dev.stator.server.keda.proto.IsActiveResponse;
import dev.stator.server.keda.proto.ScaledObjectRef;
import dev.stator.server.shell.limit.ServerLimits;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The streams, by a client that behaves as KEDA's external-push scaler does. */
class PushTest {
  private static final Duration REASSERT = Duration.ofMillis(150);

  private final ScalerUnderTest scaled = new ScalerUnderTest();
  private @Nullable GrpcListener listener;
  private @Nullable ManagedChannel channel;

  @AfterEach
  void close() {
    if (channel != null) {
      channel.shutdownNow();
    }
    if (listener != null) {
      listener.close();
    }
    scaled.close();
  }

  private ExternalScalerGrpc.ExternalScalerStub keda(Duration ageMax) throws IOException {
    var service = new ExternalScalerService(scaled.scaler(), new PushTiming(REASSERT, ageMax));
    GrpcListener started = GrpcListener.start("127.0.0.1", 0, List.of(service));
    listener = started;
    ManagedChannel opened =
        NettyChannelBuilder.forAddress("127.0.0.1", started.port()).usePlaintext().build();
    channel = opened;
    return ExternalScalerGrpc.newStub(opened);
  }

  /** What a stream brought: messages, then its status. */
  private static final class Received<T> implements StreamObserver<T> {
    private final BlockingQueue<Object> events = new LinkedBlockingQueue<>();

    @Override
    public void onNext(T message) {
      events.add(message);
    }

    @Override
    public void onError(Throwable failure) {
      events.add(Status.fromThrowable(failure));
    }

    @Override
    public void onCompleted() {
      events.add(Status.OK);
    }

    @Nullable Object next(Duration wait) throws InterruptedException {
      return events.poll(wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    Object next() throws InterruptedException {
      return Objects.requireNonNull(next(Duration.ofSeconds(10)), "nothing came");
    }

    /** The status, with what comes before it left out. */
    Status end() throws InterruptedException {
      while (true) {
        if (next() instanceof Status status) {
          return status;
        }
      }
    }
  }

  private static IsActiveResponse active(boolean active) {
    return IsActiveResponse.newBuilder().setResult(active).build();
  }

  @Test
  void tells_the_state_at_once_and_activation_within_a_second() throws Exception {
    scaled.create();
    Received<IsActiveResponse> received = new Received<>();
    keda(Duration.ofMinutes(1)).streamIsActive(call("sampleInterval", "1h"), received);
    assertThat(received.next()).isEqualTo(active(false));

    scaled.put(0, 1);
    assertThat(received.next(Duration.ofSeconds(1))).isEqualTo(active(true));
    // Again and again: KEDA drops one that comes before it has made the autoscaler.
    assertThat(received.next(Duration.ofSeconds(1))).isEqualTo(active(true));
    assertThat(received.next(Duration.ofSeconds(1))).isEqualTo(active(true));
  }

  @Test
  void tells_inactivity_once() throws Exception {
    scaled.create();
    Received<IsActiveResponse> received = new Received<>();
    keda(Duration.ofMinutes(1)).streamIsActive(call("sampleInterval", "100ms"), received);
    assertThat(received.next()).isEqualTo(active(false));
    assertThat(received.next(REASSERT.multipliedBy(3))).isNull();
  }

  @Test
  void ends_with_ok_when_it_is_old() throws Exception {
    scaled.create();
    Received<IsActiveResponse> activity = new Received<>();
    Received<GetMetricSpecResponse> specs = new Received<>();
    var stub = keda(Duration.ofMillis(300));
    stub.streamIsActive(call(), activity);
    stub.streamMetricSpec(call(), specs);
    assertThat(activity.end()).isEqualTo(Status.OK);
    assertThat(specs.end()).isEqualTo(Status.OK);
  }

  @Test
  void ends_with_ok_when_the_server_stops_and_quickly() throws Exception {
    scaled.create().put(0, 1);
    Received<IsActiveResponse> activity = new Received<>();
    Received<GetMetricSpecResponse> specs = new Received<>();
    var stub = keda(Duration.ofMinutes(10));
    stub.streamIsActive(call(), activity);
    stub.streamMetricSpec(call(), specs);
    assertThat(activity.next()).isEqualTo(active(true));
    assertThat(((GetMetricSpecResponse) specs.next()).getMetricSpecs(0).getTargetSize())
        .isEqualTo(5);
    long beganNanos = System.nanoTime();
    Objects.requireNonNull(listener).close();
    listener = null;
    assertThat(Duration.ofNanos(System.nanoTime() - beganNanos))
        .isLessThan(ServerLimits.DEFAULT.stopMax());
    assertThat(activity.end()).isEqualTo(Status.OK);
    assertThat(specs.end()).isEqualTo(Status.OK);
  }

  @Test
  void wrong_metadata_is_told_at_once() throws Exception {
    Received<IsActiveResponse> activity = new Received<>();
    Received<GetMetricSpecResponse> specs = new Received<>();
    var stub = keda(Duration.ofMinutes(10));
    stub.streamIsActive(call("targetValue", "x"), activity);
    stub.streamMetricSpec(call("targetValue", "x"), specs);
    assertThat(activity.end().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    assertThat(specs.end().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
  }

  /** While the table is missing the calls fail; the stream waits, and tells when there is more. */
  @Test
  void stays_open_while_the_table_cannot_be_read() throws Exception {
    Received<IsActiveResponse> activity = new Received<>();
    keda(Duration.ofMinutes(10)).streamIsActive(call("sampleInterval", "100ms"), activity);
    assertThat(activity.next(Duration.ofMillis(300))).isNull();
    scaled.create().put(0, 1);
    assertThat(activity.next()).isEqualTo(active(true));
  }

  /** Three unary calls each poll and each read of the autoscaler, beside the open stream. */
  @Test
  void keda_polls_on_while_a_stream_is_open() throws Exception {
    scaled.create().put(0, 7);
    ScaledObjectRef call = call("sampleInterval", "1h");
    Received<IsActiveResponse> activity = new Received<>();
    keda(Duration.ofMinutes(10)).streamIsActive(call, activity);
    assertThat(activity.next()).isEqualTo(active(true));
    var unary = ExternalScalerGrpc.newBlockingStub(Objects.requireNonNull(channel));
    for (int poll = 0; poll < 20; poll++) {
      String metric = unary.getMetricSpec(call).getMetricSpecs(0).getMetricName();
      var request =
          GetMetricsRequest.newBuilder().setScaledObjectRef(call).setMetricName(metric).build();
      assertThat(unary.getMetrics(request).getMetricValues(0).getMetricValue()).isEqualTo(7);
      assertThat(unary.isActive(call).getResult()).isTrue();
    }
    // One for the stream's first answer, one at most for what it read of the write before: none for
    // the sixty calls.
    assertThat(
            scaled
                .scaler()
                .statistics(
                    ScalerUnderTest.WORKLOAD, ScalerUnderTest.metadata("sampleInterval", "1h"))
                .taken())
        .isBetween(1L, 2L);
  }
}
