package dev.stator.server.dapr;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.stator.server.shell.HttpAnswer;
import dev.stator.server.shell.StreamedBody;
import dev.stator.server.shell.limit.Holding;
import dev.stator.tables.json.JsonFormat;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.function.BooleanSupplier;

/**
 * An answer of JSON that may be long. A short one is made whole; a long one is written while it is
 * sent, so that it does not lie in memory once more.
 */
final class LongAnswer {
  /** Values in an answer that is made whole. */
  static final long WHOLE_BYTES_MAX = 1024 * 1024;

  private static final int PIECE_BYTES = 32 * 1024;

  private LongAnswer() {}

  /** Writes the JSON, one value. */
  interface Content {
    void write(JsonGenerator json) throws IOException;
  }

  /**
   * @param valueBytes the values in it
   * @param holding is closed when they are not needed any more
   */
  static HttpAnswer of(Content content, long valueBytes, Holding holding) {
    if (valueBytes > WHOLE_BYTES_MAX) {
      return HttpAnswer.streamed(200, DaprFrontEnd.JSON, new Stream(content, holding));
    }
    try (holding) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      write(content, out);
      return HttpAnswer.of(200, DaprFrontEnd.JSON, out.toByteArray());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static void write(Content content, OutputStream out) throws IOException {
    try (JsonGenerator json = JsonFormat.FACTORY.createGenerator(out)) {
      // Whoever opened it ends it.
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      content.write(json);
    }
  }

  private record Stream(Content content, Holding holding) implements StreamedBody {
    @Override
    public void writeTo(OutputStream out, BooleanSupplier ending) throws IOException {
      write(content, new BufferedOutputStream(out, PIECE_BYTES));
    }

    @Override
    public void close() {
      holding.close();
    }
  }
}
