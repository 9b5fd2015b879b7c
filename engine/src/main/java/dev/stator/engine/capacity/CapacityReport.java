package dev.stator.engine.capacity;

import dev.stator.model.operation.ConsumedCapacity;
import org.jspecify.annotations.Nullable;

/**
 * ConsumedCapacity as one request asked for it.
 *
 * <p>Source: Amazon DynamoDB Developer Guide, "DynamoDB read and write operations"; API Reference,
 * "ReturnConsumedCapacity".
 */
public final class CapacityReport {
  /** One read unit: one strongly consistent read of up to this. */
  private static final int READ_UNIT_BYTES = 4096;

  /** One write unit: one write of up to this. */
  private static final int WRITE_UNIT_BYTES = 1024;

  private static final double EVENTUALLY_CONSISTENT = 0.5;

  private final String tableName;
  private final @Nullable String asked;

  /**
   * @param tableName as the request named it
   * @param asked the checked ReturnConsumedCapacity: null, NONE, TOTAL or INDEXES
   */
  public CapacityReport(String tableName, @Nullable String asked) {
    this.tableName = tableName;
    this.asked = asked;
  }

  /** A read of {@code bytes} together; one unit at least. */
  public @Nullable ConsumedCapacity read(long bytes, boolean consistent) {
    long units = readUnits(bytes);
    return report(consistent ? units : units * EVENTUALLY_CONSISTENT);
  }

  /**
   * A write of one item.
   *
   * @param bytes the larger of the item's sizes before and after, 0 if there was none at all
   */
  public @Nullable ConsumedCapacity write(long bytes) {
    return report(writeUnits(bytes));
  }

  private @Nullable ConsumedCapacity report(double units) {
    if (asked == null || asked.equals("NONE")) {
      return null;
    }
    return new ConsumedCapacity(tableName, units, asked.equals("INDEXES"));
  }

  /** A strongly consistent read; one unit at least. */
  static long readUnits(long bytes) {
    return units(bytes, READ_UNIT_BYTES);
  }

  /** One unit at least. */
  static long writeUnits(long bytes) {
    return units(bytes, WRITE_UNIT_BYTES);
  }

  private static long units(long bytes, int unitBytes) {
    return Math.max(1, Math.ceilDiv(bytes, unitBytes));
  }
}
