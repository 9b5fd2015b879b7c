package dev.stator.engine.capacity;

import dev.stator.engine.catalog.SecondaryIndex;
import dev.stator.engine.catalog.Table;
import dev.stator.engine.index.IndexChange;
import dev.stator.engine.index.IndexEntry;
import dev.stator.engine.statistics.ConsumedUnits;
import dev.stator.model.Item;
import dev.stator.model.ItemSize;
import dev.stator.model.operation.ConsumedCapacity;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * ConsumedCapacity as one request asked for it.
 *
 * <p>Source: Amazon DynamoDB Developer Guide, "DynamoDB read and write operations", "Capacity
 * management for transactions", "Provisioned throughput considerations for Global Secondary
 * Indexes", and the same for local ones; API Reference, "ReturnConsumedCapacity".
 */
public final class CapacityReport {
  /** One read unit: one strongly consistent read of up to this. */
  private static final int READ_UNIT_BYTES = 4096;

  /** One write unit: one write of up to this. */
  private static final int WRITE_UNIT_BYTES = 1024;

  private static final double EVENTUALLY_CONSISTENT = 0.5;

  /** A transaction reads or writes each item twice; what it changes in indexes, once. */
  static final int TIMES_IN_TRANSACTION = 2;

  private final ConsumedUnits consumed;
  private final String tableName;
  private final @Nullable String asked;

  /**
   * @param table adds up what it consumes, asked for or not
   * @param tableName as the request named it
   * @param asked the checked ReturnConsumedCapacity: null, NONE, TOTAL or INDEXES
   */
  public CapacityReport(Table table, String tableName, @Nullable String asked) {
    this.consumed = table.consumed();
    this.tableName = tableName;
    this.asked = asked;
  }

  /** A read of {@code bytes} together; one unit at least. */
  public @Nullable ConsumedCapacity read(long bytes, boolean consistent) {
    double units = share(readUnits(bytes), consistent);
    consumed.addRead(units);
    return report(units, Map.of(), Map.of(), null);
  }

  /**
   * A read of an index.
   *
   * @param bytes of its entries together; one unit at least
   * @param tableUnits what reading items from the table cost besides, strongly consistent
   */
  public @Nullable ConsumedCapacity readIndex(
      SecondaryIndex index, long bytes, long tableUnits, boolean consistent) {
    Map<String, Double> units = Map.of(index.name(), share(readUnits(bytes), consistent));
    double table = share(tableUnits, consistent);
    consumed.addRead(table + sum(units));
    return index.isGlobal()
        ? report(table, units, Map.of(), null)
        : report(table, Map.of(), units, null);
  }

  /** What reading one item of {@code bytes} costs, strongly consistent; one unit at least. */
  public static long readUnits(long bytes) {
    return units(bytes, READ_UNIT_BYTES);
  }

  private static double share(long units, boolean consistent) {
    return consistent ? units : units * EVENTUALLY_CONSISTENT;
  }

  /**
   * A write of one item: the larger of its sizes before and after, and what changes in indexes.
   *
   * @param before null if there was none
   * @param after null if there is none
   */
  public @Nullable ConsumedCapacity write(
      Table table, @Nullable Item before, @Nullable Item after) {
    return write(table, before, after, 1, null);
  }

  /** A write or check of one item in a transaction. */
  public @Nullable ConsumedCapacity writeInTransaction(
      Table table, @Nullable Item before, @Nullable Item after) {
    return write(table, before, after, TIMES_IN_TRANSACTION, ConsumedCapacity.Kind.WRITE);
  }

  private @Nullable ConsumedCapacity write(
      Table table,
      @Nullable Item before,
      @Nullable Item after,
      int times,
      ConsumedCapacity.@Nullable Kind kind) {
    Map<String, Double> global = new LinkedHashMap<>();
    Map<String, Double> local = new LinkedHashMap<>();
    for (IndexChange change : IndexChange.between(table, before, after)) {
      (change.index().isGlobal() ? global : local)
          .put(change.index().name(), (double) writeUnits(change));
    }
    long units = times * units(Math.max(size(before), size(after)), WRITE_UNIT_BYTES);
    consumed.addWritten(units + sum(global) + sum(local));
    return report((double) units, global, local, kind);
  }

  /** An entry that moves is deleted in one place and written in another, each for itself. */
  private static long writeUnits(IndexChange change) {
    long before = writeUnits(change.before());
    long after = writeUnits(change.after());
    return change.isInPlace() ? Math.max(before, after) : before + after;
  }

  private static long writeUnits(@Nullable IndexEntry entry) {
    return entry == null ? 0 : units(entry.size(), WRITE_UNIT_BYTES);
  }

  private boolean isAsked() {
    return asked != null && !asked.equals("NONE");
  }

  private @Nullable ConsumedCapacity report(
      double tableUnits,
      Map<String, Double> global,
      Map<String, Double> local,
      ConsumedCapacity.@Nullable Kind kind) {
    if (!isAsked()) {
      return null;
    }
    double units = tableUnits + sum(global) + sum(local);
    return new ConsumedCapacity(
        tableName, units, "INDEXES".equals(asked), kind, tableUnits, global, local);
  }

  private static double sum(Map<String, Double> units) {
    return units.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  private static int size(@Nullable Item item) {
    return item == null ? 0 : ItemSize.of(item);
  }

  private static long units(long bytes, int unitBytes) {
    return Math.max(1, Math.ceilDiv(bytes, unitBytes));
  }
}
