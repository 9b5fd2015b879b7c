package dev.stator.dapr;

import dev.stator.tables.TableError;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Why an operation on a state store failed: one class for each thing to do about it. Sealed, and
 * switched over without a default by every front end.
 */
public abstract sealed class StateError extends RuntimeException {
  private static final long serialVersionUID = 1;

  private StateError(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  private StateError(String message) {
    super(message);
  }

  /** The message; never null, without secrets. */
  public final String text() {
    return String.valueOf(getMessage());
  }

  /** The entry does not have the ETag that the request asks for. Nothing was changed. */
  public static final class EtagMismatch extends StateError {
    private static final long serialVersionUID = 1;

    public EtagMismatch(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** The entry has been written before, and the request wanted to be first. */
  public static final class AlreadyWritten extends StateError {
    private static final long serialVersionUID = 1;

    public AlreadyWritten(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /** The place in the table that the request's partition key names holds another key's entry. */
  public static final class PartitionTaken extends StateError {
    private static final long serialVersionUID = 1;

    public PartitionTaken(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /** The request can never work. */
  public static final class InvalidRequest extends StateError {
    private static final long serialVersionUID = 1;

    public InvalidRequest(String message) {
      super(message);
    }
  }

  /** The entry is larger than an item may be. */
  public static final class TooLarge extends StateError {
    private static final long serialVersionUID = 1;

    public TooLarge(String message) {
      super(message);
    }
  }

  /** There is no room for the answer among those that are being made and sent. Ask again later. */
  public static final class Overloaded extends StateError {
    private static final long serialVersionUID = 1;

    public Overloaded() {
      super("too many large answers are in progress, try again later, or ask for less at a time");
    }
  }

  /** The item under this key was not written by a state store. */
  public static final class Unreadable extends StateError {
    private static final long serialVersionUID = 1;

    public Unreadable(String message) {
      super(message);
    }
  }

  /** The table's own reason. */
  public static final class TableFailed extends StateError {
    private static final long serialVersionUID = 1;
    private final TableError error;

    public TableFailed(String message, TableError error) {
      super(message, error);
      this.error = error;
    }

    public TableError error() {
      return error;
    }
  }

  /** A transaction was not done, because of some of its operations. Nothing was changed. */
  public static final class TransactionRefused extends StateError {
    private static final long serialVersionUID = 1;
    private final transient List<Refusal> refusals;

    public TransactionRefused(List<Refusal> refusals, Throwable cause) {
      super(refusals.stream().map(Refusal::text).collect(Collectors.joining("; ")), cause);
      this.refusals = List.copyOf(refusals);
    }

    /** In the order of the operations. */
    public List<Refusal> refusals() {
      return refusals;
    }

    /**
     * @param index of the operation in the transaction, from 0
     * @param operation {@code upsert} or {@code delete}
     */
    public record Refusal(int index, String operation, StateKey key, StateError reason) {
      String text() {
        return "operation %d, %s of key '%s': %s"
            .formatted(index, operation, key.key(), reason.text());
      }
    }
  }
}
