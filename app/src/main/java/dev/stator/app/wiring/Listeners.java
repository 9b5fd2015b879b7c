package dev.stator.app.wiring;

import dev.stator.app.config.ListenConfig;
import dev.stator.app.config.Port;
import dev.stator.app.config.Setting;
import dev.stator.app.exit.ExitCode;
import dev.stator.app.exit.StartFailure;
import dev.stator.app.wiring.FrontEndParts.GrpcPart;
import dev.stator.app.wiring.FrontEndParts.HttpPart;
import dev.stator.app.wiring.FrontEndParts.SocketPart;
import dev.stator.server.dapr.pluggable.ComponentSocket;
import dev.stator.server.grpc.GrpcListener;
import dev.stator.server.shell.CannotListenException;
import dev.stator.server.shell.HttpFrontEnd;
import dev.stator.server.shell.HttpServer;
import dev.stator.server.shell.Listener;
import dev.stator.server.shell.ServerSetup;
import dev.stator.server.shell.tls.ServerIdentity;
import io.grpc.BindableService;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** The open ports and sockets: all of them, or none. */
final class Listeners implements AutoCloseable {
  private final List<AutoCloseable> open = new ArrayList<>();
  private final Map<Port, Integer> numbers = new EnumMap<>(Port.class);
  private @Nullable HttpServer http;

  private Listeners() {}

  /**
   * @throws StartFailure if a port cannot be had; those before it are closed again
   */
  static Listeners start(
      ListenConfig config,
      Doors doors,
      @Nullable ServerIdentity identity,
      List<HttpPart> http,
      List<GrpcPart> grpc,
      List<SocketPart> sockets,
      Shell shell) {
    Listeners listeners = new Listeners();
    try {
      listeners.startHttp(config, identity, doors.guard(http), shell);
      listeners.startGrpc(config, doors, grpc, shell.setup());
      listeners.startSockets(sockets, shell.setup());
      return listeners;
    } catch (RuntimeException failed) {
      listeners.close();
      throw failed;
    }
  }

  /** The numbers that the ports got. */
  Map<Port, Integer> numbers() {
    return Map.copyOf(numbers);
  }

  private void startHttp(
      ListenConfig config, @Nullable ServerIdentity identity, List<HttpPart> parts, Shell shell) {
    Map<Port, List<HttpFrontEnd>> frontEnds = new EnumMap<>(Port.class);
    parts.forEach(
        part ->
            frontEnds.computeIfAbsent(part.port(), port -> new ArrayList<>()).add(part.frontEnd()));
    List<Listener> listeners = new ArrayList<>();
    frontEnds.forEach(
        (port, all) -> {
          Listener listener =
              new Listener(port.name(), config.host(), config.number(port), all, identity);
          listeners.add(port == Port.HTTP ? listener.asLast() : listener);
        });
    try {
      HttpServer server = HttpServer.start(listeners, shell.setup());
      http = server;
      open.add(server::drain);
      shell.started(server::connections);
      frontEnds.keySet().forEach(port -> numbers.put(port, server.port(port.name())));
    } catch (CannotListenException refused) {
      throw told(Port.valueOf(refused.listener()), refused);
    }
  }

  private void startGrpc(
      ListenConfig config, Doors doors, List<GrpcPart> parts, ServerSetup setup) {
    Map<Port, List<BindableService>> services = new EnumMap<>(Port.class);
    parts.forEach(
        part ->
            services.computeIfAbsent(part.port(), port -> new ArrayList<>()).add(part.service()));
    services.forEach(
        (port, all) -> {
          try {
            String name = port.name().toLowerCase(Locale.ROOT);
            GrpcListener listener =
                GrpcListener.start(
                    name, config.host(), config.number(port), all, doors.security(port), setup);
            open.add(listener);
            numbers.put(port, listener.port());
          } catch (CannotListenException refused) {
            throw told(port, refused);
          } catch (IOException failed) {
            throw refused(port, failed.getMessage() + ": " + failed.getCause(), failed);
          }
        });
  }

  private void startSockets(List<SocketPart> parts, ServerSetup setup) {
    for (SocketPart part : parts) {
      try {
        open.add(ComponentSocket.open(part.file(), part.factory(), setup));
      } catch (IOException failed) {
        throw new StartFailure(
            ExitCode.PORT_TAKEN,
            "no socket for daprd: "
                + failed.getMessage()
                + " ("
                + Setting.DAPR_COMPONENTS_FOLDER.flag()
                + " chooses the folder)",
            failed);
      }
    }
  }

  private static StartFailure told(Port port, CannotListenException refused) {
    return switch (refused.reason()) {
      case PORT_TAKEN ->
          new StartFailure(
              ExitCode.PORT_TAKEN,
              "port "
                  + refused.port()
                  + " on "
                  + refused.host()
                  + " is taken; choose another with "
                  + port.setting().flag(),
              refused);
      case HOST_NOT_LOCAL, HOST_UNKNOWN, NOT_PERMITTED, OTHER ->
          refused(port, String.valueOf(refused.getMessage()), refused);
    };
  }

  private static StartFailure refused(Port port, String reason, Exception cause) {
    return new StartFailure(
        ExitCode.PORT_TAKEN,
        reason + "; choose another with --host or " + port.setting().flag(),
        cause);
  }

  /**
   * Takes no more requests, lets those in progress end, all ports at the same time; until then the
   * port for health still tells that this is so.
   */
  @Override
  public void close() {
    List<Future<?>> closed = new ArrayList<>();
    try (ExecutorService closing = Executors.newVirtualThreadPerTaskExecutor()) {
      for (AutoCloseable listener : open) {
        closed.add(
            closing.submit(
                () -> {
                  listener.close();
                  return null;
                }));
      }
    }
    open.clear();
    if (http != null) {
      http.close();
    }
    tellFailures(closed);
  }

  private static void tellFailures(List<Future<?>> closed) {
    List<Throwable> failures =
        closed.stream()
            .filter(one -> one.state() == Future.State.FAILED)
            .map(Future::exceptionNow)
            .toList();
    if (!failures.isEmpty()) {
      IllegalStateException told =
          new IllegalStateException("a port could not be closed", failures.getFirst());
      failures.stream().skip(1).forEach(told::addSuppressed);
      throw told;
    }
  }
}
