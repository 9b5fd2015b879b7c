package dev.stator.connector.expression;

import dev.stator.connector.error.ActionError;
import dev.stator.connector.input.InputReaders;
import dev.stator.connector.input.Inputs;
import dev.stator.connector.value.JsonText;
import dev.stator.connector.value.ValueReader;
import dev.stator.connector.value.ValueType;
import dev.stator.model.naming.Suggestion;
import dev.stator.tables.json.JsonValue;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Changes that were written as {@code {"field", "operator", "value"}}, one or a list of them, as an
 * update expression.
 */
public final class Updates {
  private static final List<String> MEMBERS = List.of("field", "operator", "value", "type");
  static final List<String> OPERATORS =
      List.of(
          "set",
          "set_if_missing",
          "increment",
          "decrement",
          "append",
          "prepend",
          "remove",
          "add",
          "delete");

  /** The clauses of an update expression, in the order in which they are written. */
  private enum Clause {
    SET,
    REMOVE,
    ADD,
    DELETE
  }

  private final Expressions expressions;
  private final Map<Clause, List<String>> clauses = new EnumMap<>(Clause.class);

  public Updates(Expressions expressions) {
    this.expressions = expressions;
  }

  /**
   * @param at the input's name, for messages
   * @throws ActionError where and why these are no changes
   */
  public Updates add(JsonValue changes, String at) {
    JsonValue opened = JsonText.open(changes, at);
    if (opened instanceof JsonValue.Obj one) {
      addOne(one, at);
      return this;
    }
    int index = 0;
    for (JsonValue change : InputReaders.array(opened, at).elements()) {
      String where = at + "[" + index++ + "]";
      if (!(change instanceof JsonValue.Obj object)) {
        throw InputReaders.mustBe("an object with field, operator and value", change, where);
      }
      addOne(object, where);
    }
    return this;
  }

  /** Sets a top-level attribute. */
  public Updates set(String attribute, AttributeValue value) {
    return put(Clause.SET, expressions.name(attribute) + " = " + expressions.value(value));
  }

  /** Removes a top-level attribute. */
  public Updates remove(String attribute) {
    return put(Clause.REMOVE, expressions.name(attribute));
  }

  /**
   * Adds to a number, which is 0 if it is not there.
   *
   * @param field its name or path
   * @param at where that stands, for messages
   */
  public Updates increment(String field, AttributeValue by, String at) {
    String path = FieldPath.compile(new JsonValue.Str(field), expressions, at);
    return increment(path, " + ", by);
  }

  private Updates increment(String path, String sign, AttributeValue by) {
    String added = expressions.value(by);
    return put(Clause.SET, path + " = " + orElse(path, AttributeValue.fromN("0")) + sign + added);
  }

  /** The expression; null if there is no change. */
  public @Nullable String expression() {
    List<String> written = new ArrayList<>();
    clauses.forEach((clause, terms) -> written.add(clause + " " + String.join(", ", terms)));
    return written.isEmpty() ? null : String.join(" ", written);
  }

  private Updates put(Clause clause, String term) {
    clauses.computeIfAbsent(clause, first -> new ArrayList<>()).add(term);
    return this;
  }

  private void addOne(JsonValue.Obj change, String at) {
    for (String name : change.members().keySet()) {
      if (!MEMBERS.contains(name)) {
        throw ActionError.invalidInput(at, at + ": unknown member '" + name + "'")
            .withHint(Suggestion.hint(name, MEMBERS));
      }
    }
    JsonValue field = change.get("field");
    if (field == null) {
      throw ActionError.invalidInput(at, at + ".field is required")
          .withHint(
              "a change is {\"field\": \"Price\", \"operator\": \"increment\", \"value\": 1}");
    }
    JsonValue written = change.get("operator");
    String operator =
        written == null
            ? "set"
            : ConditionOperator.normal(InputReaders.text(written, at + ".operator"));
    addOne(FieldPath.compile(field, expressions, at + ".field"), operator, change, at);
  }

