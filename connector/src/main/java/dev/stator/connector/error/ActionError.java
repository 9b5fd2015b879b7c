package dev.stator.connector.error;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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
  private final transient List<Reason> reasons;
  private final boolean itemsTyped;

  /**
   * Why one operation of a transaction was not done.
   *
   * @param index which operation, from 0
   * @param code the service's code, such as {@code ConditionalCheckFailed}
   * @param item the item that failed its condition, as it stands
   */
  public record Reason(
      int index, String code, @Nullable String message, Map<String, AttributeValue> item) {}

  private ActionError(Builder facts) {
    super(facts.text, facts.cause);
    this.code = facts.code;
    this.text = facts.text;
    this.hint = facts.hint;
    this.field = facts.field;
    this.retryable = facts.retryable;
    this.requestId = facts.requestId;
    this.item = facts.item;
    this.reasons = facts.reasons;
    this.itemsTyped = facts.itemsTyped;
  }

  /** All that an error says, in the making. */
  private static final class Builder {
    private final ErrorCode code;
    private final String text;
    private @Nullable String hint;
    private @Nullable String field;
    private boolean retryable;
    private @Nullable String requestId;
    private @Nullable Map<String, AttributeValue> item;
    private List<Reason> reasons = List.of();
    private boolean itemsTyped;
    private @Nullable Throwable cause;

    Builder(ErrorCode code, String text) {
      this.code = code;
      this.text = text;
    }
  }

  private ActionError but(Consumer<Builder> change) {
    Builder facts = new Builder(code, text);
    facts.hint = hint;
    facts.field = field;
    facts.retryable = retryable;
    facts.requestId = requestId;
    facts.item = item;
    facts.reasons = reasons;
    facts.itemsTyped = itemsTyped;
    facts.cause = getCause();
    change.accept(facts);
    return new ActionError(facts);
  }

  /** An error without hint, field and request id, that will not go away by itself. */
  public static ActionError of(ErrorCode code, String message) {
    return new ActionError(new Builder(code, message));
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
    return but(facts -> facts.hint = hint);
  }

  public ActionError withField(@Nullable String field) {
    return but(facts -> facts.field = field);
  }

  /** The same action, asked again later, may work. */
  public ActionError withRetryable(boolean retryable) {
    return but(facts -> facts.retryable = retryable);
  }

  /** What the service answered. */
  public ActionError withAnswer(@Nullable String requestId, Throwable cause) {
    return but(
        facts -> {
          facts.requestId = requestId;
          facts.cause = cause;
        });
  }

  /** The item that failed a condition, as it stands. */
  public ActionError withItem(@Nullable Map<String, AttributeValue> item) {
    return but(facts -> facts.item = item);
  }

  /** What became of each operation of a transaction that was not the reason is left out. */
  public ActionError withReasons(List<Reason> reasons) {
    return but(facts -> facts.reasons = List.copyOf(reasons));
  }

  /** The caller wants the items in DynamoDB JSON. */
  public ActionError withTypedItems() {
    return but(facts -> facts.itemsTyped = true);
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

  /** The operations of a transaction that are the reason; empty for everything else. */
  public List<Reason> reasons() {
    return reasons;
  }

  /** Whether the items are to be told in DynamoDB JSON instead of plain JSON. */
  public boolean itemsTyped() {
    return itemsTyped;
  }

  /**
   * How long to wait before the same is tried again, in milliseconds; null if that will not help.
   */
  public @Nullable Long retryAfterMillis() {
    return retryable ? code.retryAfterMillis() : null;
  }
}
