package dev.stator.app.wiring;

import dev.stator.embedded.Stator;
import java.util.concurrent.atomic.AtomicInteger;

/** The open store of a namespace: it is not closed while anybody uses it. For many threads. */
final class NamespaceStore {
  private static final int CLOSED = -1;

  private final Stator stator;

  /** How many use it now, or {@link #CLOSED}; whoever opens it is the first. */
  private final AtomicInteger users = new AtomicInteger(1);

  private volatile long usedNanos = System.nanoTime();

  NamespaceStore(Stator stator) {
    this.stator = stator;
  }

  Stator stator() {
    return stator;
  }

  /** When it was last left, of {@link System#nanoTime}. */
  long usedNanos() {
    return usedNanos;
  }

  /** To be left afterwards, unless this is false: it is closed. */
  boolean tryUse() {
    return users.updateAndGet(now -> now == CLOSED ? CLOSED : now + 1) != CLOSED;
  }

  void leave() {
    usedNanos = System.nanoTime();
    users.decrementAndGet();
  }

  /** Leaves it after a look that does not count as use. */
  void release() {
    users.decrementAndGet();
  }

  /** Closes it, unless somebody uses it. */
  boolean tryClose() {
    if (!users.compareAndSet(0, CLOSED)) {
      return false;
    }
    stator.close();
    return true;
  }
}
