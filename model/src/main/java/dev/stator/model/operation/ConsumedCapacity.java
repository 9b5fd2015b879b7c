package dev.stator.model.operation;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Capacity units that one operation consumed on one table and its indexes.
 *
 * @param tableName as the request named it
 * @param units all of them: read units for reads, write units for writes
 * @param detailed whether ReturnConsumedCapacity was {@code INDEXES}, so that the shares are told
 *     apart
 * @param kind transactions tell whether the units are read or write units; null for all others
 * @param tableUnits the table's share
 * @param globalIndexUnits the share of each global secondary index that was touched
 * @param localIndexUnits the share of each local secondary index that was touched
 */
public record ConsumedCapacity(
    String tableName,
    double units,
    boolean detailed,
    @Nullable Kind kind,
    double tableUnits,
    Map<String, Double> globalIndexUnits,
    Map<String, Double> localIndexUnits) {

  /** What units are of. */
  public enum Kind {
    READ,
    WRITE
  }

  /** Of an operation that is no transaction, and in which no index had a share. */
  public ConsumedCapacity(String tableName, double units, boolean detailed) {
    this(tableName, units, detailed, null);
  }

  /** What no index had a share in. */
  public ConsumedCapacity(String tableName, double units, boolean detailed, @Nullable Kind kind) {
    this(tableName, units, detailed, kind, units, Map.of(), Map.of());
  }
}
