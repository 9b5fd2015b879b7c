package dev.stator.connector.item;

import dev.stator.connector.action.ActionCall;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A condition and the values of its placeholders, which are sent only with a condition, as the
 * original does: its forms keep old values when the condition is emptied. They are checked
 * nevertheless.
 *
 * @param values null if there are none
 */
record Condition(String expression, @Nullable Map<String, AttributeValue> values) {

  /** The condition of {@code call}, or null if it has none. */
  static @Nullable Condition of(ActionCall call) {
    Map<String, AttributeValue> values = ExpressionInputs.values(call);
    String expression = call.optional(ExpressionInputs.CONDITION_EXPRESSION);
    return expression == null ? null : new Condition(expression, values);
  }
}
