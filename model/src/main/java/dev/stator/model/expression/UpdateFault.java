package dev.stator.model.expression;

import dev.stator.model.EngineError;

/** What can be wrong with an update once it meets an item, in the service's texts. */
final class UpdateFault {
  private UpdateFault() {}

  static EngineError.Validation missingAttribute() {
    return new EngineError.Validation(
        "The provided expression refers to an attribute that does not exist in the item");
  }

  static EngineError.Validation invalidPath() {
    return new EngineError.Validation(
        "The document path provided in the update expression is invalid for update");
  }

  static EngineError.Validation wrongType() {
    return new EngineError.Validation(
        "An operand in the update expression has an incorrect data type");
  }

  /** What legacy AttributeUpdates answer where an expression answers {@link #wrongType}. */
  static EngineError.Validation typeMismatch() {
    return new EngineError.Validation("Type mismatch for attribute to update");
  }

  static EngineError.Validation tooDeep() {
    return new EngineError.Validation("Nesting Levels have exceeded supported limits");
  }

  /** A number that cannot be stored; DynamoNumber words it as the service does. */
  static EngineError.Validation number(NumberFormatException cause) {
    return new EngineError.Validation(String.valueOf(cause.getMessage()));
  }
}
