package dev.stator.model.operation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Throughput of a table or global secondary index, and when it was changed.
 *
 * @param readCapacityUnits 0 for on-demand tables
 * @param writeCapacityUnits 0 for on-demand tables
 * @param lastIncrease null if there was none
 * @param lastDecrease null if there was none
 * @param decreasesToday on this day in UTC
 */
public record ThroughputDescription(
    long readCapacityUnits,
    long writeCapacityUnits,
    @Nullable Instant lastIncrease,
    @Nullable Instant lastDecrease,
    long decreasesToday) {

  /** A throughput that never changed. */
  public static ThroughputDescription of(long readCapacityUnits, long writeCapacityUnits) {
    return new ThroughputDescription(readCapacityUnits, writeCapacityUnits, null, null, 0);
  }
}
