package dev.stator.tables.json;

import dev.stator.model.DynamoNumber;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Ordinary JSON and attribute values: string S, number N with every digit, boolean BOOL, null NULL,
 * array L, object M. On the way out sets become arrays and binary becomes base64 text, so what was
 * ordinary JSON comes back as it went in, and the rest is readable.
 */
public final class PlainJson {
  private PlainJson() {}

  /**
   * @param path where this value stands, for messages; may be empty
   * @throws ValueFormatException a number that DynamoDB cannot store
   */
  public static AttributeValue toAttribute(JsonValue value, String path) {
    return switch (value) {
      case JsonValue.Str string -> AttributeValue.fromS(string.value());
      case JsonValue.Num number -> AttributeValue.fromN(number(number.text(), path));
      case JsonValue.Bool bool -> AttributeValue.fromBool(bool.value());
      case JsonValue.Null none -> AttributeValue.fromNul(true);
      case JsonValue.Obj object -> AttributeValue.fromM(toItem(object, path));
      case JsonValue.Arr array -> {
        List<AttributeValue> elements = new ArrayList<>();
        for (JsonValue element : array.elements()) {
          elements.add(toAttribute(element, path + "[" + elements.size() + "]"));
        }
        yield AttributeValue.fromL(elements);
      }
    };
  }

  /** The members of {@code object} as attributes. */
  public static Map<String, AttributeValue> toItem(JsonValue.Obj object, String path) {
    Map<String, AttributeValue> item = new LinkedHashMap<>();
    object
        .members()
        .forEach(
            (name, member) ->
                item.put(name, toAttribute(member, path.isEmpty() ? name : path + "." + name)));
    return item;
  }

  public static JsonValue toJson(AttributeValue value) {
    return switch (value.type()) {
      case S -> new JsonValue.Str(value.s());
      case N -> new JsonValue.Num(value.n());
      case B -> new JsonValue.Str(TypedJson.base64(value.b()));
      case BOOL -> new JsonValue.Bool(value.bool());
      case NUL -> JsonValue.Null.INSTANCE;
      case L -> new JsonValue.Arr(value.l().stream().map(PlainJson::toJson).toList());
      case M -> toJson(value.m());
      case SS ->
          new JsonValue.Arr(
              value.ss().stream().map(JsonValue.Str::new).map(JsonValue.class::cast).toList());
      case NS ->
          new JsonValue.Arr(
              value.ns().stream().map(JsonValue.Num::new).map(JsonValue.class::cast).toList());
      case BS ->
          new JsonValue.Arr(
              value.bs().stream()
                  .map(TypedJson::base64)
                  .map(JsonValue.Str::new)
                  .map(JsonValue.class::cast)
                  .toList());
      case UNKNOWN_TO_SDK_VERSION ->
          throw new IllegalArgumentException("attribute value of an unknown type");
    };
  }

  public static JsonValue.Obj toJson(Map<String, AttributeValue> item) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    item.forEach((name, value) -> members.put(name, toJson(value)));
    return new JsonValue.Obj(members);
  }

  static String number(String text, String path) {
    try {
      return DynamoNumber.parse(text).toString();
    } catch (NumberFormatException unfit) {
      throw new ValueFormatException(path, String.valueOf(unfit.getMessage()));
    }
  }
}
