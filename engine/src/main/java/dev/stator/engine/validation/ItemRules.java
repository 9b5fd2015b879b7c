package dev.stator.engine.validation;

import dev.stator.model.AttributeValue;
import dev.stator.model.EngineError;
import dev.stator.model.Item;
import dev.stator.model.ItemSize;
import dev.stator.model.Limits;
import dev.stator.model.expression.Update;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rules for values and whole items that do not depend on a table.
 *
 * <p>Source: Amazon DynamoDB Developer Guide, "Quotas in Amazon DynamoDB", Items and Attributes;
 * texts as the service answers them.
 */
public final class ItemRules {
  /** The service's answer to values nested too deep. */
  public static final String TOO_DEEP =
      "Nesting Levels have exceeded supported limits: "
          + "Attributes in the item have nested levels beyond supported limit";

  /** The same of what an update made, where the service does not say of what. */
  private static final String UPDATED_TOO_DEEP = "Nesting Levels have exceeded supported limits";

  private static final String UPDATE_TOO_LARGE =
      "Item size to update has exceeded the maximum allowed size";
  private static final String INVALID = "One or more parameter values were invalid: ";

  private ItemRules() {}

  /** The Item of a put: present, its names and values storable. */
  public static Item ofPut(@Nullable Item item) {
    Item given = present("item", item);
    given.attributes().keySet().forEach(ItemRules::checkName);
    given.attributes().values().forEach(ItemRules::checkDepth);
    for (AttributeValue value : given.attributes().values()) {
      String emptySet = emptySet(value);
      if (emptySet != null) {
        new Constraints().add(emptySet).check();
      }
    }
    return given;
  }

  /** The Item of a put in a batch: as for a single one, in other words. */
  public static Item ofBatchPut(@Nullable Item item) {
    Item given = present("item", item);
    given.attributes().keySet().forEach(ItemRules::checkName);
    given.attributes().values().forEach(ItemRules::checkValue);
    checkSize(given);
    return given;
  }

  /** The Key of a request: present, without empty sets. */
  public static Item ofKey(@Nullable Item key) {
    Item given = present("key", key);
    given.attributes().values().forEach(ItemRules::checkDepth);
    for (AttributeValue value : given.attributes().values()) {
      String emptySet = emptySet(value);
      if (emptySet != null) {
        throw new EngineError.Validation(emptySet);
      }
    }
    return given;
  }

  /** A value of a legacy parameter: without empty sets, not nested too deep. */
  public static void checkValue(AttributeValue value) {
    checkDepth(value);
    String emptySet = emptySet(value);
    if (emptySet != null) {
      throw new EngineError.Validation(emptySet);
    }
  }

  /** ExpressionAttributeValues must not be nested too deep; the other rules are Placeholders'. */
  public static void checkExpressionValues(@Nullable Map<String, AttributeValue> values) {
    if (values != null) {
      values.values().forEach(ItemRules::checkDepth);
    }
  }

  /** What an update made of an item: names, depth and size. */
  public static void checkUpdated(Item item) {
    item.attributes().keySet().forEach(ItemRules::checkName);
    for (AttributeValue value : item.attributes().values()) {
      checkDepth(value, 1, UPDATED_TOO_DEEP);
    }
    if (ItemSize.of(item) > Limits.ITEM_SIZE_BYTES_MAX) {
      throw new EngineError.Validation(UPDATE_TOO_LARGE);
    }
  }

  /** What the request of a single UpdateItem counts for, whatever item it meets. */
  public static void checkUpdate(Update update) {
    if (update.chargedBytes() > Limits.ITEM_SIZE_BYTES_MAX) {
      throw new EngineError.Validation(UPDATE_TOO_LARGE);
    }
  }

  /** The size of an item to be put. */
  public static void checkSize(Item item) {
    if (ItemSize.of(item) > Limits.ITEM_SIZE_BYTES_MAX) {
      throw new EngineError.Validation("Item size has exceeded the maximum allowed size");
    }
  }

  private static Item present(String path, @Nullable Item item) {
    if (item == null) {
      new Constraints().required(path, null).check();
      return Item.EMPTY;
    }
    return item;
  }

  private static void checkName(String name) {
    if (name.isEmpty()) {
      throw new EngineError.Validation(INVALID + "An attribute name may not be empty");
    }
    if (ItemSize.utf8(name) > Limits.ATTRIBUTE_NAME_BYTES_MAX) {
      throw new EngineError.Validation(
          INVALID
              + "An attribute name may not be longer than "
              + Limits.ATTRIBUTE_NAME_BYTES_MAX
              + " bytes");
    }
  }

  private static void checkDepth(AttributeValue value) {
    checkDepth(value, 1, TOO_DEEP);
  }

  /** The value of an attribute is on level 1. */
  private static void checkDepth(AttributeValue value, int level, String tooDeep) {
    if (level > Limits.NESTING_DEPTH_MAX) {
      throw new EngineError.Validation(tooDeep);
    }
    switch (value) {
      case AttributeValue.M(var entries) ->
          entries.values().forEach(v -> checkDepth(v, level + 1, tooDeep));
      case AttributeValue.L(var elements) ->
          elements.forEach(v -> checkDepth(v, level + 1, tooDeep));
      default -> {}
    }
  }

  /** The service's complaint about an empty set anywhere in {@code value}, or null. */
  private static @Nullable String emptySet(AttributeValue value) {
    return switch (value) {
      case AttributeValue.SS(var set) when set.isEmpty() ->
          INVALID + "An string set  may not be empty";
      case AttributeValue.NS(var set) when set.isEmpty() ->
          INVALID + "An number set  may not be empty";
      case AttributeValue.BS(var set) when set.isEmpty() ->
          INVALID + "Binary sets should not be empty";
      case AttributeValue.M(var entries) -> firstEmptySet(entries.values());
      case AttributeValue.L(var elements) -> firstEmptySet(elements);
      default -> null;
    };
  }

  private static @Nullable String firstEmptySet(Iterable<AttributeValue> values) {
    for (AttributeValue value : values) {
      String found = emptySet(value);
      if (found != null) {
        return found;
      }
    }
    return null;
  }
}
