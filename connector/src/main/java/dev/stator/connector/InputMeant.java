package dev.stator.connector;

import dev.stator.connector.action.Action;
import dev.stator.connector.error.ActionError;
import dev.stator.connector.input.Input;
import dev.stator.connector.input.Inputs;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which of the inputs that were given an error speaks about, which knows what was sent. */
final class InputMeant {
  /** What is sent as an expression is also given as fields, operators and values. */
  private static final Map<String, List<String>> OTHER_WAYS =
      Map.of(
          "conditionExpression", List.of("condition"),
          "filterExpression", List.of("filter"),
          "keyConditionExpression", List.of("keyCondition", "value"),
          "updateExpression", List.of("updates", "changes", "remove", "field"));

  private InputMeant() {}

  /**
   * {@code error} of the service, with the input in its field; without a field if there is none.
   */
  static ActionError ofService(Action action, Inputs inputs, ActionError error) {
    String field = error.field();
    return field == null ? error : error.withField(input(action, inputs, field));
  }

  /** {@code error} of this library, which names inputs itself except for what it has sent. */
  static ActionError of(Action action, Inputs inputs, ActionError error) {
    return error.field() != null && OTHER_WAYS.containsKey(error.field())
        ? ofService(action, inputs, error)
        : error;
  }

  private static @Nullable String input(Action action, Inputs inputs, String field) {
    Input<?> own = action.inputs().find(field);
    if (own != null && inputs.has(own)) {
      return own.name();
    }
    for (String way : OTHER_WAYS.getOrDefault(field, List.of())) {
      Input<?> other = action.inputs().find(way);
      if (other != null && inputs.has(other)) {
        return other.name();
      }
    }
    return own == null ? null : own.name();
  }
}
