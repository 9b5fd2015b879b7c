package dev.stator.server.unstorage;

import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonValue;
import dev.stator.unstorage.Write;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A batch, decoded; its keys as they were sent. */
sealed interface BatchRequest {
  /** Keys of one {@code get}: with 400 KB each their texts fit the memory of a small server. */
  int GET_MAX = 100;

  /** Items of one {@code set}, keys of one {@code remove}. */
  int CHANGES_MAX = 1000;

  long TTL_SECONDS_MAX = 100L * 366 * 24 * 60 * 60;

  record Get(List<String> keys) implements BatchRequest {}

  record Set(List<Write> writes) implements BatchRequest {}

  record Remove(List<String> keys) implements BatchRequest {}

  /**
   * @throws MalformedRequestException what is wrong, and where
   */
  static BatchRequest read(JsonValue body) {
    if (!(body instanceof JsonValue.Obj object) || object.members().size() != 1) {
      throw new MalformedRequestException("a batch is an object with one of get, set and remove");
    }
    Map.Entry<String, JsonValue> only = object.members().entrySet().iterator().next();
    return switch (only.getKey()) {
      case "get" -> new Get(keys(only.getValue(), "get", GET_MAX));
      case "remove" -> new Remove(keys(only.getValue(), "remove", CHANGES_MAX));
      case "set" -> {
        List<Write> writes = new ArrayList<>();
        for (JsonValue item : elements(only.getValue(), "set", CHANGES_MAX)) {
          writes.add(write(item, "set[" + writes.size() + "]"));
        }
        yield new Set(writes);
      }
      default ->
          throw new MalformedRequestException(
              "'" + only.getKey() + "' is not known; a batch has one of get, set and remove");
    };
  }

  private static List<JsonValue> elements(JsonValue value, String where, int max) {
    if (!(value instanceof JsonValue.Arr array)) {
      throw new MalformedRequestException(where + " must be an array, not a " + value.kind());
    }
    if (array.elements().size() > max) {
      throw new MalformedRequestException(
          where + " has " + array.elements().size() + " entries; it may have up to " + max);
    }
    return array.elements();
  }

  private static List<String> keys(JsonValue value, String where, int max) {
    List<String> keys = new ArrayList<>();
    for (JsonValue key : elements(value, where, max)) {
      keys.add(text(key, where + "[" + keys.size() + "]"));
    }
    return keys;
  }

  private static String text(@Nullable JsonValue value, String where) {
    return switch (value) {
      case JsonValue.Str string -> string.value();
      case null -> throw new MalformedRequestException(where + " is missing");
      default -> throw new MalformedRequestException(where + " must be a string");
    };
  }

  private static Write write(JsonValue item, String where) {
    if (!(item instanceof JsonValue.Obj object)) {
      throw new MalformedRequestException(where + " must be an object with key, value and ttl");
    }
    for (String name : object.members().keySet()) {
      if (!java.util.Set.of("key", "value", "ttl").contains(name)) {
        throw new MalformedRequestException(where + "." + name + " is not known");
      }
    }
    JsonValue value = object.get("value");
    if (value == null) {
      throw new MalformedRequestException(where + ".value is missing");
    }
    return new Write(
        text(object.get("key"), where + ".key"), stored(value), ttl(object.get("ttl"), where));
  }

  /** A string is stored as it is, anything else as its JSON. */
  private static String stored(JsonValue value) {
    return value instanceof JsonValue.Str string
        ? string.value()
        : new String(JsonFormat.write(value), StandardCharsets.UTF_8);
  }

  private static @Nullable Duration ttl(@Nullable JsonValue value, String where) {
    if (value == null || value instanceof JsonValue.Null) {
      return null;
    }
    if (value instanceof JsonValue.Num number) {
      try {
        long seconds = Long.parseLong(number.text());
        if (seconds >= 0 && seconds <= TTL_SECONDS_MAX) {
          return Duration.ofSeconds(seconds);
        }
      } catch (NumberFormatException notWhole) {
        // told below, like a number out of range
      }
    }
    throw new MalformedRequestException(
        where + ".ttl must be a whole number of seconds from 0 to " + TTL_SECONDS_MAX);
  }
}
