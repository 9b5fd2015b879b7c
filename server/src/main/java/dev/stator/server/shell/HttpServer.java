package dev.stator.server.shell;

import dev.stator.server.shell.connection.Connections;
import dev.stator.server.shell.limit.ServerLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** A running HTTP server: all its listeners, or none. HTTP/1.1 with kept-alive connections. */
public final class HttpServer implements AutoCloseable {
  private final List<HelidonListener> listeners = new ArrayList<>();
  private final ServerLimits limits;
  private final Connections connections;
  private boolean closed;

  private HttpServer(ServerSetup setup) {
    this.limits = setup.limits();
    this.connections = new Connections(limits, setup.inFlight());
  }

  /** Starts every listener, in order, with the standard limits. */
  public static HttpServer start(List<Listener> listeners) {
    return start(listeners, ServerSetup.of(ServerLimits.DEFAULT));
  }

  /**
   * Starts every listener, in order.
   *
   * @throws CannotListenException if one could not be started; those before it are stopped again
   */
  public static HttpServer start(List<Listener> listeners, ServerSetup setup) {
    HttpServer server = new HttpServer(setup);
    try {
      for (Listener listener : listeners) {
        HelidonListener next = new HelidonListener(listener, setup, server.connections);
        next.start();
        server.listeners.add(next);
      }
      return server;
    } catch (RuntimeException failed) {
      server.close();
      throw failed;
    }
  }

  /**
   * The port that a listener got.
   *
   * @throws IllegalArgumentException if there is no listener of that name
   */
  public int port(String listener) {
    return listeners.stream()
        .filter(candidate -> candidate.listener().name().equals(listener))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no listener named " + listener))
        .port();
  }

  /** How many connections are open. */
  public int connections() {
    return connections.count();
  }

  /**
   * Stops gracefully. For {@link ServerLimits#stopLinger} requests are still answered, each as the
   * last of its connection, so that a client that is just sending one is not cut off. Then accepts
   * no more connections, ends those without a request, lets requests in flight finish for up to
   * {@link HttpLimits#STOP_GRACE}, and closes every connection. Closing twice does nothing.
   */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    listeners.forEach(HelidonListener::lastAnswers);
    linger();
    try (ExecutorService stops = Executors.newVirtualThreadPerTaskExecutor()) {
      listeners.forEach(listener -> stops.execute(listener::stop));
    }
    connections.close();
  }

  private void linger() {
    long end = System.nanoTime() + limits.stopLinger().toNanos();
    long left = end - System.nanoTime();
    while (left > 0 && connections.count() > 0) {
      LockSupport.parkNanos(left);
      left = end - System.nanoTime();
    }
  }
}
