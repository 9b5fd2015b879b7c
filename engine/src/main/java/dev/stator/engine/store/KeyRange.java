package dev.stator.engine.store;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A range of keys.
 *
 * @param from the first key, inclusive
 * @param to where it ends, exclusive; null for the end of the space
 */
public record KeyRange(byte[] from, byte @Nullable [] to) {

  /** All keys. */
  public static KeyRange all() {
    return new KeyRange(new byte[0], null);
  }

  /** All keys that begin with {@code prefix}. */
  public static KeyRange prefix(byte[] prefix) {
    return new KeyRange(prefix, after(prefix));
  }

  /**
   * The first key that is greater than every key beginning with {@code prefix}; null if none is.
   */
  public static byte @Nullable [] after(byte[] prefix) {
    for (int last = prefix.length - 1; last >= 0; last--) {
      if (prefix[last] != (byte) 0xFF) {
        byte[] next = Arrays.copyOf(prefix, last + 1);
        next[last]++;
        return next;
      }
    }
    return null;
  }

  public boolean contains(byte[] key) {
    return Arrays.compareUnsigned(key, from) >= 0
        && (to == null || Arrays.compareUnsigned(key, to) < 0);
  }
}
