package dev.stator.connector.value;

import dev.stator.connector.error.ActionError;
import dev.stator.tables.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Names with values, from a JSON object, from a list of {@code {"key": ..., "value": ...}}, also as
 * the API writes it, or from the JSON text of either.
 */
public final class KeyedValues {
  private KeyedValues() {}

  /**
   * @throws ActionError what it is instead, or which key comes twice
   */
  public static Map<String, JsonValue> read(JsonValue value, String path) {
    return switch (JsonText.open(value, path)) {
      case JsonValue.Obj object -> object.members();
      case JsonValue.Arr list -> list(list, path);
      case JsonValue other ->
          throw ActionError.invalidInput(
              path, path + " must be an object or a list of key and value, not a " + other.kind());
    };
  }

  private static Map<String, JsonValue> list(JsonValue.Arr list, String path) {
    Map<String, JsonValue> values = new LinkedHashMap<>();
    for (int index = 0; index < list.elements().size(); index++) {
      String at = path + "[" + index + "]";
      if (!(list.elements().get(index) instanceof JsonValue.Obj pair)
          || !(member(pair, "key", "Key") instanceof JsonValue.Str key)
          || pair.members().size() > 2
          || (pair.members().size() == 2 && member(pair, "value", "Value") == null)) {
        throw ActionError.invalidInput(at, at + " must be {\"key\": \"...\", \"value\": ...}");
      }
      JsonValue value = member(pair, "value", "Value");
      if (values.putIfAbsent(key.value(), value == null ? new JsonValue.Str("") : value) != null) {
        throw ActionError.invalidInput(at, at + ": key \"" + key.value() + "\" comes twice");
      }
    }
    return values;
  }

  /** Forms write small letters, the API large ones. */
  private static @Nullable JsonValue member(JsonValue.Obj pair, String name, String apiName) {
    JsonValue value = pair.get(name);
    return value == null ? pair.get(apiName) : value;
  }
}
