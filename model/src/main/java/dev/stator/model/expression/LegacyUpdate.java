package dev.stator.model.expression;

import dev.stator.model.AttributeValue;
import dev.stator.model.EngineError;
import dev.stator.model.operation.AttributeValueUpdate;

/**
 * The action that one of legacy AttributeUpdates is.
 *
 * <p>Source: Amazon DynamoDB Developer Guide, "AttributeUpdates (legacy)"; texts as the service
 * answers them.
 */
final class LegacyUpdate {
  private static final String INVALID = "One or more parameter values were invalid: ";
  private static final String PUT = "PUT";
  private static final String DELETE = "DELETE";

  private LegacyUpdate() {}

  /**
   * @throws EngineError.Validation if the action cannot be done with the value, or without one
   */
  static UpdateAction action(AttributeValueUpdate update) {
    String action = update.action() == null ? PUT : update.action();
    AttributeValue value = update.value();
    if (value == null) {
      if (!action.equals(DELETE)) {
        throw new EngineError.Validation(
            INVALID + "Only DELETE action is allowed when no attribute value is specified");
      }
      return UpdateAction.Remove.INSTANCE;
    }
    return switch (action) {
      case PUT -> new UpdateAction.Assign(new UpdateValue.Literal(value));
      case DELETE -> new UpdateAction.OfSameType(value, deletion(value));
      default -> new UpdateAction.OfSameType(value, addition(value));
    };
  }

  private static UpdateAction deletion(AttributeValue value) {
    return switch (value) {
      case AttributeValue.SS set -> new UpdateAction.Delete(set);
      case AttributeValue.NS set -> new UpdateAction.Delete(set);
      case AttributeValue.BS set -> new UpdateAction.Delete(set);
      default ->
          throw new EngineError.Validation(
              INVALID + "DELETE action with value is not supported for the type " + value.type());
    };
  }

  private static UpdateAction addition(AttributeValue value) {
    return switch (value) {
      case AttributeValue.N number -> new UpdateAction.Add(number);
      case AttributeValue.SS set -> new UpdateAction.Add(set);
      case AttributeValue.NS set -> new UpdateAction.Add(set);
      case AttributeValue.BS set -> new UpdateAction.Add(set);
      case AttributeValue.L list -> new UpdateAction.Append(list);
      default ->
          throw new EngineError.Validation(
              INVALID + "ADD action is not supported for the type " + value.type());
    };
  }
}
