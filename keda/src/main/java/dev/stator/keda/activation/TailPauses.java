package dev.stator.keda.activation;

import java.time.Duration;

/**
 * How a stream is followed without asking too much of its table.
 *
 * @param probe after a look at the items, for each request that it took: five pages a second at
 *     most, however many changes there are
 * @param retry after a failure; each further one is twice as long
 * @param retryMax the longest of those
 */
record TailPauses(Duration probe, Duration retry, Duration retryMax) {
  static final TailPauses STANDARD =
      new TailPauses(Duration.ofMillis(200), Duration.ofSeconds(2), Duration.ofSeconds(60));

  Duration afterProbe(long requests) {
    return probe.multipliedBy(Math.max(1, requests));
  }

  /** The pause after {@code pause}. */
  Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(retryMax) < 0 ? twice : retryMax;
  }
}
