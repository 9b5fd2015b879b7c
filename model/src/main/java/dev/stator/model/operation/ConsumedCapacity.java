package dev.stator.model.operation;

import org.jspecify.annotations.Nullable;

/**
 * Capacity units that one operation consumed on one table.
 *
 * @param tableName as the request named it
 * @param units read units for reads, write units for writes
 * @param detailed whether ReturnConsumedCapacity was {@code INDEXES}, so that the table's share is
 *     told apart
 * @param kind transactions tell whether the units are read or write units; null for all others
 */
public record ConsumedCapacity(
    String tableName, double units, boolean detailed, @Nullable Kind kind) {

  /** What units are of. */
  public enum Kind {
    READ,
    WRITE
  }

  /** Of an operation that is no transaction. */
  public ConsumedCapacity(String tableName, double units, boolean detailed) {
    this(tableName, units, detailed, null);
  }
}
