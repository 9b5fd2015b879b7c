package dev.stator.engine.capacity;

import dev.stator.model.operation.ConsumedCapacity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The capacity of several operations together, table by table. */
public final class CapacitySum {
  private final Map<String, ConsumedCapacity> tables = new LinkedHashMap<>();

  /**
   * @param consumed null if it was not asked for
   */
  public void add(@Nullable ConsumedCapacity consumed) {
    if (consumed != null) {
      tables.merge(consumed.tableName(), consumed, CapacitySum::plus);
    }
  }

  private static ConsumedCapacity plus(ConsumedCapacity one, ConsumedCapacity other) {
    return new ConsumedCapacity(
        one.tableName(),
        one.units() + other.units(),
        one.detailed(),
        one.kind(),
        one.tableUnits() + other.tableUnits(),
        plus(one.globalIndexUnits(), other.globalIndexUnits()),
        plus(one.localIndexUnits(), other.localIndexUnits()));
  }

  private static Map<String, Double> plus(Map<String, Double> one, Map<String, Double> other) {
    Map<String, Double> sum = new LinkedHashMap<>(one);
    other.forEach((index, units) -> sum.merge(index, units, Double::sum));
    return sum;
  }

  /** One entry for each table; null if there are none. */
  public @Nullable List<ConsumedCapacity> tables() {
    return tables.isEmpty() ? null : List.copyOf(tables.values());
  }

  /** Of operations on one table; null if it was not asked for. */
  public @Nullable ConsumedCapacity ofOneTable() {
    return tables.isEmpty() ? null : tables.values().iterator().next();
  }
}
