package dev.stator.dapr.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Whether these credentials may use the batch operations, as far as is known: refused once, they
 * are not tried again for a while, and every key gets a call of its own.
 */
public final class BatchPermission {
  private static final Duration RETRY = Duration.ofMinutes(5);

  private final Clock clock;
  private volatile Instant refusedUntil = Instant.MIN;

  public BatchPermission(Clock clock) {
    this.clock = clock;
  }

  public boolean isGranted() {
    return !refusedUntil.isAfter(clock.instant());
  }

  public void refused() {
    refusedUntil = clock.instant().plus(RETRY);
  }
}
