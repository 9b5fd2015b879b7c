package dev.stator.dapr;

import org.jspecify.annotations.Nullable;

/**
 * How long an entry lives, {@code ttlInSeconds}.
 *
 * <p>Source: Dapr docs, "State Time-to-Live (TTL)".
 */
public sealed interface TimeToLive {
  /** A thousand years: what is later than the year 9999 cannot be written as RFC 3339. */
  long SECONDS_MAX = 1000L * 365 * 24 * 60 * 60;

  /** As the component says; if it says nothing, for ever. */
  record OfComponent() implements TimeToLive {}

  /** For ever: {@code -1}. */
  record Never() implements TimeToLive {}

  /**
   * @param seconds 1 to {@link #SECONDS_MAX}
   */
  record Seconds(long seconds) implements TimeToLive {
    public Seconds {
      if (seconds < 1 || seconds > SECONDS_MAX) {
        throw new IllegalArgumentException(
            "ttlInSeconds "
                + seconds
                + " is not -1 (never expires) or between 1 and "
                + SECONDS_MAX);
      }
    }
  }

  /**
   * @param text a whole number; null or empty for {@link OfComponent}
   * @throws IllegalArgumentException what is wrong with it
   */
  static TimeToLive parse(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return new OfComponent();
    }
    long seconds;
    try {
      seconds = Long.parseLong(text);
    } catch (NumberFormatException notANumber) {
      throw new IllegalArgumentException(
          "ttlInSeconds '" + text + "' is not a whole number of seconds", notANumber);
    }
    return seconds == -1 ? new Never() : new Seconds(seconds);
  }
}
