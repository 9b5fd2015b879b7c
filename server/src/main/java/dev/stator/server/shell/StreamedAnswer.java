package dev.stator.server.shell;

import dev.stator.server.shell.connection.WatchedConnection;
import io.helidon.webserver.http.RoutingResponse;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends a body while it comes into being. */
final class StreamedAnswer {
  private static final Logger LOG = LoggerFactory.getLogger(StreamedAnswer.class);

  private StreamedAnswer() {}

  /**
   * Sends all of it. That the client went away is its end, too.
   *
   * @param response with status and headers, but nothing sent yet
   */
  static void send(StreamedBody body, RoutingResponse response, WatchedConnection connection) {
    try (OutputStream out = new WatchedOutput(response.outputStream(), connection)) {
      body.writeTo(out, connection::isEnding);
      out.close();
      // Closing only empties the library's buffer; this writes that there is no more.
      response.commit();
    } catch (IOException | UncheckedIOException gone) {
      LOG.debug("client of a stream went away", gone);
    }
  }

  /** Between two writes the client may wait as long as it takes, during one it must read. */
  private static final class WatchedOutput extends FilterOutputStream {
    private final WatchedConnection connection;

    WatchedOutput(OutputStream out, WatchedConnection connection) {
      super(out);
      this.connection = connection;
      connection.answering();
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      connection.sending(length);
      out.write(bytes, offset, length);
      connection.answering();
    }

    @Override
    public void flush() throws IOException {
      connection.sending(0);
      out.flush();
      connection.answering();
    }
  }
}
