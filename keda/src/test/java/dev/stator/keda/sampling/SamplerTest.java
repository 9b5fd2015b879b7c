package dev.stator.keda.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.keda.counting.Effort;
import dev.stator.keda.counting.MeasureException;
import dev.stator.keda.counting.Measurement;
import dev.stator.keda.trigger.Sampling;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class SamplerTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-21T10:00:00Z"));
  private final AtomicInteger measured = new AtomicInteger();

  private void pass(Duration time) {
    now.updateAndGet(instant -> instant.plus(time));
  }

  private Sampler sampler(
      Duration deadline, Duration staleMax, Function<Effort, Measurement> measurement) {
    return new Sampler(
        new Sampling(Duration.ofSeconds(10), deadline, staleMax, null), measurement, now::get);
  }

  private Measurement next() {
    return new Measurement(BigDecimal.valueOf(measured.incrementAndGet()), 0, 1, 0.5, false);
  }

  private static int value(Sampler sampler) {
    return sampler.sample().measurement().value().intValueExact();
  }

  @Test
  void measures_once_an_interval_however_many_ask() throws Exception {
    Sampler sampler = sampler(LONG, Duration.ZERO, effort -> next());
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> answers = new ArrayList<>();
      for (int caller = 0; caller < 500; caller++) {
        answers.add(callers.submit(() -> value(sampler)));
      }
      for (Future<Integer> answer : answers) {
        assertThat(answer.get()).isEqualTo(1);
      }
    }
    pass(Duration.ofMillis(9_999));
    assertThat(value(sampler)).isEqualTo(1);
    pass(Duration.ofMillis(1));
    assertThat(value(sampler)).isEqualTo(2);
    assertThat(sampler.statistics().taken()).isEqualTo(2);
  }

  @Test
  void a_failure_is_a_failure_for_its_interval_and_never_zero() {
    AtomicInteger attempts = new AtomicInteger();
    Sampler sampler =
        sampler(
            LONG,
            Duration.ZERO,
            effort -> {
              attempts.incrementAndGet();
              throw new MeasureException(MeasureException.Reason.UNFIT, "no");
            });
    for (int call = 0; call < 3; call++) {
      assertThatThrownBy(sampler::sample).isInstanceOf(MeasureException.class).hasMessage("no");
    }
    assertThat(attempts).hasValue(1);
    assertThat(sampler.statistics().failed()).isEqualTo(1);
  }

  @Test
  void an_older_value_stands_in_only_as_long_as_it_may() {
    Sampler sampler =
        sampler(
            LONG,
            Duration.ofSeconds(30),
            effort -> {
              if (measured.get() > 0) {
                throw new MeasureException(MeasureException.Reason.UNFIT, "broken");
              }
              return next();
            });
    assertThat(sampler.sample().stale()).isFalse();
    pass(Duration.ofSeconds(20));
    Sample stale = sampler.sample();
    assertThat(stale.stale()).isTrue();
    assertThat(stale.measurement().value()).isEqualByComparingTo("1");
    pass(Duration.ofSeconds(11));
    assertThatThrownBy(sampler::sample).hasMessage("broken");
    assertThat(sampler.statistics().stale()).isEqualTo(1);
  }

  @Test
  void a_slow_measurement_is_late_for_some_and_there_for_others() {
    CountDownLatch mayEnd = new CountDownLatch(1);
    Sampler sampler =
        sampler(
            Duration.ofMillis(20),
            Duration.ZERO,
            effort -> {
              await(mayEnd);
              return next();
            });
    assertThatThrownBy(sampler::sample)
        .isInstanceOfSatisfying(
            MeasureException.class,
            late -> assertThat(late.reason()).isEqualTo(MeasureException.Reason.LATE));
    mayEnd.countDown();
    int value = 0;
    while (value == 0) {
      try {
        value = value(sampler);
      } catch (MeasureException stillLate) {
        assertThat(stillLate.reason()).isEqualTo(MeasureException.Reason.LATE);
      }
    }
    assertThat(value).isEqualTo(1);
    assertThat(sampler.statistics().taken()).isEqualTo(1);
  }

  /** KEDA asks every 30 s, and never twice within ten: what came too late is there then. */
  @Test
  void a_measurement_that_nobody_could_wait_for_is_told_to_the_next_who_asks() throws Exception {
    CountDownLatch mayEnd = new CountDownLatch(1);
    CountDownLatch second = new CountDownLatch(1);
    Sampler sampler =
        sampler(
            Duration.ofMillis(20),
            Duration.ZERO,
            effort -> {
              Measurement own = next();
              await(own.value().intValueExact() == 1 ? mayEnd : second);
              return own;
            });
    assertThatThrownBy(sampler::sample).isInstanceOf(MeasureException.class);
    mayEnd.countDown();
    awaitEnd(sampler);
    Instant began = now.get();
    pass(Duration.ofSeconds(30));
    Sample told = sampler.sample();
    assertThat(told.measurement().value()).isEqualByComparingTo("1");
    assertThat(told.takenAt()).isEqualTo(began);
    // The calls of the same poll agree; then there is another one.
    pass(Duration.ofSeconds(9));
    assertThat(value(sampler)).isEqualTo(1);
    assertThat(sampler.statistics().taken()).isEqualTo(1);
    pass(Duration.ofSeconds(1));
    assertThatThrownBy(sampler::sample).isInstanceOf(MeasureException.class);
    assertThat(sampler.statistics().taken()).isEqualTo(2);
    second.countDown();
    awaitEnd(sampler);
    // Told to nobody for too long, it is no news any more.
    pass(Sampler.UNTOLD_MAX.plusMillis(1));
    assertThat(value(sampler)).isEqualTo(3);
  }

  /** Until what is under way is done. */
  private static void awaitEnd(Sampler sampler) throws InterruptedException {
    while (sampler.isMeasuring()) {
      Thread.sleep(1);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void what_is_expired_is_measured_again() {
    Sampler sampler = sampler(LONG, Duration.ZERO, effort -> next());
    assertThat(value(sampler)).isEqualTo(1);
    sampler.expire();
    assertThat(value(sampler)).isEqualTo(2);
  }
}
