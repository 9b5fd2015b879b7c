package dev.stator.keda.trigger;

/** A call asks for a place that the configuration does not allow. The message says what to do. */
public final class NotAllowedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public NotAllowedException(String message) {
    super(message);
  }

  /** The message; never null. */
  public String text() {
    String message = getMessage();
    return message == null ? "" : message;
  }
}
