package dev.stator.server.grpc;

import io.grpc.BindableService;
import io.grpc.Server;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How servers end: they take no more calls, and those in progress may end within a given time.
 * Services that are {@link AutoCloseable} are closed: they end their streams, which would never end
 * otherwise.
 */
final class ServerDrain {
  private static final Logger LOG = System.getLogger(ServerDrain.class.getName());

  private final List<Server> servers;
  private final List<BindableService> services;
  private final Duration max;

  /**
   * @param services what all of {@code servers} offer
   * @param max how long calls in progress may take, all servers together; then they are cut
   */
  ServerDrain(List<Server> servers, List<? extends BindableService> services, Duration max) {
    this.max = max;
    this.servers = List.copyOf(servers);
    this.services = List.copyOf(services);
  }

  /** Returns when all servers have ended; an interrupt cuts what is still in progress. */
  void run() {
    servers.forEach(Server::shutdown);
    services.forEach(ServerDrain::endStreams);
    long end = System.nanoTime() + max.toNanos();
    try {
      for (Server server : servers) {
        if (!server.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
          server.shutdownNow();
        }
      }
    } catch (InterruptedException interrupted) {
      servers.forEach(Server::shutdownNow);
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
