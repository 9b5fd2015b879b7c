package dev.stator.connector.value;

import dev.stator.connector.error.ActionError;
import dev.stator.tables.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** JSON into attribute values, by the rules that the package describes. */
public final class ValueReader {
  private ValueReader() {}

  /**
   * @param path where the value stands, such as {@code item.tags[1]}
   * @throws ActionError where and why it is no attribute value
   */
  public static AttributeValue read(JsonValue value, String path) {
    return switch (value) {
      case JsonValue.Str string -> AttributeValue.fromS(Scalars.whole(string.value(), path));
      case JsonValue.Num number -> AttributeValue.fromN(Scalars.number(number, path));
      case JsonValue.Bool bool -> AttributeValue.fromBool(bool.value());
      case JsonValue.Null none -> AttributeValue.fromNul(true);
      case JsonValue.Arr array -> AttributeValue.fromL(list(array, path));
      case JsonValue.Obj object -> {
        ValueType marked = mark(object);
        yield marked == null
            ? AttributeValue.fromM(item(object.members(), path))
            : marked(object, marked, path);
      }
    };
  }

  /** Each of {@code values} as an attribute. */
  public static Map<String, AttributeValue> item(Map<String, JsonValue> values, String path) {
    Map<String, AttributeValue> item = new LinkedHashMap<>();
    values.forEach(
        (name, value) -> item.put(Scalars.whole(name, path), read(value, path + "." + name)));
    return item;
  }

  /**
   * Each of {@code values} as an attribute.
   *
   * @param keyTypes the types that the table's schema gives to attributes of keys
   */
  public static Map<String, AttributeValue> item(
      Map<String, JsonValue> values, String path, Map<String, ValueType> keyTypes) {
    Map<String, AttributeValue> item = new LinkedHashMap<>();
    values.forEach(
        (name, value) -> {
          ValueType type = keyTypes.get(name);
          String at = path + "." + name;
          item.put(
              Scalars.whole(name, path), type == null ? read(value, at) : key(value, type, at));
        });
    return item;
  }

  /**
   * An attribute of a key, of the type that the table's schema gives it.
   *
   * @throws ActionError with both types if it cannot be
   */
  public static AttributeValue key(JsonValue value, ValueType type, String path) {
    try {
      return read(value, type, path);
    } catch (ActionError unfit) {
      ValueType own = own(value);
      throw own == type ? unfit : unfitKey(path, type, "this value", own);
    }
  }

  static ActionError unfitKey(String path, ValueType keyType, String what, ValueType type) {
    return ActionError.invalidInput(
            path, path + ": the key is of type " + keyType + ", and " + what + " of type " + type)
        .withHint(
            switch (keyType) {
              case N -> "give a number, such as 1235 or \"1235\"";
              case B -> "give binary as base64 text";
              default -> "give a string";
            });
  }

  /** The type that {@code value} has by itself. */
  private static ValueType own(JsonValue value) {
    return switch (value) {
      case JsonValue.Str string -> ValueType.S;
      case JsonValue.Num number -> ValueType.N;
      case JsonValue.Bool bool -> ValueType.BOOL;
      case JsonValue.Null none -> ValueType.NULL;
      case JsonValue.Arr array -> ValueType.L;
      case JsonValue.Obj object -> Objects.requireNonNullElse(mark(object), ValueType.M);
    };
  }

  /** Each of {@code values} as an attribute. */
  public static List<AttributeValue> list(JsonValue.Arr values, String path) {
    return each(values, path, ValueReader::read);
  }

  /**
   * A value whose type was declared, which decides whatever the value looks like. Numbers and
   * booleans may be strings, and lists, maps and sets may be JSON text.
   *
   * @throws ActionError where and why it is no value of this type
   */
  public static AttributeValue read(JsonValue value, ValueType type, String path) {
    if (value instanceof JsonValue.Obj object && mark(object) == type) {
      return marked(object, type, path);
    }
    return typed(value, type, path);
  }

  /** The type that {@code object} says it has, if it is DynamoDB JSON. */
  static @Nullable ValueType mark(JsonValue.Obj object) {
    return object.members().size() == 1
        ? ValueType.named(object.members().keySet().iterator().next())
        : null;
  }

  private static AttributeValue marked(JsonValue.Obj object, ValueType type, String path) {
    JsonValue content = object.members().values().iterator().next();
    try {
      return typed(content, type, path);
    } catch (ActionError unfit) {
      throw unfit.hint() != null
          ? unfit
          : unfit.withHint(
              "an object whose only member is named "
                  + type
                  + " is read as DynamoDB JSON; write {\"M\": {\""
                  + type
                  + "\": ...}} for a map");
    }
  }

  private static AttributeValue typed(JsonValue value, ValueType type, String path) {
    return switch (type) {
      case S -> AttributeValue.fromS(Scalars.text(value, path));
      case N -> AttributeValue.fromN(Scalars.number(value, path));
      case B -> AttributeValue.fromB(Scalars.binary(value, path));
      case BOOL -> AttributeValue.fromBool(Scalars.bool(value, path));
      case NULL -> {
        Scalars.nothing(value, path);
        yield AttributeValue.fromNul(true);
      }
      case L -> AttributeValue.fromL(list(array(value, type, path), path));
      case M -> AttributeValue.fromM(item(map(value, path), path));
      case SS -> AttributeValue.fromSs(set(value, type, path, Scalars::text));
      case NS -> AttributeValue.fromNs(set(value, type, path, Scalars::number));
      case BS -> AttributeValue.fromBs(set(value, type, path, Scalars::binary));
    };
  }

  private static Map<String, JsonValue> map(JsonValue value, String path) {
    if (JsonText.open(value, path) instanceof JsonValue.Obj object) {
      return object.members();
    }
    return KeyedValues.read(value, path);
  }

  private static JsonValue.Arr array(JsonValue value, ValueType type, String path) {
    JsonValue opened = JsonText.openIfJson(value);
    if (opened instanceof JsonValue.Arr array) {
      return array;
    }
    throw Scalars.wrong(path, type, opened).withHint("a JSON array, such as [\"a\", \"b\"]");
  }

  private static <T> List<T> set(
      JsonValue value, ValueType type, String path, BiFunction<JsonValue, String, T> element) {
    List<T> elements = each(array(value, type, path), path, element);
    if (elements.isEmpty()) {
      throw ActionError.invalidInput(path, path + ": a set must not be empty");
    }
    return elements;
  }

  private static <T> List<T> each(
      JsonValue.Arr values, String path, BiFunction<JsonValue, String, T> element) {
    List<T> elements = new ArrayList<>();
    for (JsonValue value : values.elements()) {
      elements.add(element.apply(value, path + "[" + elements.size() + "]"));
    }
    return elements;
  }
}
