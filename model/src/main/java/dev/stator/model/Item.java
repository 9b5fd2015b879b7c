package dev.stator.model;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An item: its attributes by name, each with one value. Immutable, equal by content without regard
 * to order. Also used for keys as they come in requests and go out in results.
 *
 * <p>Source: Amazon DynamoDB Developer Guide, "Core components of Amazon DynamoDB".
 *
 * @param attributes names to values, in the order in which they arrived
 */
public record Item(Map<String, AttributeValue> attributes) {
  public static final Item EMPTY = new Item(Map.of());

  public Item {
    attributes = Frozen.map(attributes);
  }

  /** The value of the top-level attribute {@code name}, or null when the item has none. */
  public @Nullable AttributeValue get(String name) {
    return attributes.get(name);
  }

  public boolean has(String name) {
    return attributes.containsKey(name);
  }

  public boolean isEmpty() {
    return attributes.isEmpty();
  }

  /** This item with {@code name} set to {@code value}. */
  public Item with(String name, AttributeValue value) {
    Map<String, AttributeValue> copy = new LinkedHashMap<>(attributes);
    copy.put(name, value);
    return new Item(copy);
  }

  /** This item without {@code name}. */
  public Item without(String name) {
    if (!attributes.containsKey(name)) {
      return this;
    }
    Map<String, AttributeValue> copy = new LinkedHashMap<>(attributes);
    copy.remove(name);
    return new Item(copy);
  }
}
