package dev.stator.keda.trigger;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How often a trigger is measured, and what is answered when that fails.
 *
 * @param interval one measurement answers all calls of this time
 * @param deadline how long a call waits for a measurement
 * @param staleMax how old the last good measurement may be to be told in place of a failed or late
 *     one; zero tells the failure
 * @param readUnitsPerMinute how much measuring may cost; null for no limit
 */
public record Sampling(
    Duration interval, Duration deadline, Duration staleMax, @Nullable Long readUnitsPerMinute) {
  public static final Duration INTERVAL_DEFAULT = Duration.ofSeconds(10);
  public static final Duration INTERVAL_MIN = Duration.ofMillis(100);
  public static final Duration INTERVAL_MAX = Duration.ofHours(1);

  /** KEDA itself sets no deadline, and waits for one trigger before it goes on to the next. */
  public static final Duration DEADLINE_DEFAULT = Duration.ofSeconds(2);

  public static final Duration DEADLINE_MIN = Duration.ofMillis(10);
  public static final Duration DEADLINE_MAX = Duration.ofMinutes(1);
  public static final Duration STALE_LONGEST = Duration.ofHours(24);

  public static final Sampling STANDARD =
      new Sampling(INTERVAL_DEFAULT, DEADLINE_DEFAULT, Duration.ZERO, null);
}
