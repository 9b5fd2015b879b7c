package dev.stator.unstorage;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * How bytes are stored as text: {@code base64:} and the bytes in standard base64.
 *
 * <p>Source: unstorage guide, "Raw values"; behaviour of unstorage 1.17 and 2.0.
 */
final class RawText {
  private static final String PREFIX = "base64:";

  private RawText() {}

  static String encode(byte[] bytes) {
    return PREFIX + Base64.getEncoder().encodeToString(bytes);
  }

  /** Text that was not stored as bytes is its own bytes, in UTF-8. */
  static byte[] decode(String text) {
    if (text.startsWith(PREFIX)) {
      // The MIME decoder skips what is not base64, as the JavaScript decoder does.
      return Base64.getMimeDecoder().decode(text.substring(PREFIX.length()));
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
