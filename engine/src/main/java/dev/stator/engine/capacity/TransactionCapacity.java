package dev.stator.engine.capacity;

import dev.stator.model.operation.ConsumedCapacity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a transaction reads, table by table: each action costs twice what it would cost alone,
 * rounded up before it is doubled.
 *
 * <p>Source: Amazon DynamoDB Developer Guide, "Capacity management for transactions".
 */
public final class TransactionCapacity {
  private final Map<String, Long> units = new LinkedHashMap<>();

  /**
   * A read of an item of {@code bytes}; 0 if there is none.
   *
   * @return the units of this read alone
   */
  public long read(String tableName, long bytes) {
    long units = CapacityReport.TIMES_IN_TRANSACTION * CapacityReport.readUnits(bytes);
    add(tableName, units);
    return units;
  }

  public void add(String tableName, long more) {
    units.merge(tableName, more, Long::sum);
  }

  /** Table names to units, in the order in which the transaction names the tables. */
  public Map<String, Long> units() {
    return units;
  }

  /**
   * @param asked the checked ReturnConsumedCapacity: null, NONE, TOTAL or INDEXES
   * @return null if it was not asked for
   */
  public @Nullable List<ConsumedCapacity> report(@Nullable String asked) {
    if (asked == null || asked.equals("NONE")) {
      return null;
    }
    return units.entrySet().stream()
        .map(
            table ->
                new ConsumedCapacity(
                    table.getKey(),
                    table.getValue(),
                    asked.equals("INDEXES"),
                    ConsumedCapacity.Kind.READ))
        .toList();
  }
}
