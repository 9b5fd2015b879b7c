package dev.stator.app.resources;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times as Dapr and KEDA write them: {@code 5s}, {@code 1m30s}, {@code 500ms}. Source: Go's package
 * time, function ParseDuration; never negative here.
 */
final class GoDuration {
  private static final int LENGTH_MAX = 40;
  private static final Pattern PART =
      Pattern.compile("(\\d+(?:\\.\\d*)?|\\.\\d+)(ns|us|µs|ms|s|m|h)");
  private static final Map<String, Long> NANOSECONDS =
      Map.of(
          "ns", 1L,
          "us", 1_000L,
          "µs", 1_000L,
          "ms", 1_000_000L,
          "s", 1_000_000_000L,
          "m", 60_000_000_000L,
          "h", 3_600_000_000_000L);

  private GoDuration() {}

  static Optional<Duration> parse(String text) {
    if (text.equals("0")) {
      return Optional.of(Duration.ZERO);
    }
    if (text.isEmpty() || text.length() > LENGTH_MAX) {
      return Optional.empty();
    }
    BigDecimal nanoseconds = BigDecimal.ZERO;
    Matcher part = PART.matcher(text);
    int end = 0;
    while (part.find() && part.start() == end) {
      long unit = NANOSECONDS.getOrDefault(part.group(2), 0L);
      nanoseconds =
          nanoseconds.add(new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(unit)));
      end = part.end();
    }
    boolean whole =
        end == text.length() && nanoseconds.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
    return whole
        ? Optional.of(Duration.ofNanos(nanoseconds.setScale(0, RoundingMode.DOWN).longValueExact()))
        : Optional.empty();
  }
}
