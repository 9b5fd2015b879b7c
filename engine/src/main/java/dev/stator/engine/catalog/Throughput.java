package dev.stator.engine.catalog;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Provisioned throughput with what DescribeTable tells of its changes. It limits nothing.
 *
 * @param readUnits 0 when on demand
 * @param writeUnits 0 when on demand
 * @param lastIncrease null if there was none
 * @param lastDecrease null if there was none
 * @param decreases on the day of the last one
 */
public record Throughput(
    long readUnits,
    long writeUnits,
    @Nullable Instant lastIncrease,
    @Nullable Instant lastDecrease,
    long decreases) {
  public static final Throughput ON_DEMAND = of(0, 0);

  public static Throughput of(long readUnits, long writeUnits) {
    return new Throughput(readUnits, writeUnits, null, null, 0);
  }

  public boolean hasUnits(long reads, long writes) {
    return readUnits == reads && writeUnits == writes;
  }

  public Throughput changedTo(long reads, long writes, Instant now) {
    boolean decreased = reads < readUnits || writes < writeUnits;
    return new Throughput(
        reads,
        writes,
        reads > readUnits || writes > writeUnits ? now : lastIncrease,
        decreased ? now : lastDecrease,
        decreased ? decreasesOn(now) + 1 : decreases);
  }

  /** How often it was decreased on the day of {@code now}, in UTC. */
  public long decreasesOn(Instant now) {
    return lastDecrease != null && day(lastDecrease).equals(day(now)) ? decreases : 0;
  }

  private static LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC);
  }
}
