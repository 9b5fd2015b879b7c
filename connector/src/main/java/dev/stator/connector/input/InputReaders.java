package dev.stator.connector.input;

import dev.stator.connector.error.ActionError;
import dev.stator.connector.value.JsonText;
import dev.stator.connector.value.ValueReader;
import dev.stator.connector.value.ValueType;
import dev.stator.model.naming.Suggestion;
import dev.stator.tables.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The readers that inputs share. */
public final class InputReaders {
  /** More digits than any number that is wanted has. */
  private static final int DIGITS_MAX = 40;

  private InputReaders() {}

  /** A string; a number or boolean as it was written. */
  public static String text(JsonValue value, String field) {
    return switch (value) {
      case JsonValue.Str string -> string.value();
      case JsonValue.Num number -> number.text();
      case JsonValue.Bool bool -> String.valueOf(bool.value());
      case JsonValue other -> throw mustBe("a string", other, field);
    };
  }

  /** A whole number from {@code min} to {@code max}, also as a string. */
  public static InputReader<Long> integer(long min, long max) {
    return (value, field) -> {
      String text =
          switch (value) {
            case JsonValue.Num number -> number.text();
            case JsonValue.Str string -> string.value().strip();
            case JsonValue other -> throw mustBe("a whole number", other, field);
          };
      BigDecimal number = whole(text, field);
      if (number.compareTo(BigDecimal.valueOf(min)) >= 0
          && number.compareTo(BigDecimal.valueOf(max)) <= 0) {
        return number.longValueExact();
      }
      throw ActionError.invalidInput(
          field, field + " must be from " + min + " to " + max + ", not " + text);
    };
  }

  /** 5, 5.0 and 5e0 are one number to JSON. */
  private static BigDecimal whole(String text, String field) {
    try {
      BigDecimal number = text.length() > DIGITS_MAX ? null : new BigDecimal(text);
      if (number != null && (number.scale() <= 0 || number.stripTrailingZeros().scale() <= 0)) {
        return number;
      }
    } catch (NumberFormatException noNumber) {
      throw notWhole(text, field);
    }
    throw notWhole(text, field);
  }

  private static ActionError notWhole(String text, String field) {
    return ActionError.invalidInput(field, field + " must be a whole number, not '" + text + "'");
  }

  /** Any number, also as a string. */
  public static AttributeValue number(JsonValue value, String field) {
    return switch (value) {
      case JsonValue.Num number -> ValueReader.read(number, ValueType.N, field);
      case JsonValue.Str text -> ValueReader.read(text, ValueType.N, field);
      case JsonValue other -> throw mustBe("a number", other, field);
    };
  }

  /**
   * An array of strings, also as JSON text; or a string of names that are parted by commas. A name
   * that has a comma itself is written as JSON.
   */
  public static List<String> texts(JsonValue value, String field) {
    JsonValue opened = JsonText.openIfJson(value);
    if (value instanceof JsonValue.Str(String quoted)
        && opened instanceof JsonValue.Str(String name)) {
      return quoted.equals(name) ? parted(name) : List.of(name);
    }
    if (!(opened instanceof JsonValue.Arr array)) {
      return List.of(text(value, field));
    }
    List<String> texts = new ArrayList<>();
    for (JsonValue element : array.elements()) {
      texts.add(text(element, field + "[" + texts.size() + "]"));
    }
    return texts;
  }

  private static List<String> parted(String names) {
    return Arrays.stream(names.split(",")).map(String::strip).filter(n -> !n.isEmpty()).toList();
  }

  /** True or false, also as a string. */
  public static boolean flag(JsonValue value, String field) {
    return switch (value) {
      case JsonValue.Bool bool -> bool.value();
      case JsonValue.Str string ->
          switch (string.value().strip().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw ActionError.invalidInput(
                    field, field + " must be true or false, not '" + string.value() + "'");
          };
      case JsonValue other -> throw mustBe("true or false", other, field);
    };
  }

  /** {@link #flag}, or the words ON and OFF in any case. */
  public static boolean onOrOff(JsonValue value, String field) {
    String word =
        value instanceof JsonValue.Str(String text) ? text.strip().toUpperCase(Locale.ROOT) : "";
    return word.equals("ON") || (!word.equals("OFF") && flag(value, field));
  }

  /** One of {@code choices}, in any case; words may be parted by spaces instead of underscores. */
  public static InputReader<String> choice(List<String> choices) {
    return (value, field) -> {
      String text = text(value, field);
      String wanted = InputNames.normal(text);
      return choices.stream()
          .filter(choice -> InputNames.normal(choice).equals(wanted))
          .findFirst()
          .orElseThrow(
              () ->
                  ActionError.invalidInput(
                          field,
                          field
                              + " must be one of "
                              + String.join(", ", choices)
                              + ", not '"
                              + text
                              + "'")
                      .withHint(Suggestion.hint(text, choices)));
    };
  }

  /** An array, also as JSON text. */
  public static JsonValue.Arr array(JsonValue value, String field) {
    return switch (JsonText.open(value, field)) {
      case JsonValue.Arr array -> array;
      case JsonValue other -> throw mustBe("an array", other, field);
    };
  }

  /**
   * An array of objects whose members are all strings, with exactly the members {@code names}, each
   * written as the API does or in any other case.
   */
  public static InputReader<List<Map<String, String>>> records(List<String> names) {
    return (value, field) -> {
      List<Map<String, String>> records = new ArrayList<>();
      for (JsonValue element : array(value, field).elements()) {
        records.add(record(element, names, field + "[" + records.size() + "]"));
      }
      return records;
    };
  }

  private static Map<String, String> record(JsonValue value, List<String> names, String at) {
    if (!(value instanceof JsonValue.Obj object)) {
      throw mustBe("an object with " + String.join(" and ", names), value, at);
    }
    Map<String, String> record = new TreeMap<>();
    object
        .members()
        .forEach(
            (given, member) -> {
              String name =
                  names.stream()
                      .filter(known -> InputNames.normal(known).equals(InputNames.normal(given)))
                      .findFirst()
                      .orElseThrow(
                          () ->
                              ActionError.invalidInput(at, at + ": unknown member '" + given + "'")
                                  .withHint(Suggestion.hint(given, names)));
              record.put(name, text(member, at + "." + name));
            });
    for (String name : names) {
      if (!record.containsKey(name)) {
        throw ActionError.invalidInput(at, at + ": " + name + " is missing");
      }
    }
    return record;
  }

  /** What {@code field} is instead of what was expected. */
  public static ActionError mustBe(String expected, JsonValue actual, String field) {
    return ActionError.invalidInput(
        field, field + " must be " + expected + ", not " + InputNames.article(actual.kind()));
  }
}
