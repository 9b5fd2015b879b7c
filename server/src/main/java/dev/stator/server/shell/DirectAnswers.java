package dev.stator.server.shell;

import dev.stator.server.shell.connection.WatchedConnection;
import dev.stator.server.shell.observe.Exchange;
import dev.stator.server.shell.observe.ExchangeObserver;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Answers to what the HTTP library refuses before a front end sees it. A body that is far too large
 * still takes the ordinary path, so that its front end refuses it in its own shape; everything else
 * is not HTTP enough to know a front end, and gets one plain line.
 */
final class DirectAnswers implements DirectHandler {
  private final RequestPath path;
  private final ExchangeObserver observer;

  DirectAnswers(RequestPath path, ExchangeObserver observer) {
    this.path = path;
    this.observer = observer;
  }

  @Override
  public TransportResponse handle(
      TransportRequest request,
      EventType event,
      Status status,
      ServerResponseHeaders headers,
      String message) {
    boolean tooLarge = status.code() == Status.REQUEST_ENTITY_TOO_LARGE_413.code();
    RequestBeyondLimits refused = new RequestBeyondLimits(request);
    HttpFrontEnd frontEnd = tooLarge ? path.choose(refused) : null;
    HttpAnswer answer =
        tooLarge
            ? path.answer(refused, frontEnd)
            : path.finish(
                refused,
                path.choose(refused),
                HttpAnswer.text(status.code(), status.reasonPhrase() + "\n"));
    observer.answered(exchange(refused, frontEnd, answer));
    TransportResponse.Builder response =
        TransportResponse.builder()
            .status(Status.create(answer.status()))
            .headers(headers)
            .keepAlive(event.keepAlive() && !tooLarge)
            .entity(answer.body());
    answer.headers().forEach((name, value) -> response.header(HeaderValues.create(name, value)));
    return response.build();
  }

  private static Exchange exchange(
      HttpRequest request, @Nullable HttpFrontEnd frontEnd, HttpAnswer answer) {
    WatchedConnection connection = WatchedConnection.current();
    return new Exchange(
        frontEnd == null ? Exchange.NOBODY : frontEnd.name(),
        frontEnd == null ? Exchange.NOBODY : frontEnd.operation(request),
        request.method(),
        request.rawPath(),
        answer.status(),
        answer.errorOrReason(),
        connection.received(),
        answer.body().length,
        0,
        null,
        connection.peer());
  }

  /** Nobody reads the body of such a request. */
  private record RequestBeyondLimits(TransportRequest request) implements HttpRequest {
    @Override
    public String method() {
      return request.method();
    }

    @Override
    public String rawPath() {
      return request.path();
    }

    @Override
    public @Nullable String rawQuery() {
      return null;
    }

    @Override
    public @Nullable String header(String name) {
      return request.headers().first(HeaderNames.create(name)).orElse(null);
    }

    @Override
    public List<String> headers(String name) {
      return request.headers().all(HeaderNames.create(name), List::of);
    }

    @Override
    public Set<String> headerNames() {
      return request.headers().stream()
          .map(header -> header.headerName().lowerCase())
          .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public byte[] sentBody() {
      throw new BodyTooLargeException();
    }

    @Override
    public byte[] body() {
      throw new BodyTooLargeException();
    }

    @Override
    public void hold(long bytes) {
      throw new IllegalStateException("nobody answers it at length");
    }
  }
}
