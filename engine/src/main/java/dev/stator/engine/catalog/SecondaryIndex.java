package dev.stator.engine.catalog;

import dev.stator.model.AttributeValue;
import dev.stator.model.Item;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A secondary index of a table, at one moment of its definition.
 *
 * @param counters of its entries
 * @param tableKeys the primary key of its table, which every entry holds too
 */
public record SecondaryIndex(
    IndexDefinition definition, TableCounters counters, KeySchema tableKeys) {
  public String name() {
    return definition.name();
  }

  public KeySchema keySchema() {
    return definition.keySchema();
  }

  public boolean isGlobal() {
    return definition.isGlobal();
  }

  /** Whether its entries hold the top-level attribute {@code name} of an item that has it. */
  public boolean projects(String name) {
    return definition.projection() == ProjectionType.ALL
        || keySchema().isKey(name)
        || tableKeys.isKey(name)
        || definition.included().contains(name);
  }

  /** What an entry holds of {@code item}. */
  public Item projected(Item item) {
    if (definition.projection() == ProjectionType.ALL) {
      return item;
    }
    Map<String, AttributeValue> kept = new LinkedHashMap<>();
    item.attributes()
        .forEach(
            (name, value) -> {
              if (projects(name)) {
                kept.put(name, value);
              }
            });
    return new Item(kept);
  }

  /** The attributes that tell one entry from all others: the index's key, then the table's. */
  public Item fullKeyOf(Item item) {
    Map<String, AttributeValue> key = new LinkedHashMap<>(keySchema().keyOf(item).attributes());
    key.putAll(tableKeys.keyOf(item).attributes());
    return new Item(key);
  }
}