  private void addOne(String path, String operator, JsonValue.Obj change, String at) {
    switch (operator) {
      case "set" -> put(Clause.SET, path + " = " + value(change, at));
      case "setifmissing", "setifnotexists" ->
          put(Clause.SET, path + " = if_not_exists(" + path + ", " + value(change, at) + ")");
      case "increment" -> increment(path, " + ", number(change, at));
      case "decrement" -> increment(path, " - ", number(change, at));
      case "append" ->
          put(
              Clause.SET,
              path + " = list_append(" + list(path) + ", " + elements(change, at) + ")");
      case "prepend" ->
          put(
              Clause.SET,
              path + " = list_append(" + elements(change, at) + ", " + list(path) + ")");
      case "remove" -> {
        refuseValue(change, at);
        put(Clause.REMOVE, path);
      }
      case "add" -> put(Clause.ADD, path + " " + expressions.value(added(change, at)));
      case "delete" -> put(Clause.DELETE, path + " " + expressions.value(set(change, at)));
      default ->
          throw ActionError.invalidInput(
                  at + ".operator", at + ": unknown operator '" + operator + "'")
              .withHint(Suggestion.hint(operator, OPERATORS));
    }
  }

  private String orElse(String path, AttributeValue initial) {
    return "if_not_exists(" + path + ", " + expressions.value(initial) + ")";
  }

  private String list(String path) {
    return orElse(path, AttributeValue.fromL(List.of()));
  }

  /** What is added to a list: the elements of an array, or one value. */
  private String elements(JsonValue.Obj change, String at) {
    AttributeValue value = read(change, at);
    return expressions.value(value.hasL() ? value : AttributeValue.fromL(List.of(value)));
  }

  private String value(JsonValue.Obj change, String at) {
    return expressions.value(read(change, at));
  }

  private static void refuseValue(JsonValue.Obj change, String at) {
    JsonValue value = change.get("value");
    if (value != null && !Inputs.isAbsent(value)) {
      throw ActionError.invalidInput(at + ".value", at + ".value: remove takes no value")
          .withHint("remove takes the whole field; delete takes elements out of a set");
    }
    if (change.get("type") != null) {
      throw ActionError.invalidInput(at + ".type", at + ".type: remove takes no type")
          .withHint("leave it out");
    }
  }

  /** What ADD takes: a number, or elements for a set. */
  private static AttributeValue added(JsonValue.Obj change, String at) {
    AttributeValue value = asSet(change, at);
    if (value.n() == null && !isSet(value)) {
      throw noSet(at, "add takes a number or a set");
    }
    return value;
  }

  /** What DELETE takes: elements of a set. */
  private static AttributeValue set(JsonValue.Obj change, String at) {
    AttributeValue value = asSet(change, at);
    if (!isSet(value)) {
      throw noSet(at, "delete takes a set");
    }
    return value;
  }

  private static boolean isSet(AttributeValue value) {
    return value.hasSs() || value.hasNs() || value.hasBs();
  }

  /** The value; an array of strings or of numbers as the set that it must be. */
  private static AttributeValue asSet(JsonValue.Obj change, String at) {
    if (change.get("type") != null
        || !(change.get("value") instanceof JsonValue.Arr(List<JsonValue> elements))
        || elements.isEmpty()) {
      return read(change, at);
    }
    if (elements.stream().allMatch(JsonValue.Str.class::isInstance)) {
      return ValueReader.read(new JsonValue.Arr(elements), ValueType.SS, at + ".value");
    }
    if (elements.stream().allMatch(JsonValue.Num.class::isInstance)) {
      return ValueReader.read(new JsonValue.Arr(elements), ValueType.NS, at + ".value");
    }
    return read(change, at);
  }

  private static ActionError noSet(String at, String what) {
    return ActionError.invalidInput(at + ".value", at + ".value: " + what)
        .withHint(
            "a set is {\"SS\": [\"a\", \"b\"]}, {\"NS\": [1, 2]} or {\"BS\": [...]}, or an array of"
                + " only strings or only numbers");
  }

  private static AttributeValue number(JsonValue.Obj change, String at) {
    JsonValue type = change.get("type");
    if (type != null && ValueType.read(type, at + ".type") != ValueType.N) {
      throw ActionError.invalidInput(at + ".type", at + ".type: only numbers can be added to")
          .withHint("leave it out, or write N");
    }
    JsonValue by = change.get("value");
    return by == null
        ? AttributeValue.fromN("1")
        : ValueReader.read(by, ValueType.N, at + ".value");
  }

  private static AttributeValue read(JsonValue.Obj change, String at) {
    JsonValue value = change.get("value");
    if (value == null) {
      throw ActionError.invalidInput(at + ".value", at + ".value is required");
    }
    JsonValue type = change.get("type");
    return type == null
        ? ValueReader.read(value, at + ".value")
        : ValueReader.read(value, ValueType.read(type, at + ".type"), at + ".value");
  }
}
