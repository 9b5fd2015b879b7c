package dev.stator.server.shell;

import dev.stator.server.shell.connection.ConnectionCounts;
import dev.stator.server.shell.connection.Connections;
import dev.stator.server.shell.limit.ServerLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running HTTP server: all its listeners, or none. HTTP/1.1 with kept-alive connections. */
public final class HttpServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);

  private final List<HelidonListener> listeners = new ArrayList<>();
  private final ServerSetup setup;
  private final Connections connections;

  /** Held until requests have ended, by virtual threads: no monitor, which pins them. */
  private final ReentrantLock stopping = new ReentrantLock();

  private boolean drained;

  private HttpServer(ServerSetup setup) {
    this.setup = setup;
    this.connections = new Connections(setup.limits(), setup.inFlight());
  }

  /** Loads what every server needs, in the time of somebody who has it; opens nothing. */
  public static void load() {
    ServerSetup setup = ServerSetup.of(ServerLimits.DEFAULT);
    Listener nowhere = new Listener("nowhere", Listener.LOOPBACK, 0, List.of());
    try (Connections none = new Connections(setup.limits(), setup.inFlight())) {
      new HelidonListener(nowhere, setup, none);
    }
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
   * Answers requests that have begun, for up to {@link ServerLimits#stopMax}, and on each open
   * connection one more that comes within {@link ServerLimits#stopLinger}, as its client may be
   * sending it just now. Accepts no more connections, except at listeners that are {@linkplain
   * Listener#last last}, for vital requests: these answer until {@link #close}.
   */
  public void drain() {
    stopping.lock();
    try {
      if (!drained) {
        drained = true;
        drainOnce();
      }
    } finally {
      stopping.unlock();
    }
  }

  private void drainOnce() {
    long end = System.nanoTime() + setup.limits().stopMax().toNanos();
    connections.end();
    stop(listeners.stream().filter(one -> !one.listener().last()).toList());
    if (listeners.stream().anyMatch(one -> one.listener().last())) {
      connections.awaitRest(end);
    }
    int cut = connections.inProgress();
    if (cut > 0) {
      LOG.warn(
          "{} requests were still in progress {} s after the stop began, and are cut off",
          cut,
          setup.limits().stopMax().toSeconds());
    }
  }

  /**
   * Stops gracefully: {@linkplain #drain drains}, then closes every connection. May be repeated.
   */
  @Override
  public void close() {
    stopping.lock();
    try {
      drain();
      stop(listeners);
      connections.close();
    } finally {
      stopping.unlock();
    }
  }

  private static void stop(List<HelidonListener> some) {
    try (ExecutorService stops = Executors.newVirtualThreadPerTaskExecutor()) {
      some.forEach(listener -> stops.execute(listener::stop));
    }
  }
}
