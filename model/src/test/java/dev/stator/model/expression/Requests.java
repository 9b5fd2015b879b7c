package dev.stator.model.expression;

import dev.stator.model.AttributeValue;
import dev.stator.model.operation.Substitutions;
import java.util.LinkedHashMap;
import java.util.Map;

/** Placeholders for tests. */
final class Requests {
  /** The values that most tests use, one of each type. */
  static final String VALUES =
      "{s: 'a', n: 1, b: ~a~, yes: true, no: false, null: null, ss: <'a'>, ns: <1>, bs: <~a~>,"
          + " l: [1], m: {x: 1}, empty: '', one: 1, two: 2, three: 3, ten: 10, text: 'text',"
          + " tex: 'tex', S: 'S', N: 'N', B: 'B', SS: 'SS', NS: 'NS', BS: 'BS', L: 'L', M: 'M',"
          + " BOOL: 'BOOL', NULL: 'NULL', z: 'z', minus: -1, list: [8, 9], none: []}";

  private Requests() {}

  /** {@code #a} to {@code #e} for a to e, {@code #status} and {@code #dotted}; {@link #VALUES}. */
  static Placeholders placeholders() {
    return placeholders(
        Map.of(
            "#a", "a", "#b", "b", "#c", "c", "#d", "d", "#e", "e", "#status", "status", "#dotted",
            "x.y"),
        VALUES);
  }

  static Placeholders none() {
    return new Placeholders(Substitutions.NONE);
  }

  static Placeholders placeholders(Map<String, String> names, String values) {
    return new Placeholders(new Substitutions(names, values(values)));
  }

  static Placeholders values(String name, AttributeValue value) {
    return new Placeholders(new Substitutions(null, Map.of(name, value)));
  }

  static Map<String, AttributeValue> values(String notation) {
    Map<String, AttributeValue> values = new LinkedHashMap<>();
    Notation.item(notation).attributes().forEach((name, value) -> values.put(":" + name, value));
    return values;
  }
}
