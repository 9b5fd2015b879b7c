package dev.stator.server.shell.connection;

import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1ConnectionListener;

/** Tells a connection how far its request is, and refuses what the library lets through. */
final class StrictHeaders implements Http1ConnectionListener {
  private static final HeaderName NAMELESS = HeaderNames.create("");

  @Override
  public void prologue(ConnectionContext context, HttpPrologue prologue) {
    WatchedConnection.current().headBegun();
  }

  @Override
  public void headers(ConnectionContext context, Headers headers) {
    if (headers.contains(NAMELESS)) {
      throw RequestException.builder()
          .type(EventType.BAD_REQUEST)
          .status(Status.BAD_REQUEST_400)
          .setKeepAlive(false)
          .message("a header has no name")
          .build();
    }
    WatchedConnection.current()
        .headRead(
            headers.contains(HeaderNames.CONTENT_LENGTH)
                || headers.contains(HeaderNames.TRANSFER_ENCODING));
  }
}
