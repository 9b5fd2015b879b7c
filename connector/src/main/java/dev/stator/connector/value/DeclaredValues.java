package dev.stator.connector.value;

import dev.stator.connector.error.ActionError;
import dev.stator.model.naming.Suggestion;
import dev.stator.tables.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Values and, beside them, their types: two maps joined by key. Without any type the values speak
 * for themselves; with one, each must have one.
 */
public final class DeclaredValues {
  private static final String NOT_THE_SAME_NUMBER =
      "The number of items and item types must be the same. Check your inputs.";

  private DeclaredValues() {}

  /**
   * @param field the input that holds the values, and
   * @param typesField the one that holds their types, for messages
   * @throws ActionError which value has no type, or does not fit it
   */
  public static Map<String, AttributeValue> join(
      Map<String, JsonValue> values,
      String field,
      Map<String, JsonValue> types,
      String typesField) {
    return join(values, field, types, typesField, Map.of());
  }

  /**
   * The same for a whole item, whose key attributes are of the types that the schema gives them.
   *
   * @param keyTypes these types, by attribute
   */
  public static Map<String, AttributeValue> join(
      Map<String, JsonValue> values,
      String field,
      Map<String, JsonValue> types,
      String typesField,
      Map<String, ValueType> keyTypes) {
    if (types.isEmpty()) {
      return ValueReader.item(values, field, keyTypes);
    }
    if (values.size() != types.size()) {
      throw ActionError.invalidInput(typesField, NOT_THE_SAME_NUMBER);
    }
    Map<String, AttributeValue> joined = new LinkedHashMap<>();
    values.forEach(
        (key, value) -> {
          JsonValue type = types.get(key);
          if (type == null) {
            throw ActionError.invalidInput(
                    typesField, "You must specify a value type for key \"" + key + "\"")
                .withHint(Suggestion.hint(key, types.keySet()));
          }
          String at = typesField + "." + key;
          ValueType declared = ValueType.read(type, at);
          ValueType keyType = keyTypes.getOrDefault(key, declared);
          if (keyType != declared) {
            throw ValueReader.unfitKey(at, keyType, "this declares a value", declared)
                .withHint("declare it as " + keyType);
          }
          joined.put(key, ValueReader.read(value, declared, field + "." + key));
        });
    return joined;
  }
}
