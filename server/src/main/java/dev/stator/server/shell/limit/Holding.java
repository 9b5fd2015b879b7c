package dev.stator.server.shell.limit;

import java.util.concurrent.atomic.AtomicLong;

/**
 * What one answer takes of the memory for bodies while it is made and sent; closing gives it back.
 * For many threads.
 */
public final class Holding implements AutoCloseable {
  private final InFlight inFlight;
  private final int weight;
  private final AtomicLong held = new AtomicLong();

  /**
   * @param weight how often what is taken lies in memory at the same time
   */
  public Holding(InFlight inFlight, int weight) {
    this.inFlight = inFlight;
    this.weight = weight;
  }

  /** Whether there was room for so many more bytes; if not, none are taken. */
  public boolean take(long bytes) {
    long more = bytes * weight;
    if (more == 0) {
      return true;
    }
    if (!inFlight.tryHold(more)) {
      return false;
    }
    held.addAndGet(more);
    return true;
  }

  /** Gives all of it back. Closing twice does nothing. */
  @Override
  public void close() {
    inFlight.release(held.getAndSet(0));
  }
}
