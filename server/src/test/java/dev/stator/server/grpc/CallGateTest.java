package dev.stator.server.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.server.keda.proto.ExternalScalerGrpc;
import dev.stator.server.keda.proto.IsActiveResponse;
import dev.stator.server.keda.proto.ScaledObjectRef;
import dev.stator.server.shell.ServerSetup;
import dev.stator.server.shell.limit.InFlight;
import dev.stator.server.shell.limit.ServerLimits;
import dev.stator.server.shell.observe.Exchange;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallGateTest {
  private static final ServerLimits LIMITS = ServerLimits.DEFAULT.withInFlight(1, 100_000);

  private final CountDownLatch arrived = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);
  private final BlockingQueue<Exchange> told = new LinkedBlockingQueue<>();
  private final InFlight inFlight = new InFlight(LIMITS);
  private GrpcListener listener;
  private ManagedChannel channel;

  private final class Busy extends ExternalScalerGrpc.ExternalScalerImplBase {
    @Override
    public void isActive(ScaledObjectRef call, StreamObserver<IsActiveResponse> answer) {
      arrived.countDown();
      try {
        release.await();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
      answer.onNext(IsActiveResponse.newBuilder().setResult(true).build());
      answer.onCompleted();
    }
  }

  @BeforeEach
  void start() throws Exception {
    listener =
        GrpcListener.start(
            "keda",
            "127.0.0.1",
            0,
            List.of(new Busy()),
            GrpcSecurity.NONE,
            new ServerSetup(LIMITS, inFlight, told::add));
    channel = ManagedChannelBuilder.forAddress("127.0.0.1", listener.port()).usePlaintext().build();
  }

  @AfterEach
  void stop() {
    channel.shutdownNow();
    listener.close();
  }

  @Test
  void refusesCallsBeyondTheCountAtOnceButAnswersHealth() throws Exception {
    var first =
        ExternalScalerGrpc.newFutureStub(channel).isActive(ScaledObjectRef.getDefaultInstance());
    assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();
    assertRefused(ScaledObjectRef.getDefaultInstance());
    assertThat(
            HealthGrpc.newBlockingStub(channel)
                .check(HealthCheckRequest.getDefaultInstance())
                .getStatus())
        .isEqualTo(ServingStatus.SERVING);
    release.countDown();
    assertThat(first.get(10, TimeUnit.SECONDS).getResult()).isTrue();
    List<String> seen =
        List.of(next(), next(), next()).stream()
            .map(one -> one.operation() + " " + one.error())
            .sorted()
            .toList();
    assertThat(seen).containsExactly("Check null", "IsActive RESOURCE_EXHAUSTED", "IsActive null");
    assertThat(inFlight.requests()).isZero();
  }

  @Test
  void refusesMessagesBeyondTheBytes() throws Exception {
    release.countDown();
    assertRefused(ScaledObjectRef.newBuilder().setName("x".repeat(500_000)).build());
    Exchange refused = next();
    assertThat(refused.frontEnd()).isEqualTo("keda");
    assertThat(refused.path()).isEqualTo("/externalscaler.ExternalScaler/IsActive");
    assertThat(refused.receivedBytes()).isGreaterThan(500_000);
    assertThat(inFlight.bytes()).isZero();
    assertThat(inFlight.requests()).isZero();
    assertThat(
            ExternalScalerGrpc.newBlockingStub(channel)
                .isActive(ScaledObjectRef.getDefaultInstance())
                .getResult())
        .isTrue();
  }

  private void assertRefused(ScaledObjectRef call) {
    assertThatThrownBy(() -> ExternalScalerGrpc.newBlockingStub(channel).isActive(call))
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            refused ->
                assertThat(refused.getStatus().getCode())
                    .isEqualTo(Status.Code.RESOURCE_EXHAUSTED));
  }

  private Exchange next() throws InterruptedException {
    Exchange exchange = told.poll(10, TimeUnit.SECONDS);
    if (exchange == null) {
      throw new AssertionError("no call was told of");
    }
    return exchange;
  }
}
