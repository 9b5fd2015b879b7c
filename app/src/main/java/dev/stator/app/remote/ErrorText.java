package dev.stator.app.remote;

import dev.stator.connector.error.ActionError;
import dev.stator.connector.error.ErrorCode;
import dev.stator.tables.json.JsonValue;
import org.jspecify.annotations.Nullable;

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
            .withRetryable(new JsonValue.Bool(true).equals(error.get("retryable")));
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

  /** An error in one line. */
  public static String line(ActionError error) {
    return error.code()
        + ": "
        + error.text()
        + (error.hint() == null ? "" : " (" + error.hint() + ")");
  }
}
