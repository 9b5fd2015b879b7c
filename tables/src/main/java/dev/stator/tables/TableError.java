package dev.stator.tables;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Why a call to a table failed, in the words that matter to a caller: one class for each thing to
 * do about it. {@link TableCalls} makes them from the AWS SDK's exceptions, once and for every
 * library.
 *
 * <p>Sealed, and switched over without a default by every front end, so that a new error does not
 * compile until each of them answers it.
 */
public abstract sealed class TableError extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final @Nullable String requestId;

  private TableError(String message, @Nullable Throwable cause, @Nullable String requestId) {
    super(message, cause);
    this.requestId = requestId;
  }

  /** The message; never null, without secrets. */
  public final String text() {
    String message = getMessage();
    return message == null ? "" : message;
  }

  /** The service's id of the request, if it got there. */
  public final @Nullable String requestId() {
    return requestId;
  }

  /** The condition of a write was false. Nothing was written. */
  public static final class ConditionFailed extends TableError {
    private static final long serialVersionUID = 1;
    private final transient @Nullable Map<String, AttributeValue> item;

    ConditionFailed(
        String message,
        Throwable cause,
        @Nullable String requestId,
        @Nullable Map<String, AttributeValue> item) {
      super(message, cause, requestId);
      this.item = item;
    }

    /** The item as it stands, if the call asked for it and there is one. */
    public @Nullable Map<String, AttributeValue> item() {
      return item;
    }
  }

  /** A PartiQL INSERT found an item of its key. Nothing was written. */
  public static final class Duplicate extends TableError {
    private static final long serialVersionUID = 1;

    Duplicate(String message, Throwable cause, @Nullable String requestId) {
      super(message, cause, requestId);
    }
  }

  /** A transaction was not done: one reason for each of its operations. Nothing was written. */
  public static final class TransactionCanceled extends TableError {
    private static final long serialVersionUID = 1;
    private final transient List<Reason> reasons;

    TransactionCanceled(
        String message, Throwable cause, @Nullable String requestId, List<Reason> reasons) {
      super(message, cause, requestId);
      this.reasons = List.copyOf(reasons);
    }

    public List<Reason> reasons() {
      return reasons;
    }

    /**
     * @param code {@code None} for operations that were not the reason
     * @param item as it stands, if its condition was false, the call asked for it and there is one
     */
    public record Reason(
        String code, @Nullable String message, @Nullable Map<String, AttributeValue> item) {}
  }

  /** Another transaction works on the same item; try again. Nothing was written. */
  public static final class Conflict extends TableError {
    private static final long serialVersionUID = 1;

    Conflict(String message, Throwable cause, @Nullable String requestId) {
      super(message, cause, requestId);
    }
  }

  /** There is no such table or index, or it is not active yet. */
  public static final class NotFound extends TableError {
    private static final long serialVersionUID = 1;

    NotFound(String message, Throwable cause, @Nullable String requestId) {
      super(message, cause, requestId);
    }
  }

  /** The table exists already, or is being changed. */
  public static final class InUse extends TableError {
    private static final long serialVersionUID = 1;

    InUse(String message, Throwable cause, @Nullable String requestId) {
      super(message, cause, requestId);
    }
  }

  /** The request breaks a rule of the service; the same request will never work. */
  public static final class Invalid extends TableError {
    private static final long serialVersionUID = 1;

    Invalid(String message, Throwable cause, @Nullable String requestId) {
      super(message, cause, requestId);
    }
  }

  /** The item is larger than 400 KB. */
  public static final class TooLarge extends TableError {
    private static final long serialVersionUID = 1;

    TooLarge(String message, Throwable cause, @Nullable String requestId) {
      super(message, cause, requestId);
    }
  }

  /** The credentials are missing, wrong, expired, or do not allow this. */
  public static final class Denied extends TableError {
    private static final long serialVersionUID = 1;

    Denied(String message, Throwable cause, @Nullable String requestId) {
      super(message, cause, requestId);
    }
  }

  /** More requests than the table or the account takes; try again after a while. */
  public static final class Throttled extends TableError {
    private static final long serialVersionUID = 1;

    Throttled(String message, @Nullable Throwable cause, @Nullable String requestId) {
      super(message, cause, requestId);
    }

    /** Of a batch, {@code entries} were sent again and again, and never processed. */
    public static Throttled leftUnprocessed(int entries, String table) {
      return new Throttled(
          "table " + table + " left " + entries + " entries of a batch unprocessed", null, null);
    }
  }

  /** The store has no room; reads still work. Nothing was written. */
  public static final class Full extends TableError {
    private static final long serialVersionUID = 1;

    Full(String message, Throwable cause, @Nullable String requestId) {
      super(message, cause, requestId);
    }
  }

  /** The database could not be reached, or is not able to work. Nothing was written. */
  public static final class Unavailable extends TableError {
    private static final long serialVersionUID = 1;

    Unavailable(String message, Throwable cause, @Nullable String requestId) {
      super(message, cause, requestId);
    }
  }

  /** The answer was lost or was a server error: a write may have been done or not. */
  public static final class OutcomeUnknown extends TableError {
    private static final long serialVersionUID = 1;

    OutcomeUnknown(String message, Throwable cause, @Nullable String requestId) {
      super(message, cause, requestId);
    }
  }
}
