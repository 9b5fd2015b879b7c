package dev.stator.model.operation;

/**
 * Capacity units that one operation consumed on one table.
 *
 * @param tableName as the request named it
 * @param units read units for reads, write units for writes
 * @param detailed whether ReturnConsumedCapacity was {@code INDEXES}, so that the table's share is
 *     told apart
 */
public record ConsumedCapacity(String tableName, double units, boolean detailed) {}
