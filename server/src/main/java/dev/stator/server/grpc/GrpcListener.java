package dev.stator.server.grpc;

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
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
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
  private static final Logger LOG = System.getLogger(GrpcListener.class.getName());

  /** One message, in bytes. */
  public static final int MESSAGE_BYTES_MAX = 4 * 1024 * 1024;

  /** The headers of one call, in bytes. */
  public static final int METADATA_BYTES_MAX = 8 * 1024;

  /**
   * A connection older than this takes no more calls, so that clients spread over new instances.
   */
  public static final Duration CONNECTION_AGE_MAX = Duration.ofMinutes(30);

  /** Calls of one connection at the same time, streams included. */
  public static final int CALLS_OF_CONNECTION_MAX = 1000;

  /** A connection without calls for this long is closed. */
  public static final Duration CONNECTION_IDLE_MAX = Duration.ofMinutes(5);

  /** How often a client may ask whether the connection is alive. */
  public static final Duration KEEP_ALIVE_MIN = Duration.ofSeconds(10);

  /** Calls that one connection may abort within {@link #RESETS_PERIOD}. */
  public static final int RESETS_MAX = 500;

  public static final Duration RESETS_PERIOD = Duration.ofSeconds(10);

  /** How long calls in progress may take to end when the listener closes. */
  public static final Duration DRAIN_MAX = Duration.ofSeconds(10);

  private final Server server;
  private final HealthStatusManager health;
  private final List<BindableService> services;

  private GrpcListener(
      Server server, HealthStatusManager health, List<? extends BindableService> services) {
    this.server = server;
    this.health = health;
    this.services = List.copyOf(services);
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
   * @param port 0 takes a free one
   * @param security who may call
   * @param setup shared with the HTTP listeners of the same process
   * @throws IOException if the port cannot be had
   */
  @SuppressWarnings("deprecation") // v1alpha is what KEDA's and Dapr's clients ask
  public static GrpcListener start(
      String name,
      String host,
      int port,
      List<? extends BindableService> services,
      GrpcSecurity security,
      ServerSetup setup)
      throws IOException {
    HealthStatusManager health = new HealthStatusManager();
    NettyServerBuilder builder =
        NettyServerBuilder.forAddress(new InetSocketAddress(host, port))
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
    secure(builder, security);
    // Added last, asked first: what is refused below counts, too.
    builder.intercept(new CallGate(name, setup.inFlight(), setup.observer()));
    Server server = builder.build().start();
    for (BindableService service : services) {
      health.setStatus(
          service.bindService().getServiceDescriptor().getName(), ServingStatus.SERVING);
    }
    return new GrpcListener(server, health, services);
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
        GrpcSslContexts.configure(
                SslContextBuilder.forServer(
                    identity.key(), identity.chain().toArray(X509Certificate[]::new)))
            .protocols("TLSv1.3", "TLSv1.2");
    if (!security.clientAuthorities().isEmpty()) {
      tls.trustManager(security.clientAuthorities().toArray(X509Certificate[]::new))
          .clientAuth(ClientAuth.REQUIRE);
    }
    builder.sslContext(tls.build());
  }

  /** The port it listens on. */
  public int port() {
    return server.getPort();
  }

  /**
   * Takes no more calls, lets those in progress end, and gives the port back. Services that are
   * {@link AutoCloseable} are closed: they end their streams, which would never end otherwise.
   */
  @Override
  public void close() {
    health.enterTerminalState();
    server.shutdown();
    services.forEach(GrpcListener::endStreams);
    try {
      if (!server.awaitTermination(DRAIN_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
        server.shutdownNow();
      }
    } catch (InterruptedException interrupted) {
      server.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private static void endStreams(BindableService service) {
    if (service instanceof AutoCloseable closeable) {
      try {
        closeable.close();
      } catch (Exception failure) {
        LOG.log(Level.WARNING, "a service did not end its streams", failure);
      }
    }
  }
}
