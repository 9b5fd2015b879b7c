package dev.stator.dapr.binding;

import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonSyntaxException;
import dev.stator.tables.json.JsonValue;
import dev.stator.tables.json.PlainJson;
import dev.stator.tables.json.TypedJson;
import dev.stator.tables.json.ValueFormatException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The fields of an operation: members of its JSON and, where these do not say it, entries of the
 * request's metadata, which hold JSON as text. Fields that nobody asks for are complained about in
 * the JSON, and left alone in the metadata, where others put theirs too.
 */
final class Fields {
  /** Values as ordinary JSON, or each with its type. */
  enum Format {
    JSON,
    DYNAMODB
  }

  private final String where;
  private final JsonValue.Obj members;
  private final Map<String, String> metadata;
  private final Format format;
  private final Set<String> known = new HashSet<>();

  private Fields(String where, JsonValue.Obj members, Map<String, String> metadata, Format format) {
    this.where = where;
    this.members = members;
    this.metadata = metadata;
    this.format = format;
  }

  /**
   * @param members the fields in the data; empty if that is something else
   * @param metadata names in any case
   */
  static Fields of(JsonValue.Obj members, Map<String, String> metadata) {
    Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    anyCase.putAll(metadata);
    String format = anyCase.getOrDefault("format", "json");
    return switch (format) {
      case "json" -> new Fields("", members, anyCase, Format.JSON);
      case "dynamodb" -> new Fields("", members, anyCase, Format.DYNAMODB);
      default ->
          throw new BindingError.InvalidData(
              "metadata format must be json or dynamodb, not '" + format + "'");
    };
  }

  /** Those of one operation of a transaction: the request's metadata does not count for it. */
  Fields ofOperation(int index, JsonValue.Obj operation) {
    return new Fields("operation " + index + ": ", operation, Map.of(), format);
  }

  @Nullable JsonValue json(String name) {
    known.add(name);
    @Nullable JsonValue member = members.get(name);
    if (member != null && !(member instanceof JsonValue.Null)) {
      return member;
    }
    @Nullable String text = metadata.get(name);
    return text == null || text.isEmpty() ? null : read(name, text);
  }

  private JsonValue read(String name, String text) {
    try {
      return JsonFormat.read(text);
    } catch (JsonSyntaxException malformed) {
      throw unfit(name, "is not JSON: " + malformed.getMessage());
    }
  }

  @Nullable String text(String name) {
    known.add(name);
    @Nullable JsonValue member = members.get(name);
    if (member == null || member instanceof JsonValue.Null) {
      @Nullable String text = metadata.get(name);
      return text == null || text.isEmpty() ? null : text;
    }
    return switch (member) {
      case JsonValue.Str string -> string.value().isEmpty() ? null : string.value();
      case JsonValue.Num number -> number.text();
      case JsonValue.Bool bool -> Boolean.toString(bool.value());
      default -> throw unfit(name, "must be a string, not " + member.article());
    };
  }

  @Nullable Integer integer(String name) {
    @Nullable String text = text(name);
    try {
      return text == null ? null : Integer.valueOf(text);
    } catch (NumberFormatException notANumber) {
      throw unfit(name, "must be a whole number, not '" + text + "'");
    }
  }

  boolean flag(String name, boolean absent) {
    @Nullable String text = text(name);
    if (text == null) {
      return absent;
    }
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw unfit(name, "must be true or false, not '" + text + "'");
    };
  }

  JsonValue.@Nullable Obj object(String name) {
    @Nullable JsonValue json = json(name);
    if (json == null) {
      return null;
    }
    if (json instanceof JsonValue.Obj object) {
      return object;
    }
    throw unfit(name, "must be an object, not " + json.article());
  }

  JsonValue.@Nullable Arr array(String name) {
    @Nullable JsonValue json = json(name);
    if (json == null) {
      return null;
    }
    if (json instanceof JsonValue.Arr array) {
      return array;
    }
    throw unfit(name, "must be an array, not " + json.article());
  }

  /** An object whose members are attributes; null if it is not given. */
  @Nullable Map<String, AttributeValue> attributes(String name) {
    JsonValue.@Nullable Obj object = object(name);
    return object == null ? null : item(object, name);
  }

  /** An object of strings; empty if it is not given. */
  Map<String, String> strings(String name) {
    Map<String, String> strings = new LinkedHashMap<>();
    JsonValue.@Nullable Obj object = object(name);
    if (object != null) {
      object
          .members()
          .forEach(
              (key, value) -> {
                if (!(value instanceof JsonValue.Str string)) {
                  throw unfit(name + "." + key, "must be a string, not " + value.article());
                }
                strings.put(key, string.value());
              });
    }
    return strings;
  }

  /** The members of {@code object} as attributes. */
  Map<String, AttributeValue> item(JsonValue.Obj object, String path) {
    try {
      return switch (format) {
        case JSON -> PlainJson.toItem(object, path);
        case DYNAMODB -> TypedJson.toItem(object, path);
      };
    } catch (ValueFormatException unfit) {
      throw new BindingError.InvalidData(where + "data: " + unfit.getMessage(), unfit);
    }
  }

  /** An item as JSON. */
  JsonValue.Obj json(Map<String, AttributeValue> item) {
    return switch (format) {
      case JSON -> PlainJson.toJson(item);
      case DYNAMODB -> TypedJson.toJson(item);
    };
  }

  /**
   * To be called when every field has been asked for.
   *
   * @throws BindingError.InvalidData if the JSON has another one
   */
  void refuseOthers() {
    for (String name : members.members().keySet()) {
      if (!known.contains(name)) {
        throw unfit(name, "is not a field of this operation");
      }
    }
  }

  BindingError.InvalidData unfit(String name, String problem) {
    return new BindingError.InvalidData(where + "field '" + name + "' " + problem);
  }

  BindingError.InvalidData missing(String name) {
    return new BindingError.InvalidData(where + "field '" + name + "' is missing");
  }

  /** The JSON of a request's data; {@code null} for no data at all. */
  static JsonValue data(byte[] utf8) {
    if (new String(utf8, StandardCharsets.UTF_8).isBlank()) {
      return JsonValue.Null.INSTANCE;
    }
    try {
      return JsonFormat.read(utf8);
    } catch (JsonSyntaxException malformed) {
      throw new BindingError.InvalidData("data: " + malformed.getMessage(), malformed);
    }
  }
}
