package dev.stator.connector.value;

import dev.stator.connector.error.ActionError;
import dev.stator.model.DynamoNumber;
import dev.stator.tables.json.JsonValue;
import dev.stator.tables.json.Surrogates;
import java.util.Base64;
import java.util.Locale;
import software.amazon.awssdk.core.SdkBytes;

/** Scalars of a known type, from the ways in which callers write them. */
final class Scalars {
  private Scalars() {}

  /** A string; numbers and booleans as they were written. */
  static String text(JsonValue value, String path) {
    return switch (value) {
      case JsonValue.Str string -> whole(string.value(), path);
      case JsonValue.Num number -> number.text();
      case JsonValue.Bool bool -> String.valueOf(bool.value());
      case JsonValue.Null none -> throw wrong(path, ValueType.S, value);
      case JsonValue.Obj object -> throw wrong(path, ValueType.S, value);
      case JsonValue.Arr array -> throw wrong(path, ValueType.S, value);
    };
  }

  /**
   * {@code text}, all of whose characters can be stored.
   *
   * @throws ActionError if it has half a surrogate pair
   */
  static String whole(String text, String path) {
    if (Surrogates.areUnpaired(text)) {
      throw ActionError.invalidInput(path, path + ": " + Surrogates.UNPAIRED);
    }
    return text;
  }

  /** The digits of a number, or of a string that holds one. */
  static String number(JsonValue value, String path) {
    String text =
        switch (value) {
          case JsonValue.Num number -> number.text();
          case JsonValue.Str string -> string.value().strip();
          case JsonValue.Bool bool -> throw wrong(path, ValueType.N, value);
          case JsonValue.Null none -> throw wrong(path, ValueType.N, value);
          case JsonValue.Obj object -> throw wrong(path, ValueType.N, value);
          case JsonValue.Arr array -> throw wrong(path, ValueType.N, value);
        };
    try {
      return DynamoNumber.parse(text).toString();
    } catch (NumberFormatException unfit) {
      throw ActionError.invalidInput(path, path + ": " + unfit.getMessage());
    }
  }

  /** Bytes from base64 text. */
  static SdkBytes binary(JsonValue value, String path) {
    if (!(value instanceof JsonValue.Str base64)) {
      throw wrong(path, ValueType.B, value);
    }
    try {
      return SdkBytes.fromByteArrayUnsafe(Base64.getDecoder().decode(base64.value().strip()));
    } catch (IllegalArgumentException malformed) {
      throw ActionError.invalidInput(path, path + ": binary must be base64 text")
          .withHint("the text 'Rose' is 'Um9zZQ==' in base64");
    }
  }

  /** True or false, in the words that forms use. */
  static boolean bool(JsonValue value, String path) {
    if (value instanceof JsonValue.Bool bool) {
      return bool.value();
    }
    String word =
        switch (value) {
          case JsonValue.Str string -> string.value().strip().toLowerCase(Locale.ROOT);
          case JsonValue.Num number -> number.text();
          case JsonValue.Bool bool -> String.valueOf(bool.value());
          case JsonValue.Null none -> "";
          case JsonValue.Obj object -> "";
          case JsonValue.Arr array -> "";
        };
    return switch (word) {
      case "true", "t", "yes", "y", "1" -> true;
      case "false", "f", "no", "n", "0" -> false;
      default -> throw wrong(path, ValueType.BOOL, value).withHint("true or false");
    };
  }

  /** Nothing: null, true, an empty string or the word null. */
  static void nothing(JsonValue value, String path) {
    boolean nothing =
        switch (value) {
          case JsonValue.Null none -> true;
          case JsonValue.Bool bool -> bool.value();
          case JsonValue.Str string ->
              string.value().isBlank()
                  || string.value().equalsIgnoreCase("null")
                  || string.value().equalsIgnoreCase("true");
          case JsonValue.Num number -> false;
          case JsonValue.Obj object -> false;
          case JsonValue.Arr array -> false;
        };
    if (!nothing) {
      throw wrong(path, ValueType.NULL, value).withHint("null or true");
    }
  }

  static ActionError wrong(String path, ValueType type, JsonValue value) {
    String what =
        switch (value) {
          case JsonValue.Str string -> "this string";
          case JsonValue.Arr array -> "an array";
          case JsonValue.Obj object -> "an object";
          case JsonValue.Num number -> "a number";
          case JsonValue.Bool bool -> "a boolean";
          case JsonValue.Null none -> "null";
        };
    return ActionError.invalidInput(path, path + ": type " + type + " cannot hold " + what);
  }
}
