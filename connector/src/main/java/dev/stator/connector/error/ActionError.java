package dev.stator.connector.error;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Why an action was not done, for a person or an agent that must do something about it. Messages
 * carry no secrets. Immutable: the {@code with} methods return another one.
 */
public final class ActionError extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final ErrorCode code;
  private final String text;
  private final @Nullable String hint;
  private final @Nullable String field;
  private final boolean retryable;
  private final @Nullable String requestId;
  private final transient @Nullable Map<String, AttributeValue> item;

  private ActionError(
      ErrorCode code,
      String text,
      @Nullable String hint,
      @Nullable String field,
      boolean retryable,
      @Nullable String requestId,
      @Nullable Map<String, AttributeValue> item,
      @Nullable Throwable cause) {
    super(text, cause);
    this.code = code;
    this.text = text;
    this.hint = hint;
    this.field = field;
    this.retryable = retryable;
    this.requestId = requestId;
    this.item = item;
  }

  /** An error without hint, field and request id, that will not go away by itself. */
  public static ActionError of(ErrorCode code, String message) {
    return new ActionError(code, message, null, null, false, null, null, null);
  }

  /**
   * An input that is missing, unknown or wrong.
   *
   * @param field the input, and where in it, such as {@code item.tags[1]}
   */
  public static ActionError invalidInput(String field, String message) {
    return of(ErrorCode.INVALID_INPUT, message).withField(field);
  }

  /** What to change. */
  public ActionError withHint(@Nullable String hint) {
    return new ActionError(code, text, hint, field, retryable, requestId, item, getCause());
  }

  public ActionError withField(@Nullable String field) {
    return new ActionError(code, text, hint, field, retryable, requestId, item, getCause());
  }

  /** The same action, asked again later, may work. */
  public ActionError withRetryable(boolean retryable) {
    return new ActionError(code, text, hint, field, retryable, requestId, item, getCause());
  }

  /** What the service answered. */
  public ActionError withAnswer(@Nullable String requestId, Throwable cause) {
    return new ActionError(code, text, hint, field, retryable, requestId, item, cause);
  }

  /** The item that failed a condition, as it stands. */
  public ActionError withItem(@Nullable Map<String, AttributeValue> item) {
    return new ActionError(code, text, hint, field, retryable, requestId, item, getCause());
  }

  public ErrorCode code() {
    return code;
  }

  /** The message; never null. */
  public String text() {
    return text;
  }

  /** What to change, where that is known. */
  public @Nullable String hint() {
    return hint;
  }

  /** The input that is wrong, where that is known. */
  public @Nullable String field() {
    return field;
  }

  public boolean retryable() {
    return retryable;
  }

  /** The service's id of the request, if it got there. */
  public @Nullable String requestId() {
    return requestId;
  }

  /** The item that failed the condition, if there is one. */
  public @Nullable Map<String, AttributeValue> item() {
    return item;
  }
}
