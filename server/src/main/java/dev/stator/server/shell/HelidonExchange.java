package dev.stator.server.shell;

import dev.stator.server.shell.connection.WatchedConnection;
import dev.stator.server.shell.observe.Exchange;
import dev.stator.server.shell.observe.ExchangeObserver;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request of the HTTP library, from its headers to the last byte of its answer. */
final class HelidonExchange {
  private static final Logger LOG = LoggerFactory.getLogger(HelidonExchange.class);
  private static final HttpAnswer BROKEN_OFF =
      HttpAnswer.text(400, "request body broken off or malformed\n");
  private static final HttpAnswer NEEDS_CHUNKS =
      HttpAnswer.text(505, "this answer has no end that HTTP/1.0 could tell\n");
  private static final String REQUEST_ID = "x-amzn-RequestId";

  private final RequestPath path;
  private final ExchangeObserver observer;
  private final ServerRequest request;
  private final RoutingResponse response;
  private final long beganNanos = System.nanoTime();
  private boolean brokenOff;

  HelidonExchange(
      RequestPath path,
      ExchangeObserver observer,
      ServerRequest request,
      RoutingResponse response) {
    this.path = path;
    this.observer = observer;
    this.request = request;
    this.response = response;
  }

  void serve(WatchedConnection connection) {
    HelidonRequest asked = new HelidonRequest(request, connection);
    HttpFrontEnd frontEnd = path.choose(asked);
    HttpAnswer made = make(asked, frontEnd, connection);
    boolean last;
    try (@Nullable StreamedBody stream = made.stream()) {
      boolean needsChunks = stream != null && connection.isOld();
      HttpAnswer answer = needsChunks ? path.finish(asked, frontEnd, NEEDS_CHUNKS) : made;
      if (connection.isOver()) {
        throw new CloseConnectionException("cut off");
      }
      last = isLast(asked, answer, connection);
      long received = connection.received();
      connection.sending(answer.body().length);
      send(answer, last, connection);
      connection.answered();
      observer.answered(exchange(asked, frontEnd, answer, received, connection.peer()));
    }
    if (last) {
      end(asked, connection);
    }
  }

  private HttpAnswer make(
      HelidonRequest asked, @Nullable HttpFrontEnd frontEnd, WatchedConnection connection) {
    try {
      return connection.isRefusing() ? path.refuse(asked, frontEnd) : path.answer(asked, frontEnd);
    } catch (RequestAbortedException aborted) {
      // What follows in this connection cannot be told from a request: it must end here.
      brokenOff = true;
      return path.finish(asked, frontEnd, BROKEN_OFF);
    }
  }

  private boolean isLast(HelidonRequest asked, HttpAnswer answer, WatchedConnection connection) {
    return !asked.isWhole()
        || answer.stream() != null
        || connection.isEnding()
        || (connection.isOld() && !keepsAlive())
        || request.headers().containsToken(HeaderValues.CONNECTION_CLOSE);
  }

  private boolean keepsAlive() {
    return request.headers().containsToken(HeaderValues.CONNECTION_KEEP_ALIVE);
  }

  private void send(HttpAnswer answer, boolean last, WatchedConnection connection) {
    response.status(Status.create(answer.status()));
    if (answer.status() == Status.NO_CONTENT_204.code()) {
      response.header(UnsentContentLength.ZERO);
    }
    answer
        .headers()
        .forEach((name, value) -> response.header(HeaderValues.create(KnownNames.of(name), value)));
    if (last) {
      // The library announces the end of a connection, but only throwing ends it.
      response.header(HeaderValues.CONNECTION_CLOSE);
    } else if (connection.isOld()) {
      response.header(HeaderValues.CONNECTION_KEEP_ALIVE);
    }
    if (answer.stream() != null) {
      StreamedAnswer.send(answer.stream(), response, connection);
    } else if (request.prologue().method().text().equals("HEAD")) {
      if (answer.status() != Status.NO_CONTENT_204.code()) {
        response.header(HeaderValues.create(HeaderNames.CONTENT_LENGTH, answer.body().length));
      }
      response.send();
    } else {
      response.send(answer.body());
    }
  }

  private Exchange exchange(
      HelidonRequest asked,
      @Nullable HttpFrontEnd frontEnd,
      HttpAnswer answer,
      long received,
      String peer) {
    return new Exchange(
        frontEnd == null ? Exchange.NOBODY : frontEnd.name(),
        frontEnd == null ? Exchange.NOBODY : frontEnd.operation(asked),
        asked.method(),
        asked.rawPath(),
        answer.status(),
        answer.errorOrReason(),
        received,
        answer.body().length,
        System.nanoTime() - beganNanos,
        answer.headers().get(REQUEST_ID),
        peer);
  }

  /** A connection closed with unread bytes is reset, and the answer may be lost with it. */
  private void end(HelidonRequest asked, WatchedConnection connection) {
    if (asked.isUnreadable()) {
      if (!brokenOff) {
        connection.discardAll();
      }
    } else if (!asked.isWhole()) {
      connection.discarding();
      try {
        request.content().consume();
      } catch (RuntimeException broken) {
        LOG.debug("rest of a refused request lost", broken);
      }
    }
    throw new CloseConnectionException("last request of this connection");
  }
}
