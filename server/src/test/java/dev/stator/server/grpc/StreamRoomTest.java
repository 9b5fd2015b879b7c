package dev.stator.server.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.stub.BlockingClientCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class StreamRoomTest {
  private static final int STREAMS = 3;
  private static final HealthCheckRequest REQUEST = HealthCheckRequest.getDefaultInstance();

  private final Server server = start();
  private final ManagedChannel channel = channel();

  private static Server start() {
    StreamRoom room = new StreamRoom(STREAMS);
    try {
      return NettyServerBuilder.forPort(0)
          .addTransportFilter(room)
          .intercept(room)
          .addService(new HealthStatusManager().getHealthService())
          .build()
          .start();
    } catch (java.io.IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }

  private ManagedChannel channel() {
    return NettyChannelBuilder.forAddress("127.0.0.1", server.getPort()).usePlaintext().build();
  }

  @AfterEach
  void stop() {
    channel.shutdownNow();
    server.shutdownNow();
  }

  private static BlockingClientCall<?, HealthCheckResponse> watch(ManagedChannel channel)
      throws Exception {
    var call = HealthGrpc.newBlockingV2Stub(channel).watch(REQUEST);
    assertThat(Objects.requireNonNull(call.read()).getStatus()).isEqualTo(ServingStatus.SERVING);
    return call;
  }

  private static ServingStatus check(ManagedChannel channel) {
    return HealthGrpc.newBlockingStub(channel).check(REQUEST).getStatus();
  }

  @Test
  void a_connection_full_of_streams_takes_other_calls() throws Exception {
    List<BlockingClientCall<?, HealthCheckResponse>> open = new ArrayList<>();
    for (int stream = 0; stream < STREAMS; stream++) {
      open.add(watch(channel));
    }
    assertThatThrownBy(() -> watch(channel))
        .satisfies(
            refused ->
                assertThat(Status.fromThrowable(refused).getCode())
                    .isEqualTo(Status.Code.RESOURCE_EXHAUSTED))
        .hasMessageContaining("this connection has 3 open streams already");
    assertThat(check(channel)).isEqualTo(ServingStatus.SERVING);

    ManagedChannel other = channel();
    try {
      watch(other);
    } finally {
      other.shutdownNow();
    }

    // An ended stream makes room, as soon as the server knows.
    open.getFirst().cancel("enough", null);
    while (true) {
      try {
        watch(channel);
        break;
      } catch (StatusRuntimeException | io.grpc.StatusException stillFull) {
        assertThat(Status.fromThrowable(stillFull).getCode())
            .isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
      }
    }
  }
}
