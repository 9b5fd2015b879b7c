package dev.stator.server.grpc;

import dev.stator.server.shell.AddressProbe;
import dev.stator.server.shell.ListenAddresses;
import dev.stator.server.shell.SamePort;
import dev.stator.server.shell.ServerSetup;
import dev.stator.server.shell.limit.ServerLimits;
import dev.stator.server.shell.tls.ServerIdentity;
import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.ClientAuth;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.protobuf.services.ProtoReflectionService;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** One port with gRPC services, and beside them health and reflection (v1 and v1alpha). */
public final class GrpcListener implements AutoCloseable {
  /** One message, in bytes. */
  public static final int MESSAGE_BYTES_MAX = 4 * 1024 * 1024;

  /** The headers of one call, in bytes. */
  public static final int METADATA_BYTES_MAX = 8 * 1024;

  /**
   * A connection older than this takes no more calls, so that clients spread over new instances.
   */
  public static final Duration CONNECTION_AGE_MAX = Duration.ofMinutes(30);

  /** Calls of one connection at the same time, streams included. */
  public static final int CALLS_OF_CONNECTION_MAX = 4000;

  /** Of these, streams: KEDA opens two for each trigger with push, all over one connection. */
  public static final int STREAMS_OF_CONNECTION_MAX = 3800;

  /** A connection without calls for this long is closed. */
  public static final Duration CONNECTION_IDLE_MAX = Duration.ofMinutes(5);

  /** How often a client may ask whether the connection is alive. */
  public static final Duration KEEP_ALIVE_MIN = Duration.ofSeconds(10);

  /** Calls that one connection may abort within {@link #RESETS_PERIOD}. */
  public static final int RESETS_MAX = 500;

  public static final Duration RESETS_PERIOD = Duration.ofSeconds(10);

  private final List<Server> servers;
  private final HealthStatusManager health;
  private final ServerDrain drain;

  /**
   * @param stopMax how long calls in progress may take to end when the listener closes
   */
  private GrpcListener(
      List<Server> servers,
      HealthStatusManager health,
      List<? extends BindableService> services,
      Duration stopMax) {
    this.servers = List.copyOf(servers);
    this.health = health;
    this.drain = new ServerDrain(servers, services, stopMax);
  }

  /** Plain text, for everybody, with the standard limits of its own, told to nobody. */
  public static GrpcListener start(String host, int port, List<? extends BindableService> services)
      throws IOException {
    return start(host, port, services, GrpcSecurity.NONE);
  }

  /** With the standard limits of its own, told to nobody. */
  public static GrpcListener start(
      String host, int port, List<? extends BindableService> services, GrpcSecurity security)
      throws IOException {
    return start("grpc", host, port, services, security, ServerSetup.of(ServerLimits.DEFAULT));
  }

  /**
   * @param name in metrics and the access log
   * @param host {@code localhost} is all that {@link ListenAddresses} tells
   * @param port 0 takes a free one
   * @param security who may call
   * @param setup shared with the HTTP listeners of the same process
   * @throws dev.stator.server.shell.CannotListenException if the address cannot be had
   * @throws IOException if TLS cannot be set up, or the port was taken in this moment
   */
  public static GrpcListener start(
      String name,
      String host,
      int port,
      List<? extends BindableService> services,
      GrpcSecurity security,
      ServerSetup setup)
      throws IOException {
    HealthStatusManager health = new HealthStatusManager();
    List<Server> servers =
        new SamePort<Server, IOException>(
                (address, number) -> {
                  AddressProbe.check(name, address, number);
                  return builder(address, number, health, services, security)
                      // Added last, asked first: what is refused elsewhere counts, too.
                      .intercept(new CallGate(name, setup.inFlight(), setup.observer()))
                      .build()
                      .start();
                },
                Server::getPort,
                Server::shutdownNow)
            .open(ListenAddresses.of(host), port);
    for (BindableService service : services) {
      health.setStatus(
          service.bindService().getServiceDescriptor().getName(), ServingStatus.SERVING);
    }
    return new GrpcListener(servers, health, services, setup.limits().stopMax());
  }

  @SuppressWarnings("deprecation") // v1alpha is what KEDA's and Dapr's clients ask
  private static NettyServerBuilder builder(
      String address,
      int port,
      HealthStatusManager health,
      List<? extends BindableService> services,
      GrpcSecurity security)
      throws SSLException {
    NettyServerBuilder builder =
        NettyServerBuilder.forAddress(new InetSocketAddress(address, port))
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .maxInboundMessageSize(MESSAGE_BYTES_MAX)
            .maxInboundMetadataSize(METADATA_BYTES_MAX)
            .maxConnectionAge(CONNECTION_AGE_MAX.toMillis(), TimeUnit.MILLISECONDS)
            .maxConcurrentCallsPerConnection(CALLS_OF_CONNECTION_MAX)
            .maxConnectionIdle(CONNECTION_IDLE_MAX.toMillis(), TimeUnit.MILLISECONDS)
            .permitKeepAliveTime(KEEP_ALIVE_MIN.toMillis(), TimeUnit.MILLISECONDS)
            .permitKeepAliveWithoutCalls(true)
            .maxRstFramesPerWindow(RESETS_MAX, (int) RESETS_PERIOD.toSeconds())
            .addService(health.getHealthService())
            .addService(ProtoReflectionServiceV1.newInstance())
            .addService(ProtoReflectionService.newInstance());
    services.forEach(builder::addService);
    StreamRoom room = new StreamRoom(STREAMS_OF_CONNECTION_MAX);
    builder.addTransportFilter(room).intercept(room);
    secure(builder, security);
    return builder;
  }

  private static void secure(NettyServerBuilder builder, GrpcSecurity security)
      throws SSLException {
    // The one that is added last is asked first.
    security.interceptors().reversed().forEach(builder::intercept);
    if (!security.clientNames().isEmpty()) {
      builder.intercept(new ClientNames(security.clientNames()));
    }
    @Nullable ServerIdentity identity = security.identity();
    if (identity == null) {
      return;
    }
    SslContextBuilder tls =
        GrpcSslContexts.configure(SslContextBuilder.forServer(identity.keyManager()))
            .protocols("TLSv1.3", "TLSv1.2");
    if (!security.clientAuthorities().isEmpty()) {
      tls.trustManager(security.clientAuthorities().toArray(X509Certificate[]::new))
          .clientAuth(ClientAuth.REQUIRE);
    }
    builder.sslContext(tls.build());
  }

  /** The port it listens on, the same at each of its addresses. */
  public int port() {
    return servers.getFirst().getPort();
  }

  /** Takes no more calls, lets those in progress end, and gives the port back. */
  @Override
  public void close() {
    health.enterTerminalState();
    drain.run();
  }
}
