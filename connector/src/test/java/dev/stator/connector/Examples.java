package dev.stator.connector;

import dev.stator.connector.action.Action;
import dev.stator.connector.input.Input;
import dev.stator.tables.json.JsonValue;
import java.util.Set;

/** The inputs that an action shows as examples, as one call that can be made. */
final class Examples {
  /** Ways to say the same thing twice, and keys of a shape that the example tables have not. */
  private static final Set<String> INSTEAD =
      Set.of(
          "keyCondition",
          "keyConditionExpression",
          "filterExpression",
          "filter",
          "updates",
          "condition",
          "conditionExpression",
          "projectionExpression",
          "queryParameters",
          "indexName",
          "awsRegion",
          "idempotencyKey",
          "exclusiveStartKey",
          "globalSecondaryIndexes",
          "timeToLiveAttribute");

  private Examples() {}

  static JsonValue.Obj of(Action action) {
    JsonValue.Obj inputs = JsonValue.Obj.EMPTY;
    for (Input<?> input : action.inputs().inputs()) {
      JsonValue example = input.example();
      if (example != null && (input.required() || !INSTEAD.contains(input.name()))) {
        inputs = inputs.with(input.name(), example);
      }
    }
    if (inputs.get("value") != null) {
      inputs = inputs.with("value", new JsonValue.Str("1234"));
    }
    if (action.key().equals("queryItems") || action.key().equals("countItems")) {
      inputs = inputs.with("value", new JsonValue.Str("1234"));
    }
    return inputs;
  }
}
