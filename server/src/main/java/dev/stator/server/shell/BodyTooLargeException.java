package dev.stator.server.shell;

/** A request's body is longer than {@link HttpLimits#BODY_BYTES_MAX}. */
public final class BodyTooLargeException extends RuntimeException {
  private static final long serialVersionUID = 1;

  BodyTooLargeException() {
    super("request body longer than " + HttpLimits.BODY_BYTES_MAX + " bytes", null, false, false);
  }
}
