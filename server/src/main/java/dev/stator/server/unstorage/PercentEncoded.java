package dev.stator.server.unstorage;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Percent-decoding that leaves alone what is no escape, and what would be no UTF-8: older clients
 * send a bare {@code %}, and two keys must never become one.
 */
final class PercentEncoded {
  private static final int HEX = 16;
  private static final int ESCAPE_LENGTH = 3;

  private PercentEncoded() {}

  /** An escaped {@code /} becomes a plain one. */
  static String decode(String raw) {
    if (raw.indexOf('%') < 0) {
      return raw;
    }
    byte[] sent = raw.getBytes(StandardCharsets.UTF_8);
    ByteBuffer decoded = ByteBuffer.allocate(sent.length);
    // where each decoded byte stood, and where the last one ended
    int[] places = new int[sent.length + 1];
    for (int i = 0; i < sent.length; ) {
      int escaped = sent[i] == '%' ? escape(sent, i) : -1;
      places[decoded.position()] = i;
      decoded.put(escaped < 0 ? sent[i] : (byte) escaped);
      i += escaped < 0 ? 1 : ESCAPE_LENGTH;
    }
    places[decoded.position()] = sent.length;
    return text(decoded.flip(), sent, places);
  }

  private static String text(ByteBuffer decoded, byte[] sent, int[] places) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    // what is no UTF-8 takes as many characters as it was sent with
    CharBuffer text = CharBuffer.allocate(sent.length);
    while (true) {
      CoderResult result = decoder.decode(decoded, text, true);
      if (!result.isError()) {
        return text.flip().toString();
      }
      int from = decoded.position();
      decoded.position(from + result.length());
      for (int i = places[from]; i < places[decoded.position()]; i++) {
        text.put((char) (sent[i] & 0xff));
      }
      decoder.reset();
    }
  }

  private static int escape(byte[] bytes, int at) {
    if (at + ESCAPE_LENGTH > bytes.length) {
      return -1;
    }
    int high = Character.digit(bytes[at + 1], HEX);
    int low = Character.digit(bytes[at + 2], HEX);
    return high < 0 || low < 0 ? -1 : high * HEX + low;
  }
}
