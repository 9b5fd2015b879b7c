package dev.stator.server.keda;

import static dev.stator.server.keda.ScalerUnderTest.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.server.grpc.GrpcListener;
import dev.stator.server.keda.proto.ExternalScalerGrpc;
import dev.stator.server.keda.proto.GetMetricsRequest;
import dev.stator.server.keda.proto.IsActiveResponse;
import dev.stator.server.keda.proto.ScaledObjectRef;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** KEDA's own pattern of calls: what hangs, breaks, comes back, and may do next to nothing. */
@Timeout(60)
class KedaPatternTest {

  /** One poll, or one read of the autoscaler: the same three calls. */
  private static long poll(
      ExternalScalerGrpc.ExternalScalerBlockingStub keda, ScaledObjectRef call) {
    String metric = keda.getMetricSpec(call).getMetricSpecs(0).getMetricName();
    long value =
        keda.getMetrics(
                GetMetricsRequest.newBuilder()
                    .setScaledObjectRef(call)
                    .setMetricName(metric)
                    .build())
            .getMetricValues(0)
            .getMetricValue();
    assertThat(keda.isActive(call).getResult()).isEqualTo(value > 0);
    return value;
  }

  private static GrpcListener listen(ScalerUnderTest scaled, int port, PushTiming timing)
      throws IOException {
    return GrpcListener.start(
        "127.0.0.1", port, List.of(new ExternalScalerService(scaled.scaler(), timing)));
  }

  private static ManagedChannel channel(int port) {
    return NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
  }

  /** Query on the table is all the permission that counting needs. */
  @Test
  void a_client_that_may_only_query_is_enough() throws Exception {
    try (ScalerUnderTest full = new ScalerUnderTest();
        ScalerUnderTest scaled = new ScalerUnderTest(AlteredClient.queryOnly(full.client()))) {
      full.create().put(0, 7);
      GrpcListener listener = listen(scaled, 0, PushTiming.STANDARD);
      ManagedChannel channel = channel(listener.port());
      try {
        var keda = ExternalScalerGrpc.newBlockingStub(channel);
        assertThat(poll(keda, call())).isEqualTo(7);
        assertThatThrownBy(
                () -> poll(keda, call("operation", "scan", "keyConditionExpression", "")))
            .isInstanceOfSatisfying(
                StatusRuntimeException.class,
                e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.PERMISSION_DENIED));
        // Without permission to read the stream, push falls back to counting.
        Iterator<IsActiveResponse> pushed = keda.streamIsActive(call("sampleInterval", "100ms"));
        assertThat(pushed.next().getResult()).isTrue();
      } finally {
        channel.shutdownNow();
        listener.close();
      }
    }
  }

  /** KEDA sets no deadline and would wait for ever, with all its other triggers: we do not. */
  @Test
  void a_database_that_hangs_holds_nobody_longer_than_the_deadline() throws Exception {
    CountDownLatch released = new CountDownLatch(1);
    try (ScalerUnderTest full = new ScalerUnderTest()) {
      full.create().put(0, 7);
      DynamoDbClient hanging =
          AlteredClient.of(full.client(), (method, arguments) -> released.await());
      try (ScalerUnderTest scaled = new ScalerUnderTest(hanging)) {
        GrpcListener listener = listen(scaled, 0, PushTiming.STANDARD);
        ManagedChannel channel = channel(listener.port());
        ScaledObjectRef call = call("sampleDeadline", "200ms");
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
          var keda = ExternalScalerGrpc.newBlockingStub(channel);
          long beganNanos = System.nanoTime();
          List<Future<Long>> polls = new ArrayList<>();
          for (int caller = 0; caller < 20; caller++) {
            polls.add(callers.submit(() -> poll(keda, call)));
          }
          for (Future<Long> late : polls) {
            assertThatThrownBy(late::get)
                .hasMessageContaining("DEADLINE_EXCEEDED")
                .hasMessageContaining("no measurement within 200 ms");
          }
          assertThat(Duration.ofNanos(System.nanoTime() - beganNanos))
              .isLessThan(Duration.ofSeconds(3));
          released.countDown();
          // It went on meanwhile: the next poll has its result, from one query for all.
          assertThat(poll(keda, call("sampleDeadline", "200ms"))).isEqualTo(7);
          assertThat(
                  scaled
                      .scaler()
                      .statistics(
                          ScalerUnderTest.WORKLOAD,
                          ScalerUnderTest.metadata("sampleDeadline", "200ms"))
                      .taken())
              .isEqualTo(1);
        } finally {
          released.countDown();
          channel.shutdownNow();
          listener.close();
        }
      }
    }
  }

  /**
   * KEDA's pause before it opens a stream again doubles after an error, and starts anew only after
   * an end with OK: each of ours is one, so that it always comes back at once.
   */
  @Test
  void a_stream_that_ends_is_opened_again_without_a_longer_pause() throws Exception {
    PushTiming shortLived = new PushTiming(Duration.ofMillis(50), Duration.ofMillis(200));
    try (ScalerUnderTest scaled = new ScalerUnderTest()) {
      scaled.create().put(0, 1);
      GrpcListener listener = listen(scaled, 0, shortLived);
      int port = listener.port();
      ManagedChannel channel = channel(port);
      try {
        var keda = ExternalScalerGrpc.newBlockingStub(channel);
        int pause = 1;
        for (int stream = 0; stream < 3; stream++) {
          Iterator<IsActiveResponse> pushed = keda.streamIsActive(call());
          try {
            while (pushed.hasNext()) {
              assertThat(pushed.next().getResult()).isTrue();
            }
            pause = 1;
          } catch (StatusRuntimeException error) {
            pause *= 2;
          }
          assertThat(pause).isEqualTo(1);
        }
        // The server goes, and comes back at the same port: polls and streams work as before.
        listener.close();
        assertThatThrownBy(() -> poll(keda, call())).isInstanceOf(StatusRuntimeException.class);
        try (ScalerUnderTest after = new ScalerUnderTest()) {
          after.create().put(0, 3);
          listener = listen(after, port, shortLived);
          channel.resetConnectBackoff();
          assertThat(poll(keda.withWaitForReady(), call())).isEqualTo(3);
          assertThat(keda.withWaitForReady().streamIsActive(call()).next().getResult()).isTrue();
        }
      } finally {
        channel.shutdownNow();
        listener.close();
      }
    }
  }
}
