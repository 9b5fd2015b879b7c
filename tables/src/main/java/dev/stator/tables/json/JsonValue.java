package dev.stator.tables.json;

import dev.stator.model.Frozen;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value. Immutable; objects keep the order of their members.
 *
 * <p>Source: RFC 8259.
 */
public sealed interface JsonValue {

  /** An object. */
  record Obj(Map<String, JsonValue> members) implements JsonValue {
    public static final Obj EMPTY = new Obj(Map.of());

    public Obj {
      members = Frozen.map(members);
    }

    public @Nullable JsonValue get(String name) {
      return members.get(name);
    }

    /** This object with {@code name} set to {@code value}. */
    public Obj with(String name, JsonValue value) {
      Map<String, JsonValue> copy = new LinkedHashMap<>(members);
      copy.put(name, value);
      return new Obj(copy);
    }
  }

  /** An array. */
  record Arr(List<JsonValue> elements) implements JsonValue {
    public Arr {
      elements = List.copyOf(elements);
    }
  }

  /** A string. */
  record Str(String value) implements JsonValue {}

  /**
   * A number.
   *
   * @param text its digits as they were written
   */
  record Num(String text) implements JsonValue {
    public static Num of(long value) {
      return new Num(Long.toString(value));
    }

    public static Num of(double value) {
      return new Num(new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString());
    }
  }

  /** {@code true} or {@code false}. */
  record Bool(boolean value) implements JsonValue {}

  /** {@code null}. */
  record Null() implements JsonValue {
    public static final Null INSTANCE = new Null();
  }

  /** What this is, for messages: object, array, string, number, boolean or null. */
  default String kind() {
    return switch (this) {
      case Obj object -> "object";
      case Arr array -> "array";
      case Str string -> "string";
      case Num number -> "number";
      case Bool bool -> "boolean";
      case Null none -> "null";
    };
  }

  /** The same with its article: an object, an array, a string, a number, a boolean or null. */
  default String article() {
    return switch (this) {
      case Obj object -> "an " + kind();
      case Arr array -> "an " + kind();
      case Str string -> "a " + kind();
      case Num number -> "a " + kind();
      case Bool bool -> "a " + kind();
      case Null none -> kind();
    };
  }
}
