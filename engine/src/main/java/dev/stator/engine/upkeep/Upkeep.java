package dev.stator.engine.upkeep;

import dev.stator.engine.catalog.Catalog;
import dev.stator.engine.commit.ExpiryCommitter;
import dev.stator.engine.store.Store;
import dev.stator.engine.stream.StreamUpkeep;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Does the engine's upkeep: at an interval on a thread of its own, and whenever asked. */
public final class Upkeep implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Upkeep.class.getName());

  private final ExpirySweep expiries;
  private final StreamUpkeep streams;
  private final Duration interval;
  private final ReentrantLock running = new ReentrantLock();
  private final ReentrantLock waiting = new ReentrantLock();
  private final Condition closing = waiting.newCondition();
  private final @Nullable Thread thread;
  private volatile boolean closed;
  private @Nullable String lastFailure;

  /**
   * @param interval zero for no thread
   */
  public Upkeep(
      Store store,
      Catalog catalog,
      ExpiryCommitter committer,
      StreamUpkeep streams,
      InstantSource clock,
      Duration interval) {
    this.expiries = new ExpirySweep(store, catalog, committer, clock, () -> closed);
    this.streams = streams;
    this.interval = interval;
    // A platform thread: a call into a store may pin a virtual one.
    this.thread =
        interval.isZero()
            ? null
            : Thread.ofPlatform().name("stator-upkeep").daemon().unstarted(this::runAtInterval);
  }

  /** Starts the thread, if there is to be one. */
  public void start() {
    if (thread != null) {
      thread.start();
    }
  }

  /** Does everything that is due now. One caller at a time; others wait and do it again. */
  public void run() {
    running.lock();
    try {
      streams.rollShards();
      expiries.index();
      expiries.sweep();
      streams.trim();
    } finally {
      running.unlock();
    }
  }

  private void runAtInterval() {
    while (awaitInterval()) {
      try {
        run();
        lastFailure = null;
      } catch (RuntimeException failure) {
        tell(failure);
      }
    }
  }

  /** A store that is full or broken fails each time: told once, tried again. */
  private void tell(RuntimeException failure) {
    String text = failure.toString();
    if (!closed && !text.equals(lastFailure)) {
      LOG.log(
          System.Logger.Level.WARNING, "The engine's upkeep failed; it is tried again", failure);
    }
    lastFailure = text;
  }

  /** False when it is time to end. */
  private boolean awaitInterval() {
    waiting.lock();
    try {
      long left = interval.toNanos();
      while (left > 0 && !closed) {
        left = closing.awaitNanos(left);
      }
      return !closed;
    } catch (InterruptedException asked) {
      return false;
    } finally {
      waiting.unlock();
    }
  }

  /** Ends the thread, after the batch that it is writing. Closing twice does nothing. */
  @Override
  public void close() {
    waiting.lock();
    try {
      closed = true;
      closing.signalAll();
    } finally {
      waiting.unlock();
    }
    joinThread();
  }

  private void joinThread() {
    if (thread == null) {
      return;
    }
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException later) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
