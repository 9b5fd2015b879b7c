package dev.stator.tables.batch;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How often, and after which pauses, a batch sends again what the service left unprocessed: each
 * pause is a random part of a bound that doubles ("full jitter"). What counts are the attempts
 * without progress, as every answer that processed something starts the count anew.
 *
 * <p>Source: Amazon DynamoDB API Reference, "BatchWriteItem" ("we strongly recommend that you use
 * an exponential backoff algorithm"); AWS Architecture Blog, "Exponential Backoff And Jitter".
 *
 * @param attemptsMax attempts in a row that processed nothing, 1 or more
 * @param first the bound of the first pause
 * @param longest no pause is longer
 * @param pause how to wait
 */
public record BackOff(int attemptsMax, Duration first, Duration longest, Pause pause) {
  public static final int ATTEMPTS_MAX = 8;
  public static final Duration FIRST_PAUSE_MAX = Duration.ofMillis(50);
  public static final Duration PAUSE_MAX = Duration.ofSeconds(2);

  /** Eight attempts, pauses of up to 50 ms at first and up to 2 s later. */
  public static final BackOff DEFAULT =
      new BackOff(ATTEMPTS_MAX, FIRST_PAUSE_MAX, PAUSE_MAX, BackOff::sleep);

  /** Waits. */
  public interface Pause {
    /**
     * @return false if waiting was interrupted, and nothing more is to be sent
     */
    boolean pause(Duration time);
  }

  public BackOff {
    if (attemptsMax < 1 || first.isNegative() || longest.isNegative()) {
      throw new IllegalArgumentException(
          "back-off of " + attemptsMax + " attempts, " + first + " to " + longest);
    }
  }

  /**
   * Waits before the next attempt.
   *
   * @param failed attempts in a row that processed nothing, 0 or more
   * @return false if there is to be no further attempt
   */
  public boolean before(int failed) {
    if (failed >= attemptsMax) {
      return false;
    }
    long bound = first.toNanos();
    for (int i = 1; i < failed && bound < longest.toNanos(); i++) {
      bound *= 2;
    }
    bound = Math.min(bound, longest.toNanos());
    return pause.pause(
        Duration.ofNanos(bound == 0 ? 0 : ThreadLocalRandom.current().nextLong(bound)));
  }

  private static boolean sleep(Duration time) {
    try {
      Thread.sleep(time);
      return true;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
