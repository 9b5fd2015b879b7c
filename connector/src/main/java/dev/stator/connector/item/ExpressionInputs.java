package dev.stator.connector.item;

import dev.stator.connector.action.ActionCall;
import dev.stator.connector.error.ActionError;
import dev.stator.connector.input.Input;
import dev.stator.connector.input.InputReaders;
import dev.stator.connector.value.DeclaredValues;
import dev.stator.tables.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The inputs that expressions and their placeholders are given by. */
final class ExpressionInputs {
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

  static final Input<String> CONDITION_EXPRESSION =
      Input.text(
              "conditionExpression",
              "Condition Expression",
              "A condition that must be satisfied for the operation to succeed. Learn more about"
                  + " [condition expressions]("
                  + LEARN
                  + "Expressions.ConditionExpressions.html).")
          .withExample("\"Price > :limit\"");

  static final Input<Map<String, JsonValue>> VALUES =
      Input.map("expressionAttributeValues", "Expression Attribute Values", VALUES_COMMENTS)
          .withExample(VALUES_EXAMPLE);

  static final Input<Map<String, JsonValue>> VALUE_TYPES =
      Input.map("expressionAttributeValueTypes", "Expression Attribute Value Types", TYPES_COMMENTS)
          .withExample(TYPES_EXAMPLE);

  static final Input<Map<String, JsonValue>> NAMES =
      Input.map(
              "expressionAttributeNames",
              "Expression Attribute Names",
              "Substitutes for attribute names in expressions, for names that are reserved words or"
                  + " hold dots. Each key must begin with a number sign (#). Learn more about"
                  + " [expression attribute names]("
                  + LEARN
                  + "Expressions.ExpressionAttributeNames.html).")
          .withExample("{\"#status\": \"status\"}");

  static final Input<String> PROJECTION_EXPRESSION =
      Input.text(
              "projectionExpression",
              "Projection Expression",
              "The attributes to return, parted by commas; all of them if this is empty.")
          .withExample("\"customerName, Price\"");

  static final Input<Boolean> CONSISTENT_READ =
      Input.flag(
          "consistentRead",
          "Consistent Read",
          "When true, the result reflects every write that was answered before.");

  /**
   * The values of placeholders that Update Item takes under other keys.
   *
   * @param key the published key
   */
  static Input<Map<String, JsonValue>> valuesAs(String key) {
    return Input.map(key, VALUES.label(), VALUES_COMMENTS)
        .withAliases(VALUES.name())
        .withExample("{\":t\": \"New title\", \":s\": \"New subtitle\"}");
  }

  /** The types beside {@link #valuesAs}. */
  static Input<Map<String, JsonValue>> valueTypesAs(String key) {
    return Input.map(key, VALUE_TYPES.label(), TYPES_COMMENTS)
        .withAliases(VALUE_TYPES.name())
        .withExample("{\":t\": \"S\", \":s\": \"S\"}");
  }

  private ExpressionInputs() {}

  /** The values of placeholders; null if there are none, as the API refuses an empty map. */
  static @Nullable Map<String, AttributeValue> values(ActionCall call) {
    return values(call, VALUES, VALUE_TYPES);
  }

  static @Nullable Map<String, AttributeValue> values(
      ActionCall call, Input<Map<String, JsonValue>> values, Input<Map<String, JsonValue>> types) {
    Map<String, JsonValue> written = Objects.requireNonNullElse(call.optional(values), Map.of());
    Map<String, JsonValue> declared = Objects.requireNonNullElse(call.optional(types), Map.of());
    checkKeys(written, ':', values.name());
    Map<String, AttributeValue> joined =
        DeclaredValues.join(written, values.name(), declared, types.name());
    return joined.isEmpty() ? null : joined;
  }

  /** The names of placeholders; null if there are none, as the API refuses an empty map. */
  static @Nullable Map<String, String> names(ActionCall call) {
    Map<String, JsonValue> written = Objects.requireNonNullElse(call.optional(NAMES), Map.of());
    checkKeys(written, '#', NAMES.name());
    Map<String, String> names = new LinkedHashMap<>();
    written.forEach(
        (key, name) -> names.put(key, InputReaders.text(name, NAMES.name() + "." + key)));
    return names.isEmpty() ? null : names;
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
