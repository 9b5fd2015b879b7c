package dev.stator.tables.json;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * DynamoDB JSON and attribute values: each value an object with one member, its type.
 *
 * <p>Source: Amazon DynamoDB API Reference, "AttributeValue".
 */
public final class TypedJson {
  private TypedJson() {}

  /**
   * @param path where this value stands, for messages; may be empty
   * @throws ValueFormatException if it is not exactly one of the ten types, well formed
   */
  public static AttributeValue toAttribute(JsonValue value, String path) {
    if (!(value instanceof JsonValue.Obj typed) || typed.members().size() != 1) {
      throw new ValueFormatException(
          path, "expected an object with one of S, N, B, SS, NS, BS, M, L, BOOL, NULL");
    }
    Map.Entry<String, JsonValue> member = typed.members().entrySet().iterator().next();
    String type = member.getKey();
    JsonValue content = member.getValue();
    return switch (type) {
      case "S" -> AttributeValue.fromS(text(content, type, path));
      case "N" -> AttributeValue.fromN(PlainJson.number(text(content, type, path), path));
      case "B" -> AttributeValue.fromB(binary(text(content, type, path), path));
      case "BOOL" -> AttributeValue.fromBool(bool(content, type, path));
      case "NULL" -> {
        if (!bool(content, type, path)) {
          throw new ValueFormatException(path, "NULL must be true");
        }
        yield AttributeValue.fromNul(true);
      }
      case "SS" -> AttributeValue.fromSs(texts(content, type, path));
      case "NS" ->
          AttributeValue.fromNs(
              texts(content, type, path).stream()
                  .map(text -> PlainJson.number(text, path))
                  .toList());
      case "BS" ->
          AttributeValue.fromBs(
              texts(content, type, path).stream().map(text -> binary(text, path)).toList());
      case "L" -> {
        List<AttributeValue> elements = new ArrayList<>();
        for (JsonValue element : array(content, type, path).elements()) {
          elements.add(toAttribute(element, path + "[" + elements.size() + "]"));
        }
        yield AttributeValue.fromL(elements);
      }
      case "M" -> {
        if (!(content instanceof JsonValue.Obj map)) {
          throw new ValueFormatException(path, "M must be an object, not " + content.article());
        }
        yield AttributeValue.fromM(toItem(map, path));
      }
      default -> throw new ValueFormatException(path, "unknown type '" + type + "'");
    };
  }

  /** The members of {@code object}, each in DynamoDB JSON, as attributes. */
  public static Map<String, AttributeValue> toItem(JsonValue.Obj object, String path) {
    Map<String, AttributeValue> item = new LinkedHashMap<>();
    object
        .members()
        .forEach(
            (name, member) ->
                item.put(name, toAttribute(member, path.isEmpty() ? name : path + "." + name)));
    return item;
  }

  public static JsonValue.Obj toJson(AttributeValue value) {
    return switch (value.type()) {
      case S -> one("S", new JsonValue.Str(value.s()));
      case N -> one("N", new JsonValue.Str(value.n()));
      case B -> one("B", new JsonValue.Str(base64(value.b())));
      case BOOL -> one("BOOL", new JsonValue.Bool(value.bool()));
      case NUL -> one("NULL", new JsonValue.Bool(true));
      case SS -> one("SS", strings(value.ss()));
      case NS -> one("NS", strings(value.ns()));
      case BS -> one("BS", strings(value.bs().stream().map(TypedJson::base64).toList()));
      case L ->
          one(
              "L",
              new JsonValue.Arr(
                  value.l().stream().map(e -> (JsonValue) TypedJson.toJson(e)).toList()));
      case M -> one("M", toJson(value.m()));
      case UNKNOWN_TO_SDK_VERSION ->
          throw new IllegalArgumentException("attribute value of an unknown type");
    };
  }

  public static JsonValue.Obj toJson(Map<String, AttributeValue> item) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    item.forEach((name, value) -> members.put(name, toJson(value)));
    return new JsonValue.Obj(members);
  }

  static String base64(SdkBytes bytes) {
    return Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe());
  }

  private static JsonValue.Obj one(String type, JsonValue content) {
    return new JsonValue.Obj(Map.of(type, content));
  }

  private static JsonValue strings(List<String> values) {
    return new JsonValue.Arr(values.stream().map(v -> (JsonValue) new JsonValue.Str(v)).toList());
  }

  private static String text(JsonValue content, String type, String path) {
    if (content instanceof JsonValue.Str string) {
      return string.value();
    }
    throw new ValueFormatException(path, type + " must be a string, not " + content.article());
  }

  private static boolean bool(JsonValue content, String type, String path) {
    if (content instanceof JsonValue.Bool bool) {
      return bool.value();
    }
    throw new ValueFormatException(path, type + " must be true or false, not " + content.article());
  }

  private static JsonValue.Arr array(JsonValue content, String type, String path) {
    if (content instanceof JsonValue.Arr array) {
      return array;
    }
    throw new ValueFormatException(path, type + " must be an array, not " + content.article());
  }

  private static List<String> texts(JsonValue content, String type, String path) {
    List<String> texts =
        array(content, type, path).elements().stream().map(e -> text(e, type, path)).toList();
    if (texts.isEmpty()) {
      throw new ValueFormatException(path, type + " must not be empty");
    }
    return texts;
  }

  private static SdkBytes binary(String base64, String path) {
    try {
      return SdkBytes.fromByteArrayUnsafe(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException malformed) {
      throw new ValueFormatException(path, "B is not valid base64");
    }
  }
}
