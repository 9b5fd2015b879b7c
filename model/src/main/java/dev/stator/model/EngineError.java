package dev.stator.model;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Why an operation was not done: one class for each exception of DynamoDB's API, and three for the
 * store, which the API tells as InternalServerError or ServiceUnavailable.
 *
 * <p>Sealed, and switched over without a default by every front end that speaks the API, so that a
 * new error does not compile until each of them answers it. Messages are the service's own texts.
 * They carry no stack trace: they are answers, not faults.
 *
 * <p>Source: Amazon DynamoDB API Reference, "Common errors" and each operation's "Errors".
 */
public abstract sealed class EngineError extends RuntimeException {

  private EngineError(String message) {
    super(message, null, false, false);
  }

  private EngineError(String message, Throwable cause) {
    super(message, cause, false, true);
  }

  /** The message; never null. */
  public final String text() {
    String message = getMessage();
    return message == null ? "" : message;
  }

  /** The request breaks a rule of the API. */
  public static final class Validation extends EngineError {
    public Validation(String message) {
      super(message);
    }
  }

  /** No such table, stream or other resource, or it is not yet active. */
  public static final class ResourceNotFound extends EngineError {
    public ResourceNotFound(String message) {
      super(message);
    }
  }

  /** The table exists already, or is being changed. */
  public static final class ResourceInUse extends EngineError {
    public ResourceInUse(String message) {
      super(message);
    }
  }

  /** Too many tables, indexes or control plane operations at a time. */
  public static final class LimitExceeded extends EngineError {
    public LimitExceeded(String message) {
      super(message);
    }
  }

  /** The condition of a write was false. */
  public static final class ConditionalCheckFailed extends EngineError {
    public static final String MESSAGE = "The conditional request failed";

    private final transient @Nullable Item item;

    /**
     * @param item the item as it stands, if ReturnValuesOnConditionCheckFailure asked for it and
     *     there is one
     */
    public ConditionalCheckFailed(@Nullable Item item) {
      super(MESSAGE);
      this.item = item;
    }

    public @Nullable Item item() {
      return item;
    }
  }

  /** The item collection of a partition key outgrew what local secondary indexes allow. */
  public static final class ItemCollectionSizeLimitExceeded extends EngineError {
    public ItemCollectionSizeLimitExceeded(String message) {
      super(message);
    }
  }

  /** A write met a transaction in progress on the same item. */
  public static final class TransactionConflict extends EngineError {
    public TransactionConflict(String message) {
      super(message);
    }
  }

  /** A transaction was not done; one reason for each of its operations, in their order. */
  public static final class TransactionCanceled extends EngineError {
    private final transient List<Reason> reasons;

    public TransactionCanceled(String message, List<Reason> reasons) {
      super(message);
      this.reasons = List.copyOf(reasons);
    }

    /** With the service's message, which lists the codes. */
    public static TransactionCanceled because(List<Reason> reasons) {
      return new TransactionCanceled(
          reasons.stream()
              .map(Reason::code)
              .collect(
                  Collectors.joining(
                      ", ",
                      "Transaction cancelled, please refer cancellation reasons for specific"
                          + " reasons [",
                      "]")),
          reasons);
    }

    public List<Reason> reasons() {
      return reasons;
    }

    /**
     * @param code {@code None}, {@code ConditionalCheckFailed}, {@code TransactionConflict}, ...
     * @param message absent for {@code None}
     * @param item the item as it stands, if it was asked for
     */
    public record Reason(String code, @Nullable String message, @Nullable Item item) {
      public static final String NONE_CODE = "None";
      public static final String CONDITIONAL_CHECK_FAILED = "ConditionalCheckFailed";
      public static final String VALIDATION_ERROR = "ValidationError";

      /** Of an operation that would have been done. */
      public static final Reason NONE = new Reason(NONE_CODE, null, null);

      /** Of an operation that cannot be done to the item, or to the table that it names. */
      public static Reason validation(String message) {
        return new Reason(VALIDATION_ERROR, message, null);
      }

      public static Reason conditionFailed(@Nullable Item item) {
        return new Reason(CONDITIONAL_CHECK_FAILED, ConditionalCheckFailed.MESSAGE, item);
      }

      /** Of an operation that would make an item collection too large. */
      public static Reason collectionOutgrown(String message) {
        return new Reason("ItemCollectionSizeLimitExceeded", message, null);
      }

      /** Of an operation on an item that another one held for too long. */
      public static Reason conflict() {
        return new Reason("TransactionConflict", "Transaction is ongoing for the item", null);
      }
    }
  }

  /** A transaction with this client request token is still running. */
  public static final class TransactionInProgress extends EngineError {
    public TransactionInProgress(String message) {
      super(message);
    }
  }

  /** The client request token was used before with other parameters. */
  public static final class IdempotentParameterMismatch extends EngineError {
    public IdempotentParameterMismatch(String message) {
      super(message);
    }
  }

  /** PartiQL INSERT of a key that exists. */
  public static final class DuplicateItem extends EngineError {
    public DuplicateItem(String message) {
      super(message);
    }
  }

  /** A shard iterator older than 15 minutes. */
  public static final class ExpiredIterator extends EngineError {
    public ExpiredIterator(String message) {
      super(message);
    }
  }

  /** Stream records beyond the retention of 24 hours. */
  public static final class TrimmedDataAccess extends EngineError {
    public TrimmedDataAccess(String message) {
      super(message);
    }
  }

  /** More than this process takes at a time; try again after a while. */
  public static final class Throttled extends EngineError {
    public Throttled(String message) {
      super(message);
    }
  }

  /** An operation that this engine does not have. */
  public static final class UnknownOperation extends EngineError {
    public UnknownOperation(String message) {
      super(message);
    }
  }

  /** The disk is full: nothing was written, reads still answer. */
  public static final class StorageFull extends EngineError {
    public StorageFull(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** The store failed or was closed: nothing was written, and nothing more will be. */
  public static final class StorageBroken extends EngineError {
    public StorageBroken(String message, Throwable cause) {
      super(message, cause);
    }

    public StorageBroken(String message) {
      super(message);
    }
  }

  /**
   * The write may or may not be there after a restart: its sync failed. Never told as "not done".
   */
  public static final class OutcomeUnknown extends EngineError {
    public OutcomeUnknown(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
