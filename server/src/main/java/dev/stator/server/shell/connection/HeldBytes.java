package dev.stator.server.shell.connection;

import dev.stator.server.shell.limit.InFlight;

/**
 * What a connection takes of the memory for bodies of requests and, counted apart, of that for
 * answers: who does not take answers keeps no requests out. Its own thread takes and gives back,
 * any other may ask.
 */
final class HeldBytes {
  private final InFlight inFlight;
  private volatile long bodies;
  private volatile long answers;

  HeldBytes(InFlight inFlight) {
    this.inFlight = inFlight;
  }

  /** Whether there was room for so much more of a body; if not, none is taken. */
  boolean tryBody(long more) {
    if (!inFlight.tryHold(more)) {
      return false;
    }
    bodies += more;
    return true;
  }

  /** The same for an answer. */
  boolean tryAnswer(long more) {
    if (!inFlight.tryHoldAnswer(more)) {
      return false;
    }
    answers += more;
    return true;
  }

  /** An answer that has to go out, room or not; what was taken for it already counts once. */
  void answer(long bytes) {
    long more = Math.max(0, bytes - answers);
    inFlight.holdAnswer(more);
    answers += more;
  }

  void release() {
    if (bodies > 0) {
      inFlight.release(bodies);
      bodies = 0;
    }
    if (answers > 0) {
      inFlight.releaseAnswer(answers);
      answers = 0;
    }
  }

  long bodies() {
    return bodies;
  }

  long answers() {
    return answers;
  }
}
