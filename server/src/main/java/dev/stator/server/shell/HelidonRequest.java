package dev.stator.server.shell;

import dev.stator.server.shell.connection.WatchedConnection;
import dev.stator.server.shell.limit.OverloadedException;
import dev.stator.server.shell.limit.ServerLimits;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A request of the HTTP library. */
final class HelidonRequest implements HttpRequest {
  private static final byte[] NOTHING = new byte[0];

  private final ServerRequest request;
  private final WatchedConnection connection;
  private byte @Nullable [] sent;
  private byte @Nullable [] body;
  private boolean unreadable;

  HelidonRequest(ServerRequest request, WatchedConnection connection) {
    this.request = request;
    this.connection = connection;
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
    return request.headers().first(KnownNames.of(name)).orElse(null);
  }

  @Override
  public List<String> headers(String name) {
    return request.headers().all(KnownNames.of(name), List::of);
  }

  @Override
  public Set<String> headerNames() {
    return request.headers().stream()
        .map(header -> header.headerName().lowerCase())
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public byte[] sentBody() {
    if (sent == null) {
      sent = request.content().hasEntity() ? received() : NOTHING;
      connection.answering();
    }
    return sent;
  }

  @Override
  public byte[] body() {
    if (body == null) {
      byte[] coded = sentBody();
      body =
          coded.length == 0
              ? coded
              : ContentCoding.decode(coded, headers("Content-Encoding"), connection::hold);
    }
    return body;
  }

  @Override
  public void hold(long bytes) {
    connection.hold(Math.max(0, bytes - ServerLimits.BODY_BYTES_UNCOUNTED));
  }

  private byte[] received() {
    long told = request.headers().contentLength().orElse(HttpLimits.BODY_BYTES_MAX);
    if (told > HttpLimits.BODY_BYTES_MAX) {
      throw new BodyTooLargeException();
    }
    byte[] bytes = read((int) told);
    if (bytes.length > HttpLimits.BODY_BYTES_MAX) {
      throw new BodyTooLargeException();
    }
    return bytes;
  }

  /**
   * One byte more than {@code bytesMax} if there are more; and the end is seen if there are not.
   */
  private byte[] read(int bytesMax) {
    // Not closed here: what is left of a body that is too long is drained after the answer.
    InputStream content = request.content().inputStream();
    try {
      byte[] bytes = content.readNBytes(bytesMax);
      int next = content.read();
      if (next < 0) {
        return bytes;
      }
      byte[] more = Arrays.copyOf(bytes, bytes.length + 1);
      more[bytes.length] = (byte) next;
      return more;
    } catch (OverloadedException full) {
      unreadable = true;
      throw full;
    } catch (IOException | RuntimeException broken) {
      unreadable = true;
      if (isTooLarge(broken) || isTooLarge(broken.getCause())) {
        throw new BodyTooLargeException();
      }
      throw new RequestAbortedException(broken);
    }
  }

  /** Whether nothing of this request is left on its connection. */
  boolean isWhole() {
    return sent != null || !request.content().hasEntity() || request.content().consumed();
  }

  /** Whether the rest of this request cannot be told from what follows it. */
  boolean isUnreadable() {
    return unreadable;
  }

  private static boolean isTooLarge(@Nullable Throwable cause) {
    return cause instanceof RequestException refused
        && refused.status().code() == Status.REQUEST_ENTITY_TOO_LARGE_413.code();
  }
}
