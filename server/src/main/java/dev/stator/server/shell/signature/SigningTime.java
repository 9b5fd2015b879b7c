package dev.stator.server.shell.signature;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** When a request was signed, and for how long that is good. */
record SigningTime(Instant instant) {
  /** How far a client's clock may be from this one. */
  static final Duration SKEW_MAX = Duration.ofMinutes(15);

  /** The longest that a signature in a query may say it is good for. */
  static final Duration EXPIRES_MAX = Duration.ofDays(7);

  private static final DateTimeFormatter BASIC =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter HTTP = DateTimeFormatter.RFC_1123_DATE_TIME;
  private static final int DAY_LENGTH = 8;

  /**
   * @param text in ISO 8601's basic format, or as HTTP has it in its {@code Date}
   * @throws SignatureRefusedException if it is neither
   */
  static SigningTime parse(String text) {
    @Nullable Instant instant = parsed(BASIC, text);
    if (instant == null) {
      instant = parsed(HTTP, text);
    }
    if (instant == null) {
      throw SignatureRefusedException.incomplete(
          "Date must be in ISO-8601 'basic format'. Got '"
              + text
              + "'. See http://en.wikipedia.org/wiki/ISO_8601");
    }
    return new SigningTime(instant);
  }

  private static @Nullable Instant parsed(DateTimeFormatter format, String text) {
    try {
      return ZonedDateTime.parse(text, format).toInstant();
    } catch (DateTimeException otherFormat) {
      return null;
    }
  }

  /**
   * @param expires how long after signing it is still good, in seconds, as sent; null for as long
   *     as clocks may differ
   * @throws SignatureRefusedException if it is not good now
   */
  void requireCurrent(Instant now, @Nullable String expires) {
    Duration good = expires == null ? SKEW_MAX : duration(expires);
    String age = expires == null ? SKEW_MAX.toMinutes() + " min." : good.toSeconds() + " sec.";
    if (instant.plus(good).isBefore(now)) {
      throw SignatureRefusedException.invalid(
          "Signature expired: %s is now earlier than %s (%s - %s)"
              .formatted(text(), text(now.minus(good)), text(now), age));
    }
    if (instant.minus(SKEW_MAX).isAfter(now)) {
      throw SignatureRefusedException.invalid(
          "Signature not yet current: %s is still later than %s (%s + %d min.)"
              .formatted(text(), text(now.plus(SKEW_MAX)), text(now), SKEW_MAX.toMinutes()));
    }
  }

  private static Duration duration(String expires) {
    try {
      Duration duration = Duration.ofSeconds(Integer.parseInt(expires));
      if (duration.isPositive() && duration.compareTo(EXPIRES_MAX) <= 0) {
        return duration;
      }
    } catch (NumberFormatException notWhole) {
      // told below, like a number out of range
    }
    throw SignatureRefusedException.incomplete(
        "X-Amz-Expires must be a number of seconds from 1 to "
            + EXPIRES_MAX.toSeconds()
            + ". Got '"
            + expires
            + "'.");
  }

  /** In ISO 8601's basic format, in UTC. */
  String text() {
    return text(instant);
  }

  /** The day alone: {@code YYYYMMDD}. */
  String day() {
    return text().substring(0, DAY_LENGTH);
  }

  private static String text(Instant instant) {
    return BASIC.format(instant);
  }
}
