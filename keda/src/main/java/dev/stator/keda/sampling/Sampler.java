package dev.stator.keda.sampling;

import dev.stator.keda.counting.Effort;
import dev.stator.keda.counting.MeasureException;
import dev.stator.keda.counting.Measurement;
import dev.stator.keda.counting.ReadBudget;
import dev.stator.keda.trigger.Sampling;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The measurements of one trigger. For many threads.
 *
 * <p>A measurement belongs to the interval in which it began, whether it succeeds or fails: nothing
 * is measured twice in an interval. One that is slower than the callers' deadline goes on; who asks
 * next gets it, also after its interval, and so does who asks within an interval from then.
 */
public final class Sampler {
  /** A measurement that takes longer is given up. */
  public static final Duration MEASURE_TIME_MAX = Duration.ofSeconds(60);

  /** How old a good measurement that came too late for all may be to be told. */
  static final Duration UNTOLD_MAX = MEASURE_TIME_MAX.multipliedBy(2);

  private final Sampling rules;
  private final Function<Effort, Measurement> measurement;
  private final InstantSource clock;
  private final ReadBudget budget;
  private @Nullable Attempt current;
  private @Nullable Sample lastGood;
  private long taken;
  private long failed;
  private long stale;

  /** One measurement, under way or done. The sampler's lock guards what changes. */
  private static final class Attempt {
    private final Instant began;
    private final CompletableFuture<Measurement> result = new CompletableFuture<>();

    /** Whether it was too late for somebody. */
    private boolean late;

    /** When somebody was first told the result; null before. */
    private @Nullable Instant told;

    Attempt(Instant began) {
      this.began = began;
    }
  }

  /**
   * @param measurement measures once, within an effort
   */
  public Sampler(Sampling rules, Function<Effort, Measurement> measurement, InstantSource clock) {
    this.rules = rules;
    this.measurement = measurement;
    this.clock = clock;
    this.budget = new ReadBudget(rules.readUnitsPerMinute(), clock);
  }

  /**
   * The measurement of this interval; waits for it up to the deadline.
   *
   * @throws RuntimeException why there is none: what measuring threw, or {@link MeasureException}
   *     with {@code LATE}
   */
  public Sample sample() {
    return await(attempt());
  }

  /** What was measured up to now is out of date: who asks next gets a new measurement. */
  public synchronized void expire() {
    current = null;
  }

  /** The read units that may be spent; shared with whoever measures beside this. */
  public ReadBudget budget() {
    return budget;
  }

  public synchronized SampleStatistics statistics() {
    return new SampleStatistics(taken, failed, stale, budget.consumed());
  }

  /** Whether a measurement is under way. */
  synchronized boolean isMeasuring() {
    return current != null && !current.result.isDone();
  }

  private synchronized Attempt attempt() {
    Instant now = clock.instant();
    Attempt known = current;
    if (known != null && isCurrent(known, now)) {
      return known;
    }
    Attempt next = new Attempt(now);
    current = next;
    taken++;
    Thread.ofVirtual().name("stator-keda-sample").start(() -> measure(next));
    return next;
  }

  private boolean isCurrent(Attempt known, Instant now) {
    Duration age = Duration.between(known.began, now);
    if (!known.result.isDone()) {
      return age.compareTo(MEASURE_TIME_MAX) < 0;
    }
    if (age.compareTo(rules.interval()) < 0) {
      return true;
    }
    if (!known.late || known.result.isCompletedExceptionally()) {
      return false;
    }
    return known.told == null
        ? age.compareTo(UNTOLD_MAX) <= 0
        : Duration.between(known.told, now).compareTo(rules.interval()) < 0;
  }

  private synchronized void tell(Attempt attempt) {
    if (attempt.told == null) {
      attempt.told = clock.instant();
    }
  }

  private void measure(Attempt attempt) {
    try {
      Measurement measured = measurement.apply(new Effort(budget, MEASURE_TIME_MAX));
      synchronized (this) {
        if (lastGood == null || lastGood.takenAt().isBefore(attempt.began)) {
          lastGood = new Sample(measured, attempt.began, false);
        }
      }
      attempt.result.complete(measured);
    } catch (RuntimeException failure) {
      synchronized (this) {
        failed++;
      }
      attempt.result.completeExceptionally(failure);
    } finally {
      // An error that nobody catches must not keep the waiting ones waiting.
      attempt.result.completeExceptionally(new IllegalStateException("measuring broke off"));
    }
  }

  private Sample await(Attempt attempt) {
    try {
      Measurement measured =
          attempt.result.isDone()
              ? attempt.result.get()
              : attempt.result.get(rules.deadline().toMillis(), TimeUnit.MILLISECONDS);
      tell(attempt);
      return new Sample(measured, attempt.began, false);
    } catch (ExecutionException failure) {
      return staleOr(
          failure.getCause() instanceof RuntimeException cause
              ? cause
              : new IllegalStateException("measuring failed", failure));
    } catch (TimeoutException late) {
      synchronized (this) {
        attempt.late = true;
      }
      return staleOr(
          new MeasureException(
              MeasureException.Reason.LATE,
              "no measurement within "
                  + rules.deadline().toMillis()
                  + " ms; it goes on, and who asks next gets it"));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new MeasureException(MeasureException.Reason.LATE, "waiting was interrupted");
    }
  }

  private synchronized Sample staleOr(RuntimeException failure) {
    Sample last = lastGood;
    if (last == null
        || rules.staleMax().isZero()
        || Duration.between(last.takenAt(), clock.instant()).compareTo(rules.staleMax()) > 0) {
      throw failure;
    }
    stale++;
    return new Sample(last.measurement(), last.takenAt(), true);
  }
}
