package dev.stator.connector.action;

import dev.stator.tables.json.JsonValue;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;

/**
 * What an action found or did.
 *
 * @param response the answer of the service, of several pages if the action joined them
 * @param found whether what was looked for is there; null where that is no question
 * @param seedShape how the original connector wraps this answer
 */
public record Answer(DynamoDbResponse response, @Nullable Boolean found, SeedShape seedShape) {

  /** An answer that the original gives back as it is. */
  public static Answer of(DynamoDbResponse response) {
    return new Answer(response, null, SeedShape.TYPED);
  }

  /** {@code found} as the original adds it, beside the answer. */
  public JsonValue.Obj addFound(JsonValue.Obj result) {
    return found == null ? result : result.with("found", new JsonValue.Bool(found));
  }
}
