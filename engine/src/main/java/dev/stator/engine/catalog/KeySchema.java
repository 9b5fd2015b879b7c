package dev.stator.engine.catalog;

import dev.stator.model.AttributeValue;
import dev.stator.model.Item;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which attributes are the primary key of a table.
 *
 * @param sort null in tables without a sort key
 */
public record KeySchema(KeyAttribute partition, @Nullable KeyAttribute sort) {

  /** The partition key, then the sort key if there is one. */
  public List<KeyAttribute> attributes() {
    return sort == null ? List.of(partition) : List.of(partition, sort);
  }

  public boolean isKey(String attributeName) {
    return partition.name().equals(attributeName)
        || (sort != null && sort.name().equals(attributeName));
  }

  /** The key attributes of {@code item}, which has them all. */
  public Item keyOf(Item item) {
    Map<String, AttributeValue> key = new LinkedHashMap<>();
    for (KeyAttribute attribute : attributes()) {
      AttributeValue value = item.get(attribute.name());
      if (value != null) {
        key.put(attribute.name(), value);
      }
    }
    return new Item(key);
  }
}
