package dev.stator.engine.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** How long something took, in buckets that double. For many threads. */
public final class Latencies {
  /** The first bucket ends here; each further one at twice as much. */
  static final long FIRST_NANOS = 4_000;

  /** The last bucket with an end is of 8.4 seconds; all that took longer is in one more. */
  static final int BUCKETS = 22;

  private final LongAdder[] counts = new LongAdder[BUCKETS + 1];
  private final LongAdder totalNanos = new LongAdder();

  Latencies() {
    for (int bucket = 0; bucket <= BUCKETS; bucket++) {
      counts[bucket] = new LongAdder();
    }
  }

  void add(long nanos) {
    long times = Math.max(0, nanos - 1) / FIRST_NANOS;
    int bucket = Long.SIZE - Long.numberOfLeadingZeros(times);
    counts[Math.min(bucket, BUCKETS)].increment();
    totalNanos.add(nanos);
  }

  /** All together, in nanoseconds. */
  public long totalNanos() {
    return totalNanos.sum();
  }

  /** How many took no longer than the end of each bucket and longer than the one before. */
  public List<Long> counts() {
    List<Long> sums = new ArrayList<>(counts.length);
    for (LongAdder count : counts) {
      sums.add(count.sum());
    }
    return sums;
  }

  /** The ends of the buckets in seconds; the last is infinite. */
  public static List<Double> endsInSeconds() {
    List<Double> ends = new ArrayList<>(BUCKETS + 1);
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      ends.add((FIRST_NANOS << bucket) / 1e9);
    }
    ends.add(Double.POSITIVE_INFINITY);
    return ends;
  }
}
