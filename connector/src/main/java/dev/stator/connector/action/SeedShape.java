package dev.stator.connector.action;

import dev.stator.tables.json.JsonValue;

/**
 * How the original connector wraps the answer of an action. It mixes dialects: most actions answer
 * in DynamoDB JSON, some in plain JSON.
 */
@FunctionalInterface
public interface SeedShape {
  /** The answer in DynamoDB JSON, as it is. */
  SeedShape TYPED = (typed, plain) -> typed;

  /** The answer in plain JSON, as it is. */
  SeedShape PLAIN = (typed, plain) -> plain;

  /**
   * @param typed the answer with {@code $metadata}, values in DynamoDB JSON
   * @param plain the same with values in plain JSON
   */
  JsonValue.Obj of(JsonValue.Obj typed, JsonValue.Obj plain);

  /** What the original puts around answers that may be empty. */
  static JsonValue.Obj result(JsonValue result, boolean found) {
    return JsonValue.Obj.EMPTY.with("result", result).with("found", new JsonValue.Bool(found));
  }
}
