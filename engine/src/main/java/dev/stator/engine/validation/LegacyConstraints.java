package dev.stator.engine.validation;

import dev.stator.model.expression.LegacyOperator;
import dev.stator.model.operation.AttributeCondition;
import dev.stator.model.operation.AttributeValueUpdate;
import dev.stator.model.operation.ExpectedAttributeValue;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The constraints on single members of legacy parameters: enumerations, and what must be there.
 *
 * <p>Source: Amazon DynamoDB API Reference, "Condition", "ExpectedAttributeValue",
 * "AttributeValueUpdate"; texts and order of the lists as the service answers them.
 */
final class LegacyConstraints {
  private static final List<String> OPERATORS =
      Arrays.stream(LegacyOperator.values()).map(Enum::name).toList();
  private static final List<String> JOINTS = List.of("OR", "AND");
  private static final List<String> ACTIONS = List.of("ADD", "DELETE", "PUT");

  private LegacyConstraints() {}

  static void checkExpected(
      Constraints constraints,
      @Nullable Map<String, ExpectedAttributeValue> expected,
      @Nullable String conditionalOperator) {
    checkJoint(constraints, conditionalOperator);
    if (expected != null) {
      expected.forEach(
          (name, condition) ->
              constraints.oneOf(
                  "expected." + name + ".member.comparisonOperator",
                  condition.comparisonOperator(),
                  OPERATORS));
    }
  }

  static void checkUpdates(
      Constraints constraints, @Nullable Map<String, AttributeValueUpdate> updates) {
    if (updates != null) {
      updates.forEach(
          (name, update) ->
              constraints.oneOf(
                  "attributeUpdates." + name + ".member.action", update.action(), ACTIONS));
    }
  }

  /**
   * @param path {@code queryFilter}, {@code scanFilter} or {@code keyConditions}
   */
  static void checkConditions(
      Constraints constraints, String path, @Nullable Map<String, AttributeCondition> conditions) {
    if (conditions != null) {
      conditions.forEach(
          (name, condition) -> {
            String operator = path + "." + name + ".member.comparisonOperator";
            constraints
                .required(operator, condition.comparisonOperator())
                .oneOf(operator, condition.comparisonOperator(), OPERATORS);
          });
    }
  }

  static void checkJoint(Constraints constraints, @Nullable String conditionalOperator) {
    constraints.oneOf("conditionalOperator", conditionalOperator, JOINTS);
  }

  static void checkAttributesToGet(Constraints constraints, @Nullable List<String> names) {
    constraints.size("attributesToGet", names, 1, Integer.MAX_VALUE);
  }
}
