package dev.stator.connector.input;

import dev.stator.connector.error.ActionError;
import dev.stator.connector.value.JsonText;
import dev.stator.model.naming.Suggestion;
import dev.stator.tables.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The readers that inputs share. */
public final class InputReaders {
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
      try {
        long number = Long.parseLong(text);
        if (number >= min && number <= max) {
          return number;
        }
      } catch (NumberFormatException notWhole) {
        throw ActionError.invalidInput(
            field, field + " must be a whole number, not '" + text + "'");
      }
      throw ActionError.invalidInput(
          field, field + " must be from " + min + " to " + max + ", not " + text);
    };
  }

  /** Any number, also as a string. */
  public static JsonValue number(JsonValue value, String field) {
    return switch (value) {
      case JsonValue.Num number -> number;
      case JsonValue.Str text -> new JsonValue.Str(text.value().strip());
      case JsonValue other -> throw mustBe("a number", other, field);
    };
  }

  /** An array of strings, also as JSON text; one string is a list of one. */
  public static List<String> texts(JsonValue value, String field) {
    JsonValue opened = JsonText.openIfJson(value);
    if (!(opened instanceof JsonValue.Arr array)) {
      return List.of(text(value, field));
    }
    List<String> texts = new ArrayList<>();
    for (JsonValue element : array.elements()) {
      texts.add(text(element, field + "[" + texts.size() + "]"));
    }
    return texts;
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
