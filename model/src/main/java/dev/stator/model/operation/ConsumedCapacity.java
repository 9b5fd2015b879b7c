package dev.stator.model.operation;

import java.util.Map;

/**
 * Capacity units that one operation consumed on one table and its indexes.
 *
 * @param tableName as the request named it
 * @param units all of them: read units for reads, write units for writes
 * @param detailed whether ReturnConsumedCapacity was {@code INDEXES}, so that the shares are told
 *     apart
 * @param tableUnits the table's share
 * @param globalIndexUnits the share of each global secondary index that was touched
 * @param localIndexUnits the share of each local secondary index that was touched
 */
public record ConsumedCapacity(
    String tableName,
    double units,
    boolean detailed,
    double tableUnits,
    Map<String, Double> globalIndexUnits,
    Map<String, Double> localIndexUnits) {

  /** What no index had a share in. */
  public ConsumedCapacity(String tableName, double units, boolean detailed) {
    this(tableName, units, detailed, units, Map.of(), Map.of());
  }
}
