package dev.stator.junit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The time of one test's database: the system's, until the test lets time pass or stops it. What is
 * due by then (expired items, shards and records of streams that are too old) is done before the
 * call that changes the time returns. For many threads.
 */
public final class TestClock implements InstantSource {
  private final ReentrantLock changing = new ReentrantLock();
  private volatile Reading reading = new Reading(Duration.ZERO, null);
  private volatile Runnable upkeep = () -> {};

  /**
   * @param ahead of the system's clock
   * @param stoppedAt null while time passes by itself
   */
  private record Reading(Duration ahead, @Nullable Instant stoppedAt) {
    Instant now() {
      return stoppedAt == null ? Instant.now().plus(ahead) : stoppedAt;
    }
  }

  @Override
  public Instant instant() {
    return reading.now();
  }

  /**
   * Lets {@code time} pass at once.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public void advance(Duration time) {
    if (time.isNegative()) {
      throw new IllegalArgumentException("time does not pass backwards: " + time);
    }
    change(
        now ->
            reading.stoppedAt() == null
                ? new Reading(reading.ahead().plus(time), null)
                : new Reading(Duration.ZERO, now.plus(time)));
  }

  /** Stops time at {@code instant}; it passes by {@link #advance} only, until {@link #resume}. */
  public void stopAt(Instant instant) {
    change(now -> new Reading(Duration.ZERO, instant));
  }

  /** Lets time pass by itself again, from where it is. */
  public void resume() {
    change(now -> new Reading(Duration.between(Instant.now(), now), null));
  }

  /** Does {@code upkeep} whenever the time was changed. */
  void onChange(Runnable newUpkeep) {
    this.upkeep = newUpkeep;
  }

  private interface Change {
    Reading from(Instant now);
  }

  private void change(Change change) {
    changing.lock();
    try {
      reading = change.from(reading.now());
      upkeep.run();
    } finally {
      changing.unlock();
    }
  }
}
