package dev.stator.server.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.server.keda.proto.ExternalScalerGrpc;
import dev.stator.server.keda.proto.IsActiveResponse;
import dev.stator.server.keda.proto.ScaledObjectRef;
import dev.stator.server.shell.ServerSetup;
import dev.stator.server.shell.limit.ServerLimits;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerTransportFilter;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.channel.nio.NioEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioDomainSocketChannel;
import io.grpc.stub.StreamObserver;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A call that does not end is cut when the time of the stop is over. */
class SocketStopTest {
  private static final Duration STOP_MAX = Duration.ofMillis(300);

  private final CountDownLatch arrived = new CountDownLatch(1);

  private final class Endless extends ExternalScalerGrpc.ExternalScalerImplBase {
    @Override
    public void isActive(ScaledObjectRef call, StreamObserver<IsActiveResponse> answer) {
      arrived.countDown();
    }
  }

  private static final class Passing implements ServerInterceptor {
    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
        ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
      return next.startCall(call, headers);
    }
  }

  @Test
  void takesNoLongerThanItMay() throws Exception {
    // Not a folder of JUnit's: a socket's path must be short.
    Path folder = Files.createTempDirectory("stop");
    Path path = folder.resolve("s.sock");
    SocketListener listener =
        SocketListener.start(
            "socket",
            new SocketFile(path, PosixFilePermissions.fromString("rw-rw----")),
            List.of(new Endless()),
            new Passing(),
            new ServerTransportFilter() {},
            ServerSetup.of(ServerLimits.DEFAULT.withStop(Duration.ZERO, STOP_MAX)));
    NioEventLoopGroup loop = new NioEventLoopGroup(1);
    ManagedChannel channel =
        NettyChannelBuilder.forAddress(UnixDomainSocketAddress.of(path))
            .channelType(NioDomainSocketChannel.class)
            .eventLoopGroup(loop)
            .usePlaintext()
            .build();
    try {
      ExternalScalerGrpc.newFutureStub(channel).isActive(ScaledObjectRef.getDefaultInstance());
      assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();
      long before = System.nanoTime();
      listener.close();
      assertThat(Duration.ofNanos(System.nanoTime() - before))
          .isBetween(STOP_MAX, ServerLimits.DEFAULT.stopMax().dividedBy(2));
    } finally {
      channel.shutdownNow();
      loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
      Files.deleteIfExists(folder);
    }
  }
}
