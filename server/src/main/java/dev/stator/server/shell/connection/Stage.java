package dev.stator.server.shell.connection;

/**
 * Where a connection is, since when, and until when it may stay there.
 *
 * @param sinceNanos of {@link System#nanoTime}
 * @param deadlineNanos of {@link System#nanoTime}
 */
record Stage(Phase phase, long sinceNanos, long deadlineNanos) {
  /**
   * {@code IDLE → HEAD → BODY → ANSWERING → SENDING → IDLE}, without {@code BODY} where there is
   * none, with {@code DISCARDING} at the end of a refused request; {@code OVER} from anywhere.
   */
  enum Phase {
    IDLE,
    HEAD,
    BODY,
    ANSWERING,
    SENDING,
    DISCARDING,
    OVER
  }

  /** Whether the next step is the client's. */
  boolean isWaiting() {
    return switch (phase) {
      case IDLE, HEAD, BODY, SENDING, DISCARDING -> true;
      case ANSWERING, OVER -> false;
    };
  }
}
