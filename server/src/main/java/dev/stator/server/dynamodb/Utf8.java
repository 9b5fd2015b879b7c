package dev.stator.server.dynamodb;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Whether bytes are JSON's only encoding, exactly: the parser takes longer forms of a character
 * than the shortest, with which a name could be hidden, and other encodings.
 *
 * <p>Source: RFC 8259, section 8.1; RFC 3629, section 3.
 */
final class Utf8 {
  private static final int STEP_CHARS = 8 * 1024;

  /** The parser tells encodings by zero bytes among so many; JSON in UTF-8 has none. */
  private static final int TELLING_BYTES = 4;

  private Utf8() {}

  static boolean isWellFormed(byte[] bytes) {
    for (int at = 0; at < Math.min(TELLING_BYTES, bytes.length); at++) {
      if (bytes[at] == 0) {
        return false;
      }
    }
    return isAscii(bytes) || decodes(bytes);
  }

  private static boolean isAscii(byte[] bytes) {
    int all = 0;
    for (byte one : bytes) {
      all |= one;
    }
    return all >= 0;
  }

  private static boolean decodes(byte[] bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(Math.min(STEP_CHARS, bytes.length + 1));
    CoderResult result = decoder.decode(in, out, true);
    while (result.isOverflow()) {
      out.clear();
      result = decoder.decode(in, out, true);
    }
    return result.isUnderflow();
  }
}
