package dev.stator.bench.scaler;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Calls at a fixed rate, whatever becomes of them. A latency counts from when its call was due, so
 * that a pause counts for every call that it held up; the generator parks and does not spin.
 */
final class Pace {
  private static final long WAIT_SECONDS_MAX = 30;

  private Pace() {}

  /** Starts a call; runs {@code done} when it is answered. */
  interface Call {
    void start(Runnable done);
  }

  /** Latencies of many calls. */
  record Latencies(long[] nanos) {
    Latencies {
      Arrays.sort(nanos);
    }

    private double ms(double share) {
      return nanos[(int) Math.min(nanos.length - 1, nanos.length * share)] / 1e6;
    }

    /**
     * @param what was called
     */
    String line(String what) {
      return String.format(
          Locale.ROOT,
          "%-28s %6d calls  p50 %.3f  p90 %.3f  p99 %.3f  p99.9 %.3f  max %.3f ms",
          what,
          nanos.length,
          ms(0.5),
          ms(0.9),
          ms(0.99),
          ms(0.999),
          ms(1));
    }
  }

  static Latencies run(Call call, int perSecond, int seconds) throws InterruptedException {
    int calls = perSecond * seconds;
    long[] nanos = new long[calls];
    CountDownLatch answered = new CountDownLatch(calls);
    long stepNanos = TimeUnit.SECONDS.toNanos(1) / perSecond;
    long startNanos = System.nanoTime();
    for (int number = 0; number < calls; number++) {
      int own = number;
      long dueNanos = startNanos + own * stepNanos;
      for (long left = dueNanos - System.nanoTime();
          left > 0;
          left = dueNanos - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      call.start(
          () -> {
            nanos[own] = System.nanoTime() - dueNanos;
            answered.countDown();
          });
    }
    if (!answered.await(WAIT_SECONDS_MAX, TimeUnit.SECONDS)) {
      throw new IllegalStateException(answered.getCount() + " calls were not answered");
    }
    return new Latencies(nanos);
  }
}
