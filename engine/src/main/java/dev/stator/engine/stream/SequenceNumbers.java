package dev.stator.engine.stream;

import java.util.Locale;
import java.util.OptionalLong;

/**
 * Sequence numbers as the API writes them: 21 digits, the first of them a 1, so that they are in
 * order as numbers and as text and lose nothing when a client reads them as numbers.
 */
final class SequenceNumbers {
  private static final int DIGITS = 20;
  private static final String FIRST = "1";

  private SequenceNumbers() {}

  static String text(long number) {
    return FIRST + String.format(Locale.ROOT, "%0" + DIGITS + "d", number);
  }

  /** Empty if {@code text} is not of this form. */
  static OptionalLong parse(String text) {
    if (text.length() != FIRST.length() + DIGITS
        || !text.startsWith(FIRST)
        || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(text.substring(FIRST.length())));
    } catch (NumberFormatException tooLarge) {
      return OptionalLong.empty();
    }
  }
}
