package dev.stator.server.shell;

import dev.stator.server.shell.connection.ConnectionCounts;
import dev.stator.server.shell.connection.Connections;
import dev.stator.server.shell.limit.ServerLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A running HTTP server: all its listeners, or none. HTTP/1.1 with kept-alive connections. */
public final class HttpServer implements AutoCloseable {
  private final List<HelidonListener> listeners = new ArrayList<>();
  private final Connections connections;
  private boolean closed;

  private HttpServer(ServerSetup setup) {
    this.connections = new Connections(setup.limits(), setup.inFlight());
  }

  /** Loads what every server needs, in the time of somebody who has it; opens nothing. */
  public static void load() {
    ServerSetup setup = ServerSetup.of(ServerLimits.DEFAULT);
    Listener nowhere = new Listener("nowhere", Listener.LOOPBACK, 0, List.of());
    new HelidonListener(nowhere, setup, new Connections(setup.limits(), setup.inFlight()));
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
        server.listeners.addAll(open(listener, setup, server.connections));
      }
      return server;
    } catch (RuntimeException failed) {
      server.close();
      throw failed;
    }
  }

  private static List<HelidonListener> open(
      Listener listener, ServerSetup setup, Connections connections) {
    return new SamePort<HelidonListener, RuntimeException>(
            (address, port) -> {
              HelidonListener next =
                  new HelidonListener(listener.at(address, port), setup, connections);
              next.start();
              return next;
            },
            HelidonListener::port,
            HelidonListener::stop)
        .open(ListenAddresses.of(listener.host()), listener.port());
  }

  /**
   * The port that a listener got, the same at each of its addresses.
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

  /** The connections of all listeners. */
  public ConnectionCounts connections() {
    return connections.counts();
  }

  /**
   * Stops gracefully: accepts no more connections; answers requests that have begun, for up to
   * {@link HttpLimits#STOP_GRACE}, and on each open connection one more that comes within {@link
   * ServerLimits#stopLinger}, as its client may be sending it just now; then closes every
   * connection. Closing twice does nothing.
   */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    connections.end();
    try (ExecutorService stops = Executors.newVirtualThreadPerTaskExecutor()) {
      listeners.forEach(listener -> stops.execute(listener::stop));
    }
    connections.close();
  }
}
