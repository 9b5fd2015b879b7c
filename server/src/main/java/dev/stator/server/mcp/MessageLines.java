package dev.stator.server.mcp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The messages of a client, a line each. */
final class MessageLines {
  /** Of one message, in characters: what a request over HTTP may have in bytes. */
  static final int MESSAGE_LENGTH_MAX = 16 * 1024 * 1024;

  private final BufferedReader in;

  /**
   * @param text a message; empty if it is too long
   */
  record Line(String text, boolean isTooLong) {}

  MessageLines(InputStream in) {
    this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
  }

  /** The next line that is not blank; null at the end. */
  @Nullable Line next() throws IOException {
    StringBuilder text = new StringBuilder();
    boolean isTooLong = false;
    for (int letter = in.read(); letter >= 0; letter = in.read()) {
      if (letter != '\n') {
        isTooLong |= text.length() == MESSAGE_LENGTH_MAX;
        if (!isTooLong) {
          text.append((char) letter);
        }
      } else if (isTooLong || !text.toString().isBlank()) {
        break;
      } else {
        text.setLength(0);
      }
    }
    if (isTooLong) {
      return new Line("", true);
    }
    return text.toString().isBlank() ? null : new Line(text.toString(), false);
  }
}
