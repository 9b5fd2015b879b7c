package dev.stator.keda.counting;

import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * How many read units measuring may still consume: a bucket that holds one minute's worth and fills
 * up steadily. For many threads. What a request costs is known only afterwards, so the last one may
 * overdraw it.
 */
public final class ReadBudget {
  private final @Nullable Long unitsPerMinute;
  private final InstantSource clock;
  private double left;
  private long filledAtMs;
  private double consumed;

  /**
   * @param unitsPerMinute null for no limit
   */
  public ReadBudget(@Nullable Long unitsPerMinute, InstantSource clock) {
    this.unitsPerMinute = unitsPerMinute;
    this.clock = clock;
    this.left = unitsPerMinute == null ? 0 : unitsPerMinute;
    this.filledAtMs = clock.millis();
  }

  /**
   * To be called before a request.
   *
   * @throws MeasureException if nothing is left
   */
  synchronized void require() {
    if (unitsPerMinute == null) {
      return;
    }
    fill(unitsPerMinute);
    if (left <= 0) {
      throw new MeasureException(
          MeasureException.Reason.BUDGET_SPENT,
          "the budget of "
              + unitsPerMinute
              + " read units a minute is spent; raise readUnitsPerMinute, or set countCap");
    }
  }

  synchronized void consume(double units) {
    consumed += units;
    left -= units;
  }

  /** All that was consumed since this began. */
  public synchronized double consumed() {
    return consumed;
  }

  private void fill(long perMinute) {
    long nowMs = clock.millis();
    double minutes = (double) Math.max(0, nowMs - filledAtMs) / Duration.ofMinutes(1).toMillis();
    left = Math.min((double) perMinute, left + minutes * perMinute);
    filledAtMs = nowMs;
  }
}
