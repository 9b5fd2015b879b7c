package dev.stator.server.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A running HTTP server: all its listeners, or none. HTTP/1.1 with kept-alive connections. */
public final class HttpServer implements AutoCloseable {
  private final List<HelidonListener> listeners = new ArrayList<>();

  private HttpServer() {}

  /**
   * Starts every listener, in order.
   *
   * @throws CannotListenException if one could not be started; those before it are stopped again
   */
  public static HttpServer start(List<Listener> listeners) {
    HttpServer server = new HttpServer();
    try {
      for (Listener listener : listeners) {
        HelidonListener next = new HelidonListener(listener);
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

  /**
   * Stops gracefully: accepts no more connections and requests, lets requests in flight finish for
   * up to {@link HttpLimits#STOP_GRACE}, then closes every connection. Closing twice does nothing.
   */
  @Override
  public void close() {
    try (ExecutorService stops = Executors.newVirtualThreadPerTaskExecutor()) {
      listeners.forEach(listener -> stops.execute(listener::stop));
    }
  }
}
