package dev.stator.server.mcp;

import dev.stator.connector.error.ActionError;
import dev.stator.tables.json.JsonValue;
import dev.stator.tables.json.Surrogates;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON as the protocol's library has it, maps and lists, and as the connector has it; exact. */
final class ToolValues {
  private ToolValues() {}

  static Map<String, Object> map(JsonValue.Obj object) {
    Map<String, Object> members = new LinkedHashMap<>();
    object.members().forEach((name, member) -> members.put(name, value(member)));
    return members;
  }

  @SuppressWarnings("NullAway") // JSON has null, and the library writes it where it is
  private static Object value(JsonValue value) {
    return switch (value) {
      case JsonValue.Str text -> text.value();
      case JsonValue.Num number -> new BigDecimal(number.text());
      case JsonValue.Bool bool -> bool.value();
      case JsonValue.Obj object -> map(object);
      case JsonValue.Arr array -> list(array);
      case JsonValue.Null none -> null;
    };
  }

  private static List<Object> list(JsonValue.Arr array) {
    List<Object> elements = new ArrayList<>();
    array.elements().forEach(element -> elements.add(value(element)));
    return elements;
  }

  /**
   * @throws ActionError which text has half a surrogate pair
   */
  static JsonValue.Obj read(Map<String, Object> members) {
    Map<String, JsonValue> read = new LinkedHashMap<>();
    members.forEach((name, member) -> read.put(name, read(member, name)));
    return new JsonValue.Obj(read);
  }

  /**
   * @param path where the value stands, for messages
   */
  private static JsonValue read(@Nullable Object value, String path) {
    return switch (value) {
      case null -> JsonValue.Null.INSTANCE;
      case String text -> new JsonValue.Str(whole(text, path));
      case Boolean bool -> new JsonValue.Bool(bool);
      case Number number -> new JsonValue.Num(number.toString());
      case Map<?, ?> map -> {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        map.forEach(
            (key, member) -> {
              String name = whole(String.valueOf(key), path);
              members.put(name, read(member, path + "." + name));
            });
        yield new JsonValue.Obj(members);
      }
      case List<?> list -> {
        List<JsonValue> elements = new ArrayList<>();
        for (Object element : list) {
          elements.add(read(element, path + "[" + elements.size() + "]"));
        }
        yield new JsonValue.Arr(elements);
      }
      default -> throw new IllegalArgumentException("no JSON: " + value.getClass());
    };
  }

  private static String whole(String text, String path) {
    if (Surrogates.areUnpaired(text)) {
      throw ActionError.invalidInput(path, path + ": " + Surrogates.UNPAIRED);
    }
    return text;
  }
}
