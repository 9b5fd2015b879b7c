package dev.stator.server.shell;

import io.helidon.common.tls.Tls;
import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http1.Http1Config;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One listener in the HTTP library's terms: its settings, requests in, answers out. */
final class HelidonListener {
  private static final Logger LOG = LoggerFactory.getLogger(HelidonListener.class);

  private final Listener listener;
  private final RequestPath path;
  private final WebServer server;
  private volatile boolean stopping;

  HelidonListener(Listener listener) {
    this.listener = listener;
    this.path = new RequestPath(listener.frontEnds());
    this.server = configured();
  }

  /**
   * @throws CannotListenException if the address cannot be had
   */
  void start() {
    // The library only logs that it could not bind, so the address is tried first.
    AddressProbe.check(listener);
    server.start();
    if (!server.isRunning()) {
      throw new CannotListenException(
          listener,
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
    stopping = true;
    server.stop();
  }

  private WebServer configured() {
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
        .shutdownGracePeriod(HttpLimits.STOP_GRACE)
        .maxPayloadSize(HttpLimits.BODY_BYTES_DRAINED_MAX)
        .idleConnectionTimeout(HttpLimits.CONNECTION_IDLE_MAX)
        .idleConnectionPeriod(HttpLimits.CONNECTION_IDLE_CHECK)
        .connectionOptions(options -> options.tcpNoDelay(true))
        .protocolsDiscoverServices(false)
        .addProtocol(
            Http1Config.builder()
                .maxHeadersSize(HttpLimits.HEADERS_BYTES_MAX)
                .maxPrologueLength(HttpLimits.REQUEST_LINE_BYTES_MAX)
                // Keys hold what a strict reading of URIs forbids; front ends decode their own.
                .validatePath(false)
                .validatePrologue(false)
                .build())
        .directHandlers(beforeRouting())
        .routing(
            routing -> routing.addFilter((chain, request, response) -> serve(request, response)))
        .build();
  }

  private DirectHandlers beforeRouting() {
    DirectAnswers answers = new DirectAnswers(path);
    DirectHandlers.Builder handlers = DirectHandlers.builder();
    for (EventType event : EventType.values()) {
      handlers.addHandler(event, answers);
    }
    return handlers.build();
  }

  private void serve(ServerRequest request, RoutingResponse response) {
    try {
      HelidonRequest asked = new HelidonRequest(request);
      HttpAnswer answer = path.answer(asked);
      boolean last =
          stopping
              || asked.beyondDraining()
              || request.headers().containsToken(HeaderValues.CONNECTION_CLOSE);
      send(answer, last, request, response);
      if (last) {
        if (!asked.beyondDraining()) {
          drain(request);
        }
        throw new CloseConnectionException("last request of this connection");
      }
    } catch (RequestAbortedException aborted) {
      // What follows in this connection cannot be told from a request: it must end here. If the
      // client went away in the middle, this answer is for nobody and fails quietly.
      send(HttpAnswer.text(400, "request body broken off or malformed\n"), true, request, response);
      throw new CloseConnectionException("request was never whole", aborted);
    }
  }

  private void send(
      HttpAnswer answer, boolean last, ServerRequest request, RoutingResponse response) {
    response.status(Status.create(answer.status()));
    answer.headers().forEach((name, value) -> response.header(HeaderValues.create(name, value)));
    if (last) {
      // The library announces the end of a connection, but only throwing ends it.
      response.header(HeaderValues.CONNECTION_CLOSE);
    }
    if (request.prologue().method().text().equals("HEAD")) {
      response.header(HeaderValues.create(HeaderNames.CONTENT_LENGTH, answer.body().length));
      response.send();
    } else {
      response.send(answer.body());
    }
  }

  /** A connection closed with unread bytes is reset, and the answer may be lost with it. */
  private void drain(ServerRequest request) {
    if (request.content().hasEntity() && !request.content().consumed()) {
      try {
        request.content().consume();
      } catch (RuntimeException broken) {
        LOG.debug("{}: rest of a request lost", listener.name(), broken);
      }
    }
  }
}
