package dev.stator.unstorage;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One item of a batch to store.
 *
 * @param ttl from now; null for the driver's default, zero for never
 */
public record Write(String key, String text, @Nullable Duration ttl) {
  public Write {
    if (ttl != null && ttl.isNegative()) {
      throw new IllegalArgumentException("ttl of \"" + key + "\" is negative: " + ttl);
    }
  }

  /** With the driver's default time. */
  public static Write of(String key, String text) {
    return new Write(key, text, null);
  }

  Write under(String otherKey) {
    return new Write(otherKey, text, ttl);
  }
}
