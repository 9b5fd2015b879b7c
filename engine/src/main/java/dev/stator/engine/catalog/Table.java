package dev.stator.engine.catalog;

import dev.stator.engine.codec.ItemKeys;
import dev.stator.engine.codec.KeyValues;
import dev.stator.engine.statistics.ConsumedUnits;
import dev.stator.model.AttributeValue;
import dev.stator.model.Item;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A table that exists, or existed when it was looked up. Its definition may be replaced; its id and
 * key schema never change.
 */
public final class Table {
  private static final byte[] NO_BYTES = {};

  private final TableCounters counters;
  private final ConsumedUnits consumed = new ConsumedUnits();
  private volatile TableDefinition definition;
  private volatile List<SecondaryIndex> indexes;
  private volatile boolean dropped;

  /**
   * @param indexCounters makes the counters of an index from its id
   */
  Table(
      TableDefinition definition,
      TableCounters counters,
      IntFunction<TableCounters> indexCounters) {
    this.definition = definition;
    this.counters = counters;
    this.indexes =
        definition.indexes().stream()
            .map(index -> bind(index, indexCounters.apply(index.id())))
            .toList();
  }

  public int id() {
    return definition.id();
  }

  public String name() {
    return definition.name();
  }

  public KeySchema keySchema() {
    return definition.keySchema();
  }

  /** The key in the store of the item that has these key attributes, which were checked. */
  public byte[] storeKey(Item item) {
    KeySchema keys = keySchema();
    return ItemKeys.item(id(), keyBytes(item, keys.partition()), keyBytes(item, keys.sort()));
  }

  /**
   * What a write of the item with this store key locks: the item, or all items of its partition if
   * local indexes keep the size of the partition.
   */
  public byte[] lockKey(byte[] storeKey) {
    return definition.hasLocalIndexes() ? ItemKeys.partitionOf(storeKey) : storeKey;
  }

  private static byte[] keyBytes(Item item, @Nullable KeyAttribute attribute) {
    if (attribute == null) {
      return NO_BYTES;
    }
    AttributeValue value = item.get(attribute.name());
    if (value == null) {
      throw new IllegalArgumentException("the key has no " + attribute.name());
    }
    return KeyValues.encode(value);
  }

  public TableDefinition definition() {
    return definition;
  }

  public TableCounters counters() {
    return counters;
  }

  /** What operations on the table have consumed since the engine was opened. */
  public ConsumedUnits consumed() {
    return consumed;
  }

  /** The indexes that writes keep, also those that are still being built. */
  public List<SecondaryIndex> indexes() {
    return indexes;
  }

  /** The index {@code name}, or null. */
  public @Nullable SecondaryIndex index(String name) {
    for (SecondaryIndex index : indexes) {
      if (index.name().equals(name)) {
        return index;
      }
    }
    return null;
  }

  /** Whether the table was deleted since it was looked up. Writers ask under their item's lock. */
  public boolean isDropped() {
    return dropped;
  }

  /** An index that stays, by its id, keeps its counters; a new one begins without entries. */
  void replace(TableDefinition newDefinition) {
    Map<Integer, TableCounters> known = new HashMap<>();
    indexes.forEach(index -> known.put(index.definition().id(), index.counters()));
    List<SecondaryIndex> newIndexes = new ArrayList<>();
    for (IndexDefinition index : newDefinition.indexes()) {
      newIndexes.add(bind(index, known.computeIfAbsent(index.id(), TableCounters::empty)));
    }
    definition = newDefinition;
    indexes = List.copyOf(newIndexes);
  }

  private SecondaryIndex bind(IndexDefinition index, TableCounters indexCounters) {
    return new SecondaryIndex(index, indexCounters, keySchema());
  }

  void drop() {
    dropped = true;
  }
}
