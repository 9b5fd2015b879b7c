package dev.stator.server.shell;

/** A request ended before it was whole: nobody is left to answer, or its framing is broken. */
final class RequestAbortedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  RequestAbortedException(Exception cause) {
    super("request ended before its body was whole", cause, false, false);
  }
}
