package dev.stator.server.shell.limit;

/** There is no room for a request now; it was not begun. */
public final class OverloadedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public OverloadedException() {
    super("no room for this request now", null, false, false);
  }
}
