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
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Conditions that were written as {@code {"field", "operator", "value"}}: one, a list of them that
 * must all hold, or {@code {"and": [...]}}, {@code {"or": [...]}} and {@code {"not": ...}} around
 * them. {@code size >} and the like ask for a field's size.
 */
public final class Conditions {
  private static final List<String> MEMBERS = List.of("field", "operator", "value", "type");
  static final String SIZE = "size";
  private static final int DEPTH_MAX = 20;

  private final Expressions expressions;
  private final Map<String, ValueType> keyTypes;

  /**
   * @param keyTypes the types of attributes that are known, which their values are read as
   */
  public Conditions(Expressions expressions, Map<String, ValueType> keyTypes) {
    this.expressions = expressions;
    this.keyTypes = keyTypes;
  }

  /**
   * @param at the input's name, for messages
   * @return null for an empty list
   * @throws ActionError where and why it is no condition
   */
  public @Nullable String compile(JsonValue condition, String at) {
    JsonValue opened = JsonText.open(condition, at);
    return opened instanceof JsonValue.Arr list && list.elements().isEmpty()
        ? null
        : compile(opened, at, 0);
  }

  private String compile(JsonValue condition, String at, int depth) {
    if (depth > DEPTH_MAX) {
      throw ActionError.invalidInput(at, at + " is nested deeper than " + DEPTH_MAX);
    }
    return switch (condition) {
      case JsonValue.Arr all -> joined(all, "AND", at, depth);
      case JsonValue.Obj one -> one(one, at, depth);
      default -> throw InputReaders.mustBe("a condition or a list of them", condition, at);
    };
  }

  private String joined(JsonValue.Arr parts, String word, String at, int depth) {
    List<String> compiled = new ArrayList<>();
    for (JsonValue part : parts.elements()) {
      String condition = compile(part, at + "[" + compiled.size() + "]", depth + 1);
      compiled.add(
          part instanceof JsonValue.Obj single && single.get("field") != null
              ? condition
              : "(" + condition + ")");
    }
    if (compiled.isEmpty()) {
      throw ActionError.invalidInput(at, at + " has no conditions");
    }
    return String.join(" " + word + " ", compiled);
  }

  private String one(JsonValue.Obj condition, String at, int depth) {
    String nested = condition.members().size() == 1 ? nested(condition, at, depth) : null;
    if (nested != null) {
      return nested;
    }
    for (String name : condition.members().keySet()) {
      if (!MEMBERS.contains(name)) {
        throw ActionError.invalidInput(at, at + ": unknown member '" + name + "'")
            .withHint(Suggestion.hint(name, MEMBERS));
      }
    }
    return comparison(condition, at);
  }

  /** What {@code and}, {@code or} or {@code not} hold; null if it is none of them. */
  private @Nullable String nested(JsonValue.Obj condition, String at, int depth) {
    Map.Entry<String, JsonValue> only = condition.members().entrySet().iterator().next();
    String inside = at + "." + only.getKey();
    return switch (ConditionOperator.normal(only.getKey())) {
      case "and", "all" ->
          joined(InputReaders.array(only.getValue(), inside), "AND", inside, depth);
      case "or", "any" -> joined(InputReaders.array(only.getValue(), inside), "OR", inside, depth);
      case "not" -> "NOT (" + compile(only.getValue(), inside, depth + 1) + ")";
      default -> null;
    };
  }

  private String comparison(JsonValue.Obj condition, String at) {
    JsonValue field = condition.get("field");
    if (field == null) {
      throw ActionError.invalidInput(at, at + ".field is required")
          .withHint("a condition is {\"field\": \"Price\", \"operator\": \">\", \"value\": 100}");
    }
    String path = FieldPath.compile(field, expressions, at + ".field");
    JsonValue written = condition.get("operator");
    String operatorText =
        written == null ? "=" : InputReaders.text(written, at + ".operator").strip();
    boolean ofSize =
        ConditionOperator.normal(operatorText).startsWith(SIZE)
            && operatorText.length() > SIZE.length();
    ConditionOperator operator =
        ConditionOperator.read(
            ofSize ? operatorText.substring(SIZE.length()) : operatorText, at + ".operator");
    if (operator.typesItsValue() && condition.get("type") != null) {
      throw ActionError.invalidInput(
              at + ".type", at + ".type: " + operator.symbol() + " takes none")
          .withHint("{\"operator\": \"type\", \"value\": \"N\"} asks for the type of a field");
    }
    ValueType type = type(condition, field, ofSize, at);
    return compare(
        ofSize ? "size(" + path + ")" : path,
        operator,
        condition.get("value"),
        type,
        at + ".value");
  }

  private @Nullable ValueType type(
      JsonValue.Obj condition, JsonValue field, boolean ofSize, String at) {
    JsonValue declared = condition.get("type");
    if (declared != null) {
      return ValueType.read(declared, at + ".type");
    }
    if (ofSize) {
      return ValueType.N;
    }
    return field instanceof JsonValue.Str name ? keyTypes.get(name.value()) : null;
  }

  private String compare(
      String operand,
      ConditionOperator operator,
      @Nullable JsonValue value,
      @Nullable ValueType type,
      String at) {
    if (operator == ConditionOperator.EXISTS || operator == ConditionOperator.NOT_EXISTS) {
      return exists(value, at) == (operator == ConditionOperator.EXISTS)
          ? "attribute_exists(" + operand + ")"
          : "attribute_not_exists(" + operand + ")";
    }
    if (value == null) {
      throw ActionError.invalidInput(at, at + " is required");
    }
    return switch (operator) {
      case BETWEEN -> {
        List<String> bounds = values(value, type, at);
        if (bounds.size() != 2) {
          throw ActionError.invalidInput(at, at + " must be [from, to]");
        }
        yield operand + " BETWEEN " + bounds.get(0) + " AND " + bounds.get(1);
      }
      case IN -> operand + " IN (" + String.join(", ", values(value, type, at)) + ")";
      case BEGINS_WITH -> "begins_with(" + operand + ", " + value(value, type, at) + ")";
      case CONTAINS -> "contains(" + operand + ", " + value(value, type, at) + ")";
      case NOT_CONTAINS -> "NOT contains(" + operand + ", " + value(value, type, at) + ")";
      case TYPE ->
          "attribute_type("
              + operand
              + ", "
              + expressions.value(AttributeValue.fromS(ValueType.read(value, at).name()))
              + ")";
      default -> operand + " " + operator.symbol() + " " + value(value, type, at);
    };
  }

  /** Whether the operator is meant as it is named: false turns it round. */
  private static boolean exists(@Nullable JsonValue value, String at) {
    if (value == null || Inputs.isAbsent(value)) {
      return true;
    }
    try {
      return InputReaders.flag(value, at);
    } catch (ActionError neither) {
      throw neither.withHint("leave the value out, or give true; false asks for the opposite");
    }
  }

  private String value(JsonValue value, @Nullable ValueType type, String at) {
    return expressions.value(
        type == null ? ValueReader.read(value, at) : ValueReader.read(value, type, at));
  }

  private List<String> values(JsonValue list, @Nullable ValueType type, String at) {
    List<String> placeholders = new ArrayList<>();
    for (JsonValue element : InputReaders.array(list, at).elements()) {
      placeholders.add(value(element, type, at + "[" + placeholders.size() + "]"));
    }
    if (placeholders.isEmpty()) {
      throw ActionError.invalidInput(at, at + " must not be empty");
    }
    return placeholders;
  }
}
