package dev.stator.engine.catalog;

import dev.stator.engine.codec.ItemKeys;
import dev.stator.engine.codec.KeyValues;
import dev.stator.model.AttributeValue;
import dev.stator.model.Item;
import org.jspecify.annotations.Nullable;

/**
 * A table that exists, or existed when it was looked up. Its definition may be replaced; its id and
 * key schema never change.
 */
public final class Table {
  private static final byte[] NO_BYTES = {};

  private final TableCounters counters;
  private volatile TableDefinition definition;
  private volatile boolean dropped;

  Table(TableDefinition definition, TableCounters counters) {
    this.definition = definition;
    this.counters = counters;
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

  /** Whether the table was deleted since it was looked up. Writers ask under their item's lock. */
  public boolean isDropped() {
    return dropped;
  }

  void replace(TableDefinition newDefinition) {
    definition = newDefinition;
  }

  void drop() {
    dropped = true;
  }
}
