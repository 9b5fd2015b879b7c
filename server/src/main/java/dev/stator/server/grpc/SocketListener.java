package dev.stator.server.grpc;

import dev.stator.server.shell.ServerSetup;
import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.ServerInterceptor;
import io.grpc.ServerTransportFilter;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.channel.ChannelOption;
import io.grpc.netty.shaded.io.netty.channel.nio.NioEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import io.grpc.netty.shaded.io.netty.util.concurrent.DefaultThreadFactory;
import io.grpc.protobuf.services.ProtoReflectionService;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.UnixDomainSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * One Unix domain socket with gRPC services, and beside them reflection (v1 and v1alpha). Clients
 * are on this machine and keep their connections, so that these have no age and no idle time.
 */
public final class SocketListener implements AutoCloseable {
  private static final Logger LOG = System.getLogger(SocketListener.class.getName());

  /** One message, in bytes: a transaction of 4 MB with its names, or a bulk write of many. */
  public static final int MESSAGE_BYTES_MAX = 16 * 1024 * 1024;

  /** Tasks that a connection leaves behind are still done. */
  private static final Duration QUIET = Duration.ofMillis(100);

  /** But there is an end to them. */
  private static final Duration QUIET_MAX = Duration.ofSeconds(10);

  private final SocketFile file;
  private final List<NioEventLoopGroup> loops;
  private final ServerDrain drain;

  /**
   * @param stopMax how long calls in progress may take to end when the listener closes
   */
  private SocketListener(
      SocketFile file,
      Server server,
      List<NioEventLoopGroup> loops,
      List<? extends BindableService> services,
      Duration stopMax) {
    this.file = file;
    this.loops = loops;
    this.drain = new ServerDrain(List.of(server), services, stopMax);
  }

  /**
   * @param name in metrics and the access log
   * @param interceptor what each call passes before its service
   * @param connections told of connections that come and go
   * @param setup shared with the other listeners of the same process
   * @throws IOException why there can be no such socket
   */
  @SuppressWarnings("deprecation") // v1alpha is what daprd asks
  public static SocketListener start(
      String name,
      SocketFile file,
      List<? extends BindableService> services,
      ServerInterceptor interceptor,
      ServerTransportFilter connections,
      ServerSetup setup)
      throws IOException {
    file.clear();
    List<NioEventLoopGroup> loops =
        List.of(loop(name, 1), loop(name, Runtime.getRuntime().availableProcessors()));
    NettyServerBuilder builder =
        NettyServerBuilder.forAddress(UnixDomainSocketAddress.of(file.path()))
            .channelType(NioServerDomainSocketChannel.class)
            // Of TCP; null takes away what grpc-java sets itself, and Netty warns of.
            .withChildOption(ChannelOption.SO_KEEPALIVE, null)
            .bossEventLoopGroup(loops.get(0))
            .workerEventLoopGroup(loops.get(1))
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .maxInboundMessageSize(MESSAGE_BYTES_MAX)
            .maxInboundMetadataSize(GrpcListener.METADATA_BYTES_MAX)
            .maxConcurrentCallsPerConnection(GrpcListener.CALLS_OF_CONNECTION_MAX)
            .permitKeepAliveTime(GrpcListener.KEEP_ALIVE_MIN.toMillis(), TimeUnit.MILLISECONDS)
            .permitKeepAliveWithoutCalls(true)
            .addTransportFilter(connections)
            .intercept(interceptor)
            .addService(ProtoReflectionServiceV1.newInstance())
            .addService(ProtoReflectionService.newInstance());
    services.forEach(builder::addService);
    // Added last, asked first: what is refused below counts, too.
    builder.intercept(new CallGate(name, setup.inFlight(), setup.observer()));
    Server server = builder.build();
    try {
      server.start();
    } catch (IOException | RuntimeException failed) {
      loops.forEach(SocketListener::end);
      throw failed;
    }
    SocketListener listener =
        new SocketListener(file, server, loops, services, setup.limits().stopMax());
    try {
      file.open();
      return listener;
    } catch (IOException | RuntimeException failed) {
      listener.close();
      throw failed;
    }
  }

  private static NioEventLoopGroup loop(String name, int threads) {
    return new NioEventLoopGroup(threads, new DefaultThreadFactory(name, true));
  }

  private static void end(NioEventLoopGroup loop) {
    var unused =
        loop.shutdownGracefully(QUIET.toMillis(), QUIET_MAX.toMillis(), TimeUnit.MILLISECONDS);
  }

  public SocketFile file() {
    return file;
  }

  /** Takes no more calls, lets those in progress end, and removes the socket. */
  @Override
  public void close() {
    drain.run();
    loops.forEach(SocketListener::end);
    try {
      file.remove();
    } catch (IOException stays) {
      LOG.log(Level.WARNING, file.path() + " cannot be removed", stays);
    }
  }
}
