package dev.stator.engine.validation;

import dev.stator.engine.catalog.KeyAttribute;
import dev.stator.engine.catalog.KeySchema;
import dev.stator.model.AttributeValue;
import dev.stator.model.EngineError;
import dev.stator.model.Item;
import dev.stator.model.ItemSize;
import dev.stator.model.Limits;
import dev.stator.model.expression.Update;
import org.jspecify.annotations.Nullable;

/**
 * The rules for primary keys, against the key schema of the table.
 *
 * <p>Source: Amazon DynamoDB Developer Guide, "Quotas in Amazon DynamoDB", Partition keys and sort
 * keys; texts as the service answers them.
 */
public final class KeyRules {
  public static final String SCHEMA_MISMATCH = "The provided key element does not match the schema";

  private static final String INVALID = "One or more parameter values were invalid: ";

  private KeyRules() {}

  /** The Key of a request must be the primary key, all of it and nothing else. */
  public static void checkKey(KeySchema schema, Item key) {
    if (key.attributes().size() != schema.attributes().size()) {
      throw new EngineError.Validation(SCHEMA_MISMATCH);
    }
    for (KeyAttribute attribute : schema.attributes()) {
      AttributeValue value = key.get(attribute.name());
      if (value == null || !attribute.type().matches(value)) {
        throw new EngineError.Validation(SCHEMA_MISMATCH);
      }
      checkValue(schema, attribute, value);
    }
  }

  /** An item to be put must have the primary key among its attributes. */
  public static void checkItem(KeySchema schema, Item item) {
    for (KeyAttribute attribute : schema.attributes()) {
      AttributeValue value = item.get(attribute.name());
      if (value == null) {
        throw new EngineError.Validation(
            INVALID + "Missing the key " + attribute.name() + " in the item");
      }
      if (!attribute.type().matches(value)) {
        throw new EngineError.Validation(
            INVALID
                + "Type mismatch for key "
                + attribute.name()
                + " expected: "
                + attribute.type()
                + " actual: "
                + value.type());
      }
      checkValue(schema, attribute, value);
    }
  }

  /** The attributes of the primary key cannot be updated. */
  public static void checkUntouched(KeySchema schema, @Nullable Update update) {
    if (update == null) {
      return;
    }
    for (String name : update.topLevelNames()) {
      if (schema.isKey(name)) {
        throw new EngineError.Validation(
            INVALID + "Cannot update attribute " + name + ". This attribute is part of the key");
      }
    }
  }

  /**
   * No key attribute that {@code item} has may be empty, whatever its type should be: what
   * transactions look at before anything else about keys.
   */
  public static void checkNoneEmpty(KeySchema schema, Item item) {
    for (KeyAttribute attribute : schema.attributes()) {
      AttributeValue value = item.get(attribute.name());
      if (value != null && isEmpty(value)) {
        throw empty(attribute, value);
      }
    }
  }

  /** An item of a batch too: what is wrong with its key is told less closely. */
  public static void checkBatchItem(KeySchema schema, Item item) {
    checkKey(schema, schema.keyOf(item));
  }

  /** A value of the right type must not be empty and not too long. */
  public static void checkValue(KeySchema schema, KeyAttribute attribute, AttributeValue value) {
    if (isEmpty(value)) {
      throw empty(attribute, value);
    }
    if (!isTooLong(schema, attribute, value)) {
      return;
    }
    if (attribute.equals(schema.partition())) {
      // The service leaves out the blank before the number.
      throw new EngineError.Validation(
          INVALID
              + "Size of hashkey has exceeded the maximum size limit of"
              + Limits.PARTITION_KEY_BYTES_MAX
              + " bytes");
    }
    throw new EngineError.Validation(
        INVALID
            + "Aggregated size of all range keys has exceeded the size limit of "
            + Limits.SORT_KEY_BYTES_MAX
            + " bytes");
  }

  private static EngineError.Validation empty(KeyAttribute attribute, AttributeValue value) {
    return new EngineError.Validation(
        "One or more parameter values are not valid. The AttributeValue for a key attribute "
            + "cannot contain an empty "
            + (value instanceof AttributeValue.S ? "string" : "binary")
            + " value. Key: "
            + attribute.name());
  }

  /** Whether {@code attribute} of a key may have {@code value}. */
  public static boolean isKeyValue(KeySchema schema, KeyAttribute attribute, AttributeValue value) {
    return attribute.type().matches(value)
        && !isEmpty(value)
        && !isTooLong(schema, attribute, value);
  }

  static boolean isTooLong(KeySchema schema, KeyAttribute attribute, AttributeValue value) {
    return ItemSize.of(value)
        > (attribute.equals(schema.partition())
            ? Limits.PARTITION_KEY_BYTES_MAX
            : Limits.SORT_KEY_BYTES_MAX);
  }

  static boolean isEmpty(AttributeValue value) {
    return switch (value) {
      case AttributeValue.S(var text) -> text.isEmpty();
      case AttributeValue.B(var bytes) -> bytes.length() == 0;
      default -> false;
    };
  }
}
