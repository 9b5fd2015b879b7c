package dev.stator.keda.trigger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A trigger's metadata, asked for field by field; gathers every problem before it gives up. */
final class TriggerFields {
  private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]*)");
  private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m|h)");

  /** Where a value may come from, as KEDA's messages tell it. */
  static final String METADATA = "[triggerMetadata]";

  static final String METADATA_OR_AUTHENTICATION = "[triggerMetadata authParams]";

  private final Map<String, String> metadata;
  private final List<String> problems = new ArrayList<>();

  TriggerFields(Map<String, String> metadata) {
    this.metadata = metadata;
  }

  void problem(String text) {
    problems.add(text);
  }

  /**
   * @throws TriggerException if there was any problem so far
   */
  void failIfAny() {
    if (!problems.isEmpty()) {
      throw new TriggerException(problems);
    }
  }

  /** The value without white space around it; null if it is missing or blank. */
  @Nullable String optional(String field) {
    return blankToNull(metadata.get(field));
  }

  static @Nullable String blankToNull(@Nullable String value) {
    return value == null || value.isBlank() ? null : value.strip();
  }

  String required(String field) {
    return required(field, optional(field), METADATA);
  }

  String required(String field, @Nullable String value, String sources) {
    if (value == null) {
      problem("missing required parameter \"" + field + "\" in " + sources);
      return "";
    }
    return value;
  }

  /** A whole number as KEDA reads it: no plus sign, no leading zeros, no exponent. */
  @Nullable Long number(String field) {
    String text = optional(field);
    if (text == null) {
      return null;
    }
    if (INTEGER.matcher(text).matches()) {
      try {
        return Long.valueOf(text);
      } catch (NumberFormatException tooLarge) {
        // told below, like any other text that is no 64-bit integer
      }
    }
    problem(
        "unable to set param \""
            + field
            + "\" value \""
            + text
            + "\": unable to unmarshal to field type int64: a whole number is expected");
    return null;
  }

  @Nullable Long number(String field, long least, long most) {
    Long number = number(field);
    if (number != null && (number < least || number > most)) {
      problem(
          field
              + " is "
              + number
              + ", it must be "
              + (most == Long.MAX_VALUE
                  ? "at least " + least
                  : "between " + least + " and " + most));
      return null;
    }
    return number;
  }

  boolean bool(String field) {
    return "true".equals(choice(field, "false", Set.of("true", "false")));
  }

  /** One of {@code known}, or {@code standard} if it is missing. */
  String choice(String field, String standard, Set<String> known) {
    String text = optional(field);
    if (text == null || known.contains(text)) {
      return text == null ? standard : text;
    }
    problem(
        field
            + " is '"
            + text
            + "', it must be "
            + String.join(" or ", new TreeSet<>(known).descendingSet()));
    return standard;
  }

  /** A number with its unit: {@code 500ms}, {@code 10s}, {@code 2m}, {@code 1h}. */
  Duration duration(String field, Duration standard, Duration least, Duration most) {
    String text = optional(field);
    if (text == null) {
      return standard;
    }
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      problem(field + " is '" + text + "', it must be a time such as 500ms, 10s or 2m");
      return standard;
    }
    long number = Long.parseLong(matcher.group(1));
    Duration duration =
        switch (matcher.group(2)) {
          case "ms" -> Duration.ofMillis(number);
          case "s" -> Duration.ofSeconds(number);
          case "m" -> Duration.ofMinutes(number);
          default -> Duration.ofHours(number);
        };
    if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
      problem(
          field + " is '" + text + "', it must be between " + text(least) + " and " + text(most));
      return standard;
    }
    return duration;
  }

  private static String text(Duration duration) {
    return duration.toMillis() % 1000 == 0
        ? duration.toSeconds() + "s"
        : duration.toMillis() + "ms";
  }
}
