package dev.stator.server.mcp;

import dev.stator.tables.json.Utf8Scan;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The messages of a client, a line each. */
final class MessageLines {
  /** Of one message, in bytes: what a request over HTTP may have. */
  static final int MESSAGE_LENGTH_MAX = 16 * 1024 * 1024;

  private final InputStream in;

  /**
   * @param text a message; empty, which is none, if it is too long or not UTF-8
   */
  record Line(String text, boolean isTooLong) {}

  MessageLines(InputStream in) {
    this.in = new BufferedInputStream(in);
  }

  /** The next line that is not blank; null at the end. */
  @Nullable Line next() throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    boolean isTooLong = false;
    boolean isBlank = true;
    for (int letter = in.read(); letter >= 0; letter = in.read()) {
      if (letter == '\n' && !isBlank) {
        break;
      }
      isTooLong |= text.size() == MESSAGE_LENGTH_MAX;
      if (!Character.isWhitespace(letter)) {
        isBlank = false;
      }
      if (!isTooLong && !isBlank) {
        text.write(letter);
      }
    }
    if (isTooLong) {
      return new Line("", true);
    }
    return isBlank ? null : new Line(utf8(text.toByteArray()), false);
  }

  static boolean isUtf8(byte[] message) {
    return Utf8Scan.of(message).isUtf8();
  }

  private static String utf8(byte[] line) {
    return isUtf8(line) ? new String(line, StandardCharsets.UTF_8) : "";
  }
}
