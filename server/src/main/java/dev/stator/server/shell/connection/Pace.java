package dev.stator.server.shell.connection;

import dev.stator.server.shell.connection.Stage.Phase;
import dev.stator.server.shell.limit.ServerLimits;
import java.time.Duration;

/**
 * How fast a client sends the body or takes the answer that it is at. One thread moves bytes, any
 * other may ask.
 */
final class Pace {
  /** A sender that brings nothing for so long is slow, whatever it brought before. */
  private static final Duration SENDER_REST_MAX = Duration.ofSeconds(1);

  /**
   * The same for a reader. Longer, as the operating system tells that a client has taken bytes only
   * when it has taken about a third of those that wait for it. Where that is a megabyte, who takes
   * less than some hundred KB a second looks as if it rested now and then.
   */
  static final Duration READER_REST_MAX = Duration.ofSeconds(2);

  private volatile long beganNanos = System.nanoTime();
  private volatile long lastNanos = beganNanos;
  private volatile long bytes;

  /** Another body or answer begins. */
  void begin() {
    bytes = 0;
    beganNanos = System.nanoTime();
    lastNanos = beganNanos;
  }

  void moved(long count) {
    long all = bytes + count;
    bytes = all;
    lastNanos = System.nanoTime();
  }

  /** Whether it has rested for too long, or sends less than a fair share. */
  boolean isSlow(Phase phase) {
    long now = System.nanoTime();
    long rested = now - lastNanos;
    return switch (phase) {
      case BODY -> rested > SENDER_REST_MAX.toNanos() || bytes < fairBytes(now - beganNanos);
      case SENDING -> rested > READER_REST_MAX.toNanos();
      case IDLE, HEAD, ANSWERING, DISCARDING, OVER -> false;
    };
  }

  private static double fairBytes(long nanos) {
    return (double) nanos / Duration.ofSeconds(1).toNanos() * ServerLimits.FAIR_BYTES_PER_SECOND;
  }
}
