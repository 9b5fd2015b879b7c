package dev.stator.server.shell;

import io.helidon.http.HeaderNames;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A request of the HTTP library. */
final class HelidonRequest implements HttpRequest {
  private static final byte[] NOTHING = new byte[0];

  private final ServerRequest request;
  private boolean beyondDraining;

  HelidonRequest(ServerRequest request) {
    this.request = request;
  }

  @Override
  public String method() {
    return request.prologue().method().text();
  }

  @Override
  public String rawPath() {
    return request.prologue().uriPath().rawPath();
  }

  @Override
  public @Nullable String rawQuery() {
    return request.prologue().hasQuery() ? request.prologue().query().rawValue() : null;
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
  public byte[] body() {
    if (!request.content().hasEntity()) {
      return NOTHING;
    }
    if (request.headers().contentLength().orElse(0) > HttpLimits.BODY_BYTES_MAX) {
      throw new BodyTooLargeException();
    }
    byte[] body = read(HttpLimits.BODY_BYTES_MAX + 1);
    if (body.length > HttpLimits.BODY_BYTES_MAX) {
      throw new BodyTooLargeException();
    }
    return body;
  }

  private byte[] read(int bytesMax) {
    // Not closed here: what is left of a body that is too long is drained after the answer.
    InputStream content = request.content().inputStream();
    try {
      return content.readNBytes(bytesMax);
    } catch (IOException | RuntimeException broken) {
      if (isTooLarge(broken) || isTooLarge(broken.getCause())) {
        beyondDraining = true;
        throw new BodyTooLargeException();
      }
      throw new RequestAbortedException(broken);
    }
  }

  /** Whether reading stopped at a point from which this connection can serve nothing more. */
  boolean beyondDraining() {
    return beyondDraining;
  }

  private static boolean isTooLarge(@Nullable Throwable cause) {
    return cause instanceof RequestException refused
        && refused.status().code() == Status.REQUEST_ENTITY_TOO_LARGE_413.code();
  }
}
