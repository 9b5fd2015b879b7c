package dev.stator.tables.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * What a look at the bytes of a JSON text tells before it is parsed, eight of them at a time where
 * they are ASCII. The parser takes longer forms of a character than the shortest, and surrogates,
 * for characters, and bytes with zeros between them for UTF-16; none of them could be given back as
 * it came.
 *
 * <p>Source: The Unicode Standard, table 3-7, "Well-Formed UTF-8 Byte Sequences"; RFC 8259, section
 * 8.1: JSON text is UTF-8.
 *
 * @param fault where the first byte stands that is no UTF-8, or is zero; -1 if there is none
 * @param escapedSurrogates whether there is an escape that begins as one of half a pair does
 */
public record Utf8Scan(int fault, boolean escapedSurrogates) {
  private static final Utf8Scan CLEAN = new Utf8Scan(-1, false);
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long BACKSLASHES = 0x5c5c5c5c5c5c5c5cL;

  public static Utf8Scan of(byte[] text) {
    boolean escapes = false;
    int at = 0;
    while (at < text.length) {
      if (at + Long.BYTES <= text.length && isPlain((long) LONGS.get(text, at))) {
        at += Long.BYTES;
        continue;
      }
      // Up to the end of these eight: the rest of a character may follow it.
      int end = Math.min(at + Long.BYTES, text.length);
      while (at < end) {
        int length = length(text, at);
        if (length == 0) {
          return new Utf8Scan(at, escapes);
        }
        escapes |= text[at] == '\\' && beginsSurrogate(text, at);
        at += length;
      }
    }
    return escapes ? new Utf8Scan(-1, true) : CLEAN;
  }

  public boolean isUtf8() {
    return fault < 0;
  }

  /** Eight bytes of ASCII without a zero and without a backslash. */
  private static boolean isPlain(long eight) {
    long slashes = eight ^ BACKSLASHES;
    long zeros = (eight - ONES) & ~eight;
    long slashZeros = (slashes - ONES) & ~slashes;
    return ((eight | zeros | slashZeros) & HIGH_BITS) == 0;
  }

  /** <code>\\ud8</code> to <code>\\udf</code>, in any case; a little more than that is no harm. */
  private static boolean beginsSurrogate(byte[] text, int at) {
    return at + 3 < text.length
        && text[at + 1] == 'u'
        && (text[at + 2] | 0x20) == 'd'
        && text[at + 3] >= '8';
  }

  /** The bytes of the character that begins at {@code at}; 0 if none does. */
  private static int length(byte[] text, int at) {
    int first = text[at] & 0xff;
    if (first < 0x80) {
      return first == 0 ? 0 : 1;
    }
    if (first >= 0xc2 && first <= 0xdf) {
      return continues(text, at + 1, 0x80, 0xbf) ? 2 : 0;
    }
    if (first >= 0xe0 && first <= 0xef) {
      int least = first == 0xe0 ? 0xa0 : 0x80;
      int most = first == 0xed ? 0x9f : 0xbf;
      return continues(text, at + 1, least, most) && continues(text, at + 2, 0x80, 0xbf) ? 3 : 0;
    }
    if (first >= 0xf0 && first <= 0xf4) {
      int least = first == 0xf0 ? 0x90 : 0x80;
      int most = first == 0xf4 ? 0x8f : 0xbf;
      return continues(text, at + 1, least, most)
              && continues(text, at + 2, 0x80, 0xbf)
              && continues(text, at + 3, 0x80, 0xbf)
          ? 4
          : 0;
    }
    return 0;
  }

  private static boolean continues(byte[] text, int at, int least, int most) {
    return at < text.length && (text[at] & 0xff) >= least && (text[at] & 0xff) <= most;
  }
}
