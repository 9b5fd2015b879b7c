package dev.stator.connector.expression;

import dev.stator.connector.action.ActionCall;
import dev.stator.connector.error.ActionError;
import dev.stator.connector.input.Input;
import dev.stator.connector.input.InputReaders;
import dev.stator.connector.input.InputType;
import dev.stator.connector.value.DeclaredValues;
import dev.stator.connector.value.JsonText;
import dev.stator.connector.value.ValueType;
import dev.stator.tables.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The inputs that expressions and their placeholders are given by. */
public final class ExpressionInputs {
  private static final String LEARN =
      "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/";
  private static final String VALUES_COMMENTS =
      "Expression attribute values are substitutes for actual values in expressions. Each key must"
          + " begin with a colon (:) followed by alphanumeric characters. Learn more about"
          + " [expression attribute values]("
          + LEARN
          + "Expressions.ExpressionAttributeValues.html).";
  private static final String TYPES_COMMENTS =
      "The DynamoDB data type for each expression attribute value. Without any, the values speak"
          + " for themselves; with one, each value must have one.";
  private static final String VALUES_EXAMPLE = "{\":limit\": 100}";
  private static final String TYPES_EXAMPLE = "{\":limit\": \"N\"}";

  public static final Input<String> CONDITION_EXPRESSION =
      Input.text(
              "conditionExpression",
              "Condition Expression",
              "A condition that must be satisfied for the operation to succeed. Learn more about"
                  + " [condition expressions]("
                  + LEARN
                  + "Expressions.ConditionExpressions.html).")
          .withExample("\"Price > :limit\"");

  public static final Input<JsonValue> CONDITION =
      structured(
          "condition",
          "Condition",
          StructuredSchema::condition,
          "The condition as fields, operators and values, instead of an expression or beside it."
              + " Several must all hold.",
          "[{\"field\": \"Price\", \"operator\": \">\", \"value\": 100}]");

  public static final Input<String> FILTER_EXPRESSION =
      Input.text(
              "filterExpression",
              "Filter Expression",
              "A condition to filter query results after they're retrieved. Cannot filter on"
                  + " partition or sort keys. Learn more about [filter expressions]("
                  + LEARN
                  + "Query.html#Query.FilterExpression).")
          .withExample("\"contains (Subtitle, :topic)\"");

  public static final Input<JsonValue> FILTER =
      structured(
          "filter",
          "Filter",
          StructuredSchema::condition,
          "The filter as fields, operators and values, instead of an expression or beside it."
              + " Several must all hold.",
          "[{\"field\": \"status\", \"operator\": \"=\", \"value\": \"open\"}]");

  public static final Input<Map<String, JsonValue>> VALUES =
      Input.map("expressionAttributeValues", "Expression Attribute Values", VALUES_COMMENTS)
          .withExample(VALUES_EXAMPLE);

  public static final Input<Map<String, JsonValue>> VALUE_TYPES =
      Input.map("expressionAttributeValueTypes", "Expression Attribute Value Types", TYPES_COMMENTS)
          .withExample(TYPES_EXAMPLE);

  public static final Input<Map<String, JsonValue>> NAMES =
      Input.map(
              "expressionAttributeNames",
              "Expression Attribute Names",
              "Substitutes for attribute names in expressions, for names that are reserved words or"
                  + " hold dots. Each key must begin with a number sign (#). Learn more about"
                  + " [expression attribute names]("
                  + LEARN
                  + "Expressions.ExpressionAttributeNames.html).")
          .withExample("{\"#status\": \"status\"}");

  public static final Input<String> PROJECTION_EXPRESSION =
      Input.text(
              "projectionExpression",
              "Projection Expression",
              "The attributes to return, parted by commas; all of them if this is empty.")
          .withExample("\"customerName, Price\"");

  public static final Input<Boolean> CONSISTENT_READ =
      Input.flag(
          "consistentRead",
          "Consistent Read",
          "When true, the result reflects every write that was answered before.");

  /**
   * The values of placeholders that Update Item takes under other keys.
   *
   * @param key the published key
   */
  public static Input<Map<String, JsonValue>> valuesAs(String key) {
    return Input.map(key, VALUES.label(), VALUES_COMMENTS)
        .withAliases(VALUES.name())
        .withExample("{\":t\": \"New title\", \":s\": \"New subtitle\"}");
  }

