package dev.stator.connector.expression;

import dev.stator.connector.input.ElementSchema;
import dev.stator.connector.value.ValueType;
import dev.stator.tables.json.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** How {@link Conditions} and {@link Updates} are written, as schemas of their elements. */
public final class StructuredSchema {
  private static final String FIELD =
      """
      {"description": "An attribute or a path such as address.lines[0]; a name with dots as [name]",
       "anyOf": [
         {"type": "string"},
         {"type": "array", "items": {"anyOf": [{"type": "string"}, {"type": "integer"}]}}]}
      """;
  private static final String TYPE = ElementSchema.oneOf(ValueType.NAMES);

  private StructuredSchema() {}

  /** A condition; several in a list must all hold. */
  public static JsonValue.Obj condition() {
    return ElementSchema.read(
        """
        {"type": "object",
         "properties": {
           "field": %s,
           "operator": %s,
           "value": {"description":
             "Compared with; [from, to] for between, a list for in, none for exists and not_exists"},
           "type": %s,
           "and": {"type": "array", "items": {"type": "object"}},
           "or": {"type": "array", "items": {"type": "object"}},
           "not": {"type": "object"}},
         "additionalProperties": false}
        """
            .formatted(FIELD, ElementSchema.oneOf(conditionOperators()), TYPE));
  }

  /** A comparison of a key's attribute. */
  public static JsonValue.Obj keyCondition() {
    return ElementSchema.read(
        """
        {"type": "object",
         "properties": {
           "field": {"type": "string"},
           "operator": %s,
           "value": {"description": "Compared with; [from, to] for between"},
           "type": %s},
         "required": ["field", "value"],
         "additionalProperties": false}
        """
            .formatted(ElementSchema.oneOf(keyOperators()), TYPE));
  }

  /** A change of one attribute. */
  public static JsonValue.Obj update() {
    return ElementSchema.read(
        """
        {"type": "object",
         "properties": {
           "field": %s,
           "operator": %s,
           "value": {"description":
             "Any value; none for remove; add and delete of a set take {\\"SS\\": [...]}"},
           "type": %s},
         "required": ["field"],
         "additionalProperties": false}
        """
            .formatted(FIELD, ElementSchema.oneOf(Updates.OPERATORS), TYPE));
  }

  private static List<String> conditionOperators() {
    return Stream.concat(
            Arrays.stream(ConditionOperator.values()).map(ConditionOperator::symbol),
            Arrays.stream(ConditionOperator.values())
                .filter(ConditionOperator::compares)
                .map(operator -> Conditions.SIZE + " " + operator.symbol()))
        .toList();
  }

  private static List<String> keyOperators() {
    return Stream.concat(
            Arrays.stream(ConditionOperator.values())
                .filter(operator -> operator.compares() && operator != ConditionOperator.NOT_EQUAL),
            Stream.of(ConditionOperator.BETWEEN, ConditionOperator.BEGINS_WITH))
        .map(ConditionOperator::symbol)
        .toList();
  }
}
