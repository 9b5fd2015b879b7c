package dev.stator.server.keda;

import java.time.Duration;

/**
 * When streams speak and end.
 *
 * @param reassert how often {@code true} is repeated while a workload is active: KEDA drops one
 *     that arrives before it has made the autoscaler
 * @param ageMax when a stream ends with OK, so that KEDA may open it at another instance
 */
record PushTiming(Duration reassert, Duration ageMax) {
  static final PushTiming STANDARD = new PushTiming(Duration.ofSeconds(15), Duration.ofMinutes(25));
}
