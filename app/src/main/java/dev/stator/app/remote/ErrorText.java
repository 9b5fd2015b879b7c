package dev.stator.app.remote;

import dev.stator.connector.error.ActionError;
import dev.stator.connector.error.ErrorCode;
import dev.stator.connector.value.ValueReader;
import dev.stator.connector.value.ValueWriter;
import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonSyntaxException;
import dev.stator.tables.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Errors of a server, as they were there. */
public final class ErrorText {
  private ErrorText() {}

  /**
   * @param error the object that a server answers as {@code error}
   */
  static ActionError read(JsonValue.Obj error) {
    String message = text(error, "message");
    ActionError told =
        ActionError.of(code(text(error, "code")), message == null ? "no reason given" : message)
            .withHint(text(error, "hint"))
            .withField(text(error, "field"))
            .withRetryable(new JsonValue.Bool(true).equals(error.get("retryable")))
            .withItem(item(error))
            .withReasons(reasons(error));
    String requestId = text(error, "requestId");
    return requestId == null ? told : told.withAnswer(requestId, told);
  }

  private static ErrorCode code(@Nullable String name) {
    for (ErrorCode code : ErrorCode.values()) {
      if (code.name().equals(name)) {
        return code;
      }
    }
    return ErrorCode.INTERNAL_FAILURE;
  }

  private static @Nullable String text(JsonValue.Obj object, String name) {
    return object.get(name) instanceof JsonValue.Str text ? text.value() : null;
  }

  /** The error in a line of an answer to many. */
  static ActionError ofOutcome(String line) {
    try {
      if (JsonFormat.read(line) instanceof JsonValue.Obj outcome
          && outcome.get("error") instanceof JsonValue.Obj error) {
        return read(error);
      }
    } catch (JsonSyntaxException notOurs) {
      return ActionError.of(
          ErrorCode.INTERNAL_FAILURE, "an answer that is not JSON: " + notOurs.getMessage());
    }
    return ActionError.of(ErrorCode.INTERNAL_FAILURE, "an answer without an error: " + line);
  }

  private static @Nullable Map<String, AttributeValue> item(JsonValue.Obj object) {
    return object.get("item") instanceof JsonValue.Obj item
        ? ValueReader.item(item.members(), "item")
        : null;
  }

  private static List<ActionError.Reason> reasons(JsonValue.Obj error) {
    List<ActionError.Reason> reasons = new ArrayList<>();
    if (error.get("reasons") instanceof JsonValue.Arr(List<JsonValue> told)) {
      for (JsonValue one : told) {
        if (one instanceof JsonValue.Obj reason
            && reason.get("index") instanceof JsonValue.Num index) {
          Map<String, AttributeValue> item = item(reason);
          reasons.add(
              new ActionError.Reason(
                  Integer.parseInt(index.text()),
                  Objects.requireNonNullElse(text(reason, "code"), ""),
                  text(reason, "message"),
                  item == null ? Map.of() : item));
        }
      }
    }
    return reasons;
  }

  /** An error in one line: what it is, what to change, and the items that were the reason. */
  public static String line(ActionError error) {
    StringBuilder line = new StringBuilder(error.code() + ": " + reason(error));
    Map<String, AttributeValue> item = error.item();
    if (item != null) {
      line.append("; the item is ").append(json(item));
    }
    for (ActionError.Reason reason : error.reasons()) {
      line.append("; operation ").append(reason.index()).append(": ").append(reason.code());
      if (!reason.item().isEmpty()) {
        line.append(", the item is ").append(json(reason.item()));
      }
    }
    return line.toString();
  }

  /** What is wrong, and what to change. */
  public static String reason(ActionError error) {
    return error.hint() == null ? error.text() : error.text() + " (" + error.hint() + ")";
  }

  private static String json(Map<String, AttributeValue> item) {
    return new String(JsonFormat.write(ValueWriter.PLAIN.write(item)), StandardCharsets.UTF_8);
  }
}
