package dev.stator.connector.explain;

import dev.stator.tables.json.JsonValue;

/**
 * Capacity that requests use.
 *
 * <p>Source: Amazon DynamoDB Developer Guide, "DynamoDB read and write operations".
 */
record CapacityUnits(double reads, double writes) {
  static final CapacityUnits NONE = new CapacityUnits(0, 0);

  private static final int READ_UNIT_BYTES = 4096;
  private static final int WRITE_UNIT_BYTES = 1024;
  private static final double EVENTUAL = 0.5;
  private static final int TRANSACTED = 2;

  static CapacityUnits ofRead(long bytes, boolean isConsistent) {
    long units = Math.max(1, (bytes + READ_UNIT_BYTES - 1) / READ_UNIT_BYTES);
    return new CapacityUnits(isConsistent ? units : units * EVENTUAL, 0);
  }

  static CapacityUnits ofWrite(long bytes) {
    return new CapacityUnits(0, Math.max(1, (bytes + WRITE_UNIT_BYTES - 1) / WRITE_UNIT_BYTES));
  }

  CapacityUnits plus(CapacityUnits more) {
    return new CapacityUnits(reads + more.reads, writes + more.writes);
  }

  CapacityUnits times(long count) {
    return new CapacityUnits(reads * count, writes * count);
  }

  /** The same in a transaction, which prepares what it does. */
  CapacityUnits transacted() {
    return times(TRANSACTED);
  }

  /**
   * @param basis on what the figures rest
   */
  JsonValue.Obj json(String basis) {
    JsonValue.Obj told = JsonValue.Obj.EMPTY;
    if (reads > 0) {
      told = told.with("readUnits", JsonValue.Num.of(reads));
    }
    if (writes > 0) {
      told = told.with("writeUnits", JsonValue.Num.of(writes));
    }
    return told.with("basis", new JsonValue.Str(basis));
  }
}
