package dev.stator.server.shell;

import io.helidon.http.HeaderValues;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.RoutingResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends a body while it comes into being. Its connection ends with it. */
final class StreamedAnswer {
  private static final Logger LOG = LoggerFactory.getLogger(StreamedAnswer.class);

  private StreamedAnswer() {}

  /**
   * @param response with status and headers, but nothing sent yet
   * @throws CloseConnectionException always, after the body's end
   */
  static void send(StreamedBody body, RoutingResponse response, BooleanSupplier ending) {
    response.header(HeaderValues.CONNECTION_CLOSE);
    try (OutputStream out = response.outputStream()) {
      body.writeTo(out, ending);
    } catch (IOException | UncheckedIOException gone) {
      LOG.debug("client of a stream went away", gone);
    }
    throw new CloseConnectionException("the stream is over");
  }
}
