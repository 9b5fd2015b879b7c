package dev.stator.connector.action;

import dev.stator.connector.error.ActionError;
import dev.stator.connector.value.ValueReader;
import dev.stator.connector.value.ValueType;
import dev.stator.tables.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * The key of a table or of an index.
 *
 * @param range null for a table without range key
 */
public record TableKey(Part hash, @Nullable Part range) {
  private static final String RANGE_MISSING =
      "Your table has a range key, but you did not provide a range key value";
  private static final String RANGE_UNWANTED =
      "Your table does not have a range key, but you provided one";

  /** One attribute of the key. */
  public record Part(String name, ValueType type) {}

  static TableKey of(String owner, List<KeySchemaElement> schema, TableDescription table) {
    Part hash = part(schema, table, KeyType.HASH);
    if (hash == null) {
      throw new IllegalStateException(owner + " is described without a hash key");
    }
    return new TableKey(hash, part(schema, table, KeyType.RANGE));
  }

  private static @Nullable Part part(
      List<KeySchemaElement> schema, TableDescription table, KeyType type) {
    for (KeySchemaElement element : schema) {
      if (element.keyType() == type) {
        for (AttributeDefinition definition : table.attributeDefinitions()) {
          if (definition.attributeName().equals(element.attributeName())) {
            return new Part(
                element.attributeName(), ValueType.valueOf(definition.attributeTypeAsString()));
          }
        }
      }
    }
    return null;
  }

  /** The names of its attributes. */
  public List<String> names() {
    return range == null ? List.of(hash.name()) : List.of(hash.name(), range.name());
  }

  /** The types of its attributes, the hash key's first. */
  public Map<String, ValueType> types() {
    Map<String, ValueType> types = new LinkedHashMap<>();
    types.put(hash.name(), hash.type());
    if (range != null) {
      types.put(range.name(), range.type());
    }
    return types;
  }

  /**
   * A whole partition, or one place in it.
   *
   * @param rangeValue null for the whole partition
   * @throws ActionError if a value does not fit, or the range value is unwanted
   */
  public Map<String, AttributeValue> ofPart(JsonValue hashValue, @Nullable JsonValue rangeValue) {
    return rangeValue == null
        ? Map.of(hash.name(), ValueReader.read(hashValue, hash.type(), "value"))
        : of(hashValue, rangeValue);
  }

  /**
   * The key of one item, its values of the types that the table's schema gives them.
   *
   * @throws ActionError if a value does not fit, or the range value is missing or unwanted
   */
  public Map<String, AttributeValue> of(JsonValue hashValue, @Nullable JsonValue rangeValue) {
    Map<String, AttributeValue> key = new LinkedHashMap<>();
    key.put(hash.name(), ValueReader.read(hashValue, hash.type(), "value"));
    if (range == null) {
      if (rangeValue != null) {
        throw ActionError.invalidInput("rangeKeyValue", RANGE_UNWANTED)
            .withHint("leave rangeKeyValue out");
      }
      return key;
    }
    if (rangeValue == null) {
      throw ActionError.invalidInput("rangeKeyValue", RANGE_MISSING)
          .withHint("the range key is '" + range.name() + "', of type " + range.type());
    }
    key.put(range.name(), ValueReader.read(rangeValue, range.type(), "rangeKeyValue"));
    return key;
  }

  /**
   * The key of one item, as callers write keys in lists: its attributes by name, the hash value
   * alone, or {@code [hash, range]}.
   *
   * @param at where it stands, for messages
   * @throws ActionError if it is no key of this table
   */
  public Map<String, AttributeValue> read(JsonValue written, String at) {
    if (written instanceof JsonValue.Arr(List<JsonValue> parts) && parts.size() == 2) {
      return of(parts.getFirst(), parts.getLast());
    }
    if (!(written instanceof JsonValue.Obj attributes)
        || (attributes.members().size() == 1 && attributes.get(hash.name()) == null)) {
      return of(written, null);
    }
    for (String name : attributes.members().keySet()) {
      if (!names().contains(name)) {
        throw ActionError.invalidInput(at, at + ": '" + name + "' is not of the key")
            .withHint("the key is " + String.join(" and ", names()));
      }
    }
    JsonValue hashValue = attributes.get(hash.name());
    if (hashValue == null) {
      throw ActionError.invalidInput(at, at + ": " + hash.name() + " is missing");
    }
    return of(hashValue, range == null ? null : attributes.get(range.name()));
  }
}