  /** The types beside {@link #valuesAs}. */
  public static Input<Map<String, JsonValue>> valueTypesAs(String key) {
    return Input.map(key, VALUE_TYPES.label(), TYPES_COMMENTS)
        .withAliases(VALUE_TYPES.name())
        .withExample("{\":t\": \"S\", \":s\": \"S\"}");
  }

  private ExpressionInputs() {}

  /** An input of fields, operators and values. */
  public static Input<JsonValue> structured(
      String name,
      String label,
      Supplier<JsonValue.Obj> elements,
      String comments,
      String example) {
    return Input.of(name, label, InputType.STRUCTURE, JsonText::open, comments)
        .withElements(elements)
        .withExample(example);
  }

  /** What gathers the expressions of one request, with the placeholders that were given. */
  public static Expressions expressions(ActionCall call) {
    return expressions(call, VALUES, VALUE_TYPES);
  }

  /** For requests that have no values. */
  public static Expressions names(ActionCall call) {
    Map<String, JsonValue> names = Objects.requireNonNullElse(call.optional(NAMES), Map.of());
    return expressions(names, Map.of(), VALUES.name(), Map.of(), VALUE_TYPES.name());
  }

  public static Expressions expressions(
      ActionCall call, Input<Map<String, JsonValue>> values, Input<Map<String, JsonValue>> types) {
    return expressions(
        Objects.requireNonNullElse(call.optional(NAMES), Map.of()),
        Objects.requireNonNullElse(call.optional(values), Map.of()),
        values.name(),
        Objects.requireNonNullElse(call.optional(types), Map.of()),
        types.name());
  }

  /**
   * @param valuesField the input that holds the values, and
   * @param typesField the one that holds their types, for messages
   */
  public static Expressions expressions(
      Map<String, JsonValue> names,
      Map<String, JsonValue> values,
      String valuesField,
      Map<String, JsonValue> types,
      String typesField) {
    checkKeys(values, ':', valuesField);
    checkKeys(names, '#', NAMES.name());
    Map<String, String> attributes = new LinkedHashMap<>();
    names.forEach(
        (key, name) -> attributes.put(key, InputReaders.text(name, NAMES.name() + "." + key)));
    return new Expressions(attributes, DeclaredValues.join(values, valuesField, types, typesField));
  }

  /** The condition of a write, from both ways to give one; null if there is none. */
  public static @Nullable String condition(ActionCall call, Expressions expressions) {
    return both(call, CONDITION_EXPRESSION, CONDITION, Map.of(), expressions);
  }

  /** The filter of a read, from both ways to give one; null if there is none. */
  public static @Nullable String filter(ActionCall call, Expressions expressions) {
    return both(call, FILTER_EXPRESSION, FILTER, Map.of(), expressions);
  }

  /**
   * An expression and a structured condition, which must both hold.
   *
   * @param keyTypes the types of attributes that are known
   */
  public static @Nullable String both(
      ActionCall call,
      Input<String> text,
      Input<JsonValue> structured,
      Map<String, ValueType> keyTypes,
      Expressions expressions) {
    String written = expressions.read(call.optional(text), Expressions.Kind.CONDITION);
    JsonValue condition = call.optional(structured);
    String compiled =
        condition == null
            ? null
            : new Conditions(expressions, keyTypes).compile(condition, structured.name());
    return Expressions.and(written, compiled);
  }

  /** What to return; null for everything. */
  public static @Nullable String projection(ActionCall call, Expressions expressions) {
    return expressions.read(call.optional(PROJECTION_EXPRESSION), Expressions.Kind.PROJECTION);
  }

  private static void checkKeys(Map<String, JsonValue> written, char sign, String field) {
    for (String key : written.keySet()) {
      if (key.length() < 2 || key.charAt(0) != sign) {
        throw ActionError.invalidInput(
                field, field + ": the key '" + key + "' must begin with " + sign)
            .withHint(key.isEmpty() ? null : "write " + sign + key);
      }
    }
  }
}
