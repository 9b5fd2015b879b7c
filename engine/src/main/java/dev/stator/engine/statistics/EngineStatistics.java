package dev.stator.engine.statistics;

import dev.stator.engine.store.StoreHealth;
import dev.stator.engine.store.StoreStatistics;
import java.util.List;
import java.util.Map;

/**
 * An engine at one moment. Counts are since it was opened.
 *
 * @param operations by name, such as {@code PutItem}
 * @param errors how many of each kind, by name
 * @param tables those that exist, by name
 */
public record EngineStatistics(
    Map<String, Latencies> operations,
    Map<String, Long> errors,
    List<TableStatistics> tables,
    StoreStatistics store,
    StoreHealth health) {

  /**
   * One table.
   *
   * @param items exact, as {@code bytes}
   */
  public record TableStatistics(
      String name, long items, long bytes, double readUnits, double writeUnits) {}

  public EngineStatistics {
    operations = Map.copyOf(operations);
    errors = Map.copyOf(errors);
    tables = List.copyOf(tables);
  }

  public static EngineStatistics of(
      OperationLedger ledger,
      List<TableStatistics> tables,
      StoreStatistics store,
      StoreHealth health) {
    return new EngineStatistics(ledger.latencies(), ledger.errors(), tables, store, health);
  }
}
