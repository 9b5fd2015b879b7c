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

  /** Whether there is a request that is not answered to the end. */
  boolean isInProgress() {
    return switch (phase) {
      case HEAD, BODY, ANSWERING, SENDING -> true;
      case IDLE, DISCARDING, OVER -> false;
    };
  }
}
