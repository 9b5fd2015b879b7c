package dev.stator.server.shell.signature;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Percent-encoding as signatures have it: everything but the unreserved characters of RFC 3986, in
 * capitals.
 */
final class UriText {
  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  private static final String HEX = "0123456789ABCDEF";
  private static final int ESCAPE_LENGTH = 3;

  private UriText() {}

  static String encode(String text) {
    StringBuilder encoded = new StringBuilder(text.length() * 2);
    for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
      if (one > 0 && UNRESERVED.indexOf(one) >= 0) {
        encoded.append((char) one);
      } else {
        encoded.append('%').append(HEX.charAt((one >> 4) & 0xF)).append(HEX.charAt(one & 0xF));
      }
    }
    return encoded.toString();
  }

  /** What is no escape stays as it is; a plus sign is a plus sign. */
  static String decode(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream decoded = new ByteArrayOutputStream(bytes.length);
    for (int at = 0; at < bytes.length; at++) {
      int value = bytes[at] == '%' ? escape(bytes, at) : -1;
      if (value >= 0) {
        decoded.write(value);
        at += ESCAPE_LENGTH - 1;
      } else {
        decoded.write(bytes[at]);
      }
    }
    return decoded.toString(StandardCharsets.UTF_8);
  }

  private static int escape(byte[] bytes, int at) {
    if (at + ESCAPE_LENGTH > bytes.length) {
      return -1;
    }
    int high = Character.digit(bytes[at + 1], 16);
    int low = Character.digit(bytes[at + 2], 16);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }
}
