package dev.stator.server.shell;

import dev.stator.server.shell.connection.Connections;
import dev.stator.server.shell.connection.GuardedSelector;
import dev.stator.server.shell.connection.WatchedConnection;
import io.helidon.common.tls.Tls;
import io.helidon.http.DirectHandler.EventType;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http1.Http1Config;
import java.time.Duration;
import java.util.List;

/** One listener in the HTTP library's terms: its settings, and what serves its connections. */
final class HelidonListener {
  /** For the last listener, where what is in progress has had its time when it stops. */
  private static final Duration LAST_GRACE = Duration.ofSeconds(1);

  private final Listener listener;
  private final ServerSetup setup;
  private final RequestPath path;
  private final WebServer server;

  HelidonListener(Listener listener, ServerSetup setup, Connections connections) {
    this.listener = listener;
    this.setup = setup;
    this.path = new RequestPath(listener.frontEnds(), setup.inFlight());
    this.server = configured(connections);
  }

  /**
   * @throws CannotListenException if the address cannot be had
   */
  void start() {
    // The library only logs that it could not bind, so the address is tried first.
    AddressProbe.check(listener.name(), listener.host(), listener.port());
    server.start();
    if (!server.isRunning()) {
      throw new CannotListenException(
          listener.name(),
          listener.host(),
          listener.port(),
          CannotListenException.Reason.PORT_TAKEN,
          new IllegalStateException("taken between the check and the start"));
    }
  }

  Listener listener() {
    return listener;
  }

  int port() {
    return server.port();
  }

  /** Accepts nothing more, waits for requests in flight, then closes all connections. */
  void stop() {
    server.stop();
  }

  private WebServer configured(Connections connections) {
    WebServerConfig.Builder server = WebServer.builder();
    if (listener.identity() != null) {
      server.tls(
          Tls.builder()
              .sslContext(listener.identity().context())
              .enabledProtocols(List.of("TLSv1.3", "TLSv1.2"))
              .build());
    }
    return server
        .host(listener.host())
        .port(listener.port())
        .shutdownHook(false)
        .shutdownGracePeriod(listener.last() ? LAST_GRACE : setup.limits().stopMax())
        .contentEncoding(new BodiesAsSent())
        .maxPayloadSize(HttpLimits.BODY_BYTES_DRAINED_MAX)
        .connectionOptions(options -> options.tcpNoDelay(true))
        .protocolsDiscoverServices(false)
        .addConnectionSelector(new GuardedSelector(connections, http(), listener.last()))
        .directHandlers(beforeRouting())
        .routing(
            routing ->
                routing.addFilter(
                    (chain, request, response) ->
                        new HelidonExchange(path, setup.observer(), request, response)
                            .serve(WatchedConnection.current())))
        .build();
  }

  private static Http1Config.Builder http() {
    return Http1Config.builder()
        .maxHeadersSize(HttpLimits.HEADERS_BYTES_MAX)
        .maxPrologueLength(HttpLimits.REQUEST_LINE_BYTES_MAX)
        // Keys hold what a strict reading of URIs forbids; front ends decode their own.
        .validatePath(false)
        .validatePrologue(false)
        // Checked by our own listener, as HTTP/1.0 needs none.
        .validateRequestHostHeader(false);
  }

  private DirectHandlers beforeRouting() {
    DirectAnswers answers = new DirectAnswers(path, setup.observer());
    DirectHandlers.Builder handlers = DirectHandlers.builder();
    for (EventType event : EventType.values()) {
      handlers.addHandler(event, answers);
    }
    return handlers.build();
  }
}
