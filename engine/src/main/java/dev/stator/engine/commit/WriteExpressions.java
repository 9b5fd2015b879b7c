package dev.stator.engine.commit;

import dev.stator.engine.validation.ItemRules;
import dev.stator.engine.validation.LegacyConditions;
import dev.stator.model.expression.Condition;
import dev.stator.model.expression.ExpressionOrigin;
import dev.stator.model.expression.Placeholders;
import dev.stator.model.expression.Update;
import dev.stator.model.operation.AttributeValueUpdate;
import dev.stator.model.operation.ExpectedAttributeValue;
import dev.stator.model.operation.Substitutions;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The expressions of one write, parsed.
 *
 * @param condition null when the request has none
 * @param update null when the request has none
 */
public record WriteExpressions(@Nullable Condition condition, @Nullable Update update) {

  /** These, or if there is no condition, the one that the legacy parameters say. */
  WriteExpressions orExpected(
      @Nullable Map<String, ExpectedAttributeValue> expected,
      @Nullable String conditionalOperator) {
    return condition != null
        ? this
        : new WriteExpressions(LegacyConditions.expected(expected, conditionalOperator), update);
  }

  /** These, or if there is no update, the one that the legacy parameter says. */
  WriteExpressions orUpdates(@Nullable Map<String, AttributeValueUpdate> updates) {
    return update != null
        ? this
        : new WriteExpressions(condition, LegacyConditions.updates(updates));
  }

  /** The expressions of PutItem or DeleteItem, which update nothing. */
  public static WriteExpressions parse(
      ExpressionOrigin origin, @Nullable String condition, Substitutions substitutions) {
    if (condition == null) {
      Placeholders.requireNoneGiven(substitutions, "ConditionExpression is null");
    }
    return parse(origin, condition, null, substitutions);
  }

  /**
   * @throws dev.stator.model.EngineError.Validation if an expression is wrong, or a placeholder is
   *     given but not used
   */
  public static WriteExpressions parse(
      ExpressionOrigin origin,
      @Nullable String condition,
      @Nullable String update,
      Substitutions substitutions) {
    if (condition == null && update == null) {
      Placeholders.requireNoneGiven(
          substitutions, "UpdateExpression and ConditionExpression are null");
      return new WriteExpressions(null, null);
    }
    Placeholders placeholders = new Placeholders(substitutions);
    ItemRules.checkExpressionValues(substitutions.values());
    Update parsedUpdate =
        update == null ? null : Update.parse(origin.update(), update, placeholders);
    Condition parsedCondition =
        condition == null ? null : Condition.parse(origin.condition(), condition, placeholders);
    placeholders.requireAllUsed();
    return new WriteExpressions(parsedCondition, parsedUpdate);
  }
}
