package dev.stator.engine.codec;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Names of attributes that were read of late. Items of a table have the same names over and over:
 * one that is known need not be decoded, nor its hash computed again. For many threads: they may
 * overwrite each other's names, which costs a miss and nothing else.
 */
final class AttributeNames {
  /** How many names are kept; a power of two. */
  private static final int SLOTS = 1024;

  /** Longer names are not kept, so that all together are bounded. */
  static final int KEPT_BYTES_MAX = 32;

  private static final @Nullable String[] KNOWN = new @Nullable String[SLOTS];

  private AttributeNames() {}

  /** The name that these UTF-8 bytes are. */
  static String of(byte[] source, int from, int length) {
    if (length == 0 || length > KEPT_BYTES_MAX) {
      return new String(source, from, length, StandardCharsets.UTF_8);
    }
    int slot = slot(source, from, length);
    @Nullable String known = KNOWN[slot];
    if (known != null && isText(known, source, from, length)) {
      return known;
    }
    String name = new String(source, from, length, StandardCharsets.UTF_8);
    // As many characters as bytes: ASCII, which can be compared without decoding.
    if (name.length() == length) {
      KNOWN[slot] = name;
    }
    return name;
  }

  private static int slot(byte[] source, int from, int length) {
    int hash = length;
    for (int at = from; at < from + length; at++) {
      hash = 31 * hash + source[at];
    }
    return (hash ^ hash >>> 10 ^ hash >>> 20) & (SLOTS - 1);
  }

  private static boolean isText(String known, byte[] source, int from, int length) {
    if (known.length() != length) {
      return false;
    }
    for (int at = 0; at < length; at++) {
      if (known.charAt(at) != source[from + at]) {
        return false;
      }
    }
    return true;
  }
}
