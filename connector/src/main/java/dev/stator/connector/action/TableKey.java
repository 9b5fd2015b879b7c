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
    Written written = Written.of(this, hashValue, rangeValue);
    return written.range() == null
        ? Map.of(hash.name(), ValueReader.key(written.hash(), hash.type(), written.hashAt()))
        : of(written);
  }

  /**
   * The key of one item, its values of the types that the table's schema gives them.
   *
   * @param hashValue the hash key's value, or an object of all attributes of the key
   * @throws ActionError if a value does not fit, or the range value is missing or unwanted
   */
  public Map<String, AttributeValue> of(JsonValue hashValue, @Nullable JsonValue rangeValue) {
    return of(Written.of(this, hashValue, rangeValue));
  }

  private Map<String, AttributeValue> of(Written written) {
    Map<String, AttributeValue> key = new LinkedHashMap<>();
    key.put(hash.name(), ValueReader.key(written.hash(), hash.type(), written.hashAt()));
    if (range == null) {
      if (written.range() != null) {
        throw ActionError.invalidInput(written.rangeAt(), RANGE_UNWANTED)
            .withHint("leave it out: the key is '" + hash.name() + "' alone");
      }
      return key;
    }
    if (written.range() == null) {
      throw ActionError.invalidInput(written.rangeAt(), RANGE_MISSING)
          .withHint("the range key is '" + range.name() + "', of type " + range.type());
    }
    key.put(range.name(), ValueReader.key(written.range(), range.type(), written.rangeAt()));
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
    return of(Written.of(this, written, at));
  }

  /**
   * The values of a key that was written in one of its forms.
   *
   * @param hashAt where the value of the hash key stands, and
   * @param rangeAt that of the range key, for messages
   */
  private record Written(JsonValue hash, String hashAt, @Nullable JsonValue range, String rangeAt) {
    private static final String HASH = "value";
    private static final String RANGE = "rangeKeyValue";

    static Written of(TableKey key, JsonValue hashValue, @Nullable JsonValue rangeValue) {
      if (!(hashValue instanceof JsonValue.Obj attributes) || !key.isWrittenBy(attributes)) {
        return new Written(hashValue, HASH, rangeValue, RANGE);
      }
      Written object = of(key, attributes, HASH);
      if (rangeValue == null) {
        return new Written(object.hash, object.hashAt, object.range, RANGE);
      }
      if (object.range != null) {
        throw ActionError.invalidInput(RANGE, "the range key is given twice, in value and here")
            .withHint("leave rangeKeyValue out");
      }
      return new Written(object.hash, object.hashAt, rangeValue, RANGE);
    }

    static Written of(TableKey key, JsonValue written, String at) {
      if (written instanceof JsonValue.Arr(List<JsonValue> parts) && parts.size() == 2) {
        return new Written(parts.getFirst(), at + "[0]", parts.getLast(), at + "[1]");
      }
      return written instanceof JsonValue.Obj attributes && key.isWrittenBy(attributes)
          ? of(key, attributes, at)
          : new Written(written, at, null, at);
    }

    private static Written of(TableKey key, JsonValue.Obj attributes, String at) {
      for (String name : attributes.members().keySet()) {
        if (!key.names().contains(name)) {
          throw ActionError.invalidInput(at, at + ": '" + name + "' is not of the key")
              .withHint("the key is " + String.join(" and ", key.names()));
        }
      }
      JsonValue hash = attributes.get(key.hash.name());
      if (hash == null) {
        throw ActionError.invalidInput(at, at + ": " + key.hash.name() + " is missing");
      }
      String hashAt = at + "." + key.hash.name();
      return key.range == null
          ? new Written(hash, hashAt, null, at)
          : new Written(
              hash,
              hashAt,
              attributes.get(key.range.name()),
              attributes.get(key.range.name()) == null ? at : at + "." + key.range.name());
    }
  }

  /**
   * Whether {@code attributes} are a key by its names; else they are one value in DynamoDB JSON.
   */
  private boolean isWrittenBy(JsonValue.Obj attributes) {
    return attributes.members().size() > 1 || attributes.get(hash.name()) != null;
  }
}
