package dev.stator.server.dynamodb;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A response's body, streamed into bytes. */
final class JsonBody {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8).build();

  /** Most responses are one item of a few hundred bytes. */
  private static final int BYTES_TYPICAL = 1024;

  private JsonBody() {}

  /** What goes between the braces of the body. */
  interface Members {
    void write(JsonGenerator out) throws IOException;
  }

  static byte[] object(Members members) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(BYTES_TYPICAL);
    try (JsonGenerator out = JSON.createGenerator(bytes)) {
      out.writeStartObject();
      members.write(out);
      out.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing to memory", impossible);
    }
    return bytes.toByteArray();
  }
}
