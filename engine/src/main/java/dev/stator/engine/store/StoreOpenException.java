package dev.stator.engine.store;

/** A store could not be opened. The message is one line for the person at the terminal. */
public final class StoreOpenException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Why, for callers that answer differently. */
  public enum Reason {
    LOCKED,
    DAMAGED,
    NEWER_FORMAT,
    NOT_ACCESSIBLE
  }

  private final Reason reason;

  public StoreOpenException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public StoreOpenException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
