package dev.stator.dapr.binding;

import dev.stator.tables.TableError;
import java.util.List;
import java.util.stream.Collectors;

/** Why an invocation of a binding failed. Sealed, and switched over without a default. */
public abstract sealed class BindingError extends RuntimeException {
  private static final long serialVersionUID = 1;

  private BindingError(String message, Throwable cause) {
    super(message, cause);
  }

  private BindingError(String message) {
    super(message);
  }

  /** The message; never null, without secrets. */
  public final String text() {
    return String.valueOf(getMessage());
  }

  /** The binding has no such operation. */
  public static final class UnsupportedOperation extends BindingError {
    private static final long serialVersionUID = 1;

    UnsupportedOperation(String message) {
      super(message);
    }
  }

  /** The data is not what the operation works on. */
  public static final class InvalidData extends BindingError {
    private static final long serialVersionUID = 1;

    InvalidData(String message) {
      super(message);
    }

    InvalidData(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** A transaction was not done, because of some of its operations. Nothing was changed. */
  public static final class TransactionRefused extends BindingError {
    private static final long serialVersionUID = 1;
    private final transient List<Refusal> refusals;

    TransactionRefused(List<Refusal> refusals, TableError cause) {
      super(
          refusals.isEmpty()
              ? cause.text()
              : refusals.stream().map(Refusal::text).collect(Collectors.joining("; ")),
          cause);
      this.refusals = List.copyOf(refusals);
    }

    /** In the order of the operations. */
    public List<Refusal> refusals() {
      return refusals;
    }

    /**
     * @param index of the operation, from 0
     * @param code such as {@code ConditionalCheckFailed}
     */
    public record Refusal(int index, String operation, String code, String reason) {
      String text() {
        return "operation %d, %s: %s".formatted(index, operation, reason);
      }
    }
  }

  /** The table's own reason. */
  public static final class TableFailed extends BindingError {
    private static final long serialVersionUID = 1;
    private final TableError error;

    TableFailed(TableError error) {
      super(error.text(), error);
      this.error = error;
    }

    public TableError error() {
      return error;
    }
  }
}
