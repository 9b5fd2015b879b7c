package dev.stator.connector.expression;

import dev.stator.connector.error.ActionError;
import dev.stator.connector.input.InputReaders;
import dev.stator.tables.json.JsonValue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A field as people write it, as a path in an expression: {@code address.lines[0]}, or, for names
 * that hold dots and brackets themselves, its parts: {@code ["address.old", "lines", 0]}.
 */
final class FieldPath {
  private static final Pattern STEP = Pattern.compile("([^.\\[\\]]++)|\\[(\\d{1,9})\\]|(\\.)");

  private FieldPath() {}

  /**
   * @param at where the field stands, for messages
   * @throws ActionError if it is no path
   */
  static String compile(JsonValue field, Expressions expressions, String at) {
    return field instanceof JsonValue.Arr parts
        ? ofParts(parts, expressions, at)
        : ofText(InputReaders.text(field, at), expressions, at);
  }

  private static String ofParts(JsonValue.Arr parts, Expressions expressions, String at) {
    StringBuilder path = new StringBuilder();
    for (JsonValue part : parts.elements()) {
      switch (part) {
        case JsonValue.Str name ->
            path.append(path.isEmpty() ? "" : ".").append(expressions.name(name.value()));
        case JsonValue.Num index when !path.isEmpty() && index.text().matches("\\d{1,9}") ->
            path.append('[').append(index.text()).append(']');
        default -> throw wrong(at);
      }
    }
    if (path.isEmpty()) {
      throw wrong(at);
    }
    return path.toString();
  }

  private static String ofText(String text, Expressions expressions, String at) {
    Matcher step = STEP.matcher(text);
    StringBuilder path = new StringBuilder();
    boolean nameExpected = true;
    int end = 0;
    while (end < text.length() && step.find(end) && step.start() == end) {
      boolean isName = step.group(1) != null;
      if (isName != nameExpected) {
        throw wrong(at);
      }
      if (isName) {
        path.append(expressions.name(step.group(1)));
      } else {
        path.append(step.group());
      }
      nameExpected = step.group(3) != null;
      end = step.end();
    }
    if (end < text.length() || nameExpected) {
      throw wrong(at);
    }
    return path.toString();
  }

  private static ActionError wrong(String at) {
    return ActionError.invalidInput(at, at + " must be an attribute's name or path")
        .withHint("write address.lines[0], or [\"name.with.dots\", \"lines\", 0]");
  }
}
