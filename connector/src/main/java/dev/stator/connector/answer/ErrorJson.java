package dev.stator.connector.answer;

import dev.stator.connector.error.ActionError;
import dev.stator.connector.value.ValueWriter;
import dev.stator.tables.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An error as JSON, the same for every front end. */
public final class ErrorJson {
  private ErrorJson() {}

  /**
   * {@code {"error": {"code", "message", "hint", "field", "retryable", "retryAfterMs", "requestId",
   * "item", "reasons"}}}; what is not known is left out. Items that failed a condition are in plain
   * JSON, or in DynamoDB JSON if the caller wanted that.
   */
  public static JsonValue.Obj write(ActionError error) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    members.put("code", new JsonValue.Str(error.code().name()));
    members.put("message", new JsonValue.Str(error.text()));
    putText(members, "hint", error.hint());
    putText(members, "field", error.field());
    members.put("retryable", new JsonValue.Bool(error.retryable()));
    Long retryAfter = error.retryAfterMillis();
    if (retryAfter != null) {
      members.put("retryAfterMs", JsonValue.Num.of(retryAfter));
    }
    putText(members, "requestId", error.requestId());
    Map<String, AttributeValue> item = error.item();
    if (item != null) {
      members.put("item", values(error).write(item));
    }
    if (!error.reasons().isEmpty()) {
      members.put(
          "reasons",
          new JsonValue.Arr(error.reasons().stream().map(r -> reason(r, values(error))).toList()));
    }
    return JsonValue.Obj.EMPTY.with("error", new JsonValue.Obj(members));
  }

  private static ValueWriter values(ActionError error) {
    return error.itemsTyped() ? ValueWriter.TYPED : ValueWriter.PLAIN;
  }

  private static JsonValue reason(ActionError.Reason reason, ValueWriter values) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    members.put("index", JsonValue.Num.of(reason.index()));
    putText(members, "code", reason.code());
    putText(members, "message", reason.message());
    if (!reason.item().isEmpty()) {
      members.put("item", values.write(reason.item()));
    }
    return new JsonValue.Obj(members);
  }

  private static void putText(Map<String, JsonValue> members, String name, @Nullable String value) {
    if (value != null) {
      members.put(name, new JsonValue.Str(value));
    }
  }
}
