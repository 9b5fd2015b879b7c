package dev.stator.server.dapr;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Percent-decoding as Dapr does it, in paths as in queries: {@code +} is a space.
 *
 * <p>Source: Go's package net/url, QueryUnescape.
 */
final class Escapes {
  private Escapes() {}

  /**
   * @throws IllegalArgumentException for a broken escape, or one that is not UTF-8
   */
  static String decode(String escaped) {
    if (escaped.indexOf('%') < 0 && escaped.indexOf('+') < 0) {
      return escaped;
    }
    byte[] source = escaped.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream plain = new ByteArrayOutputStream(source.length);
    for (int at = 0; at < source.length; at++) {
      if (source[at] == '%') {
        plain.write(escape(source, at));
        at += 2;
      } else {
        plain.write(source[at] == '+' ? ' ' : source[at]);
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(plain.toByteArray()))
          .toString();
    } catch (CharacterCodingException malformed) {
      throw new IllegalArgumentException("URL escapes are not UTF-8: " + escaped, malformed);
    }
  }

  private static int escape(byte[] source, int at) {
    if (at + 2 < source.length) {
      int high = Character.digit(source[at + 1], 16);
      int low = Character.digit(source[at + 2], 16);
      if (high >= 0 && low >= 0) {
        return high << 4 | low;
      }
    }
    int end = Math.min(at + 3, source.length);
    throw new IllegalArgumentException(
        "invalid URL escape \"" + new String(source, at, end - at, StandardCharsets.UTF_8) + "\"");
  }
}
