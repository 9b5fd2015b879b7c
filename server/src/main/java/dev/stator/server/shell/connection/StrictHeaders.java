package dev.stator.server.shell.connection;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.http.WritableHeaders;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1ConnectionListener;
import java.util.List;
import java.util.regex.Pattern;

/** Tells a connection how far its request is, and refuses what the library lets through. */
final class StrictHeaders implements Http1ConnectionListener {
  private static final HeaderName NAMELESS = HeaderNames.create("");

  /** RFC 3986, section 3.2.2, and a port. */
  private static final Pattern HOST =
      Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._~!$&'()*+,;=%-]+)(:[0-9]{0,5})?");

  @Override
  public void prologue(ConnectionContext context, HttpPrologue prologue) {
    WatchedConnection.current().headBegun();
  }

  @Override
  public void headers(ConnectionContext context, Headers headers) {
    WatchedConnection connection = WatchedConnection.current();
    if (headers.contains(NAMELESS)) {
      throw malformed("a header has no name");
    }
    checkHost(headers.all(HeaderNames.HOST, List::of), connection.isOld());
    if (connection.isOld()) {
      checkOld(headers);
    }
    connection.headRead(
        headers.contains(HeaderNames.CONTENT_LENGTH)
            || headers.contains(HeaderNames.TRANSFER_ENCODING));
  }

  /** HTTP/1.0 knows no Host. */
  private static void checkHost(List<String> hosts, boolean old) {
    if (hosts.size() > 1 || (hosts.isEmpty() && !old)) {
      throw malformed("not one Host");
    }
    if (!hosts.isEmpty() && !HOST.matcher(hosts.getFirst()).matches()) {
      throw malformed("the Host is malformed");
    }
  }

  /** RFC 9112, section 6.1: chunks in HTTP/1.0 are faulty framing. It knows no 100 either. */
  private static void checkOld(Headers headers) {
    if (headers.contains(HeaderNames.TRANSFER_ENCODING)) {
      throw malformed("a transfer coding in HTTP/1.0");
    }
    if (headers instanceof WritableHeaders<?> writable) {
      writable.remove(HeaderNames.EXPECT);
    }
  }

  private static RequestException malformed(String reason) {
    return RequestLine.refused(Status.BAD_REQUEST_400, reason);
  }
}
