package dev.stator.dapr.binding;

import dev.stator.tables.TableError;

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
