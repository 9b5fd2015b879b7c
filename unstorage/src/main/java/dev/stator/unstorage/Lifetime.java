package dev.stator.unstorage;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When an item expires that is stored now: what every driver does with a time to live. */
public final class Lifetime {
  private Lifetime() {}

  /**
   * @param ttl from now; null for the driver's default, zero for never
   * @param byDefault the driver's default; zero for never
   * @return null if the item never expires, or after all times that an {@link Instant} can be
   */
  public static @Nullable Instant end(Instant now, @Nullable Duration ttl, Duration byDefault) {
    Duration time = ttl == null ? byDefault : ttl;
    if (time.isZero()) {
      return null;
    }
    try {
      return now.plus(time);
    } catch (DateTimeException | ArithmeticException afterAllTimes) {
      return null;
    }
  }
}
