package dev.stator.engine.stream;

import dev.stator.engine.store.Batch;
import dev.stator.engine.store.Space;
import dev.stator.engine.store.Store;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;

/**
 * Numbers the records of all streams, so that their order is the order of commits.
 *
 * <p>Numbers are given out before a commit, and commits may end in another order than they began.
 * So a number is <em>underway</em> until its commit has ended, and readers stop before the lowest
 * that is: what they have read can never be preceded by what they have not.
 *
 * <p>No number is given twice, also not after a restart: numbers are reserved in the store, many at
 * a time, before the first of them is given.
 */
final class Sequencer {
  /** What a restart may leave unused. */
  static final int RESERVED_AT_ONCE = 1 << 20;

  private final Store store;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final NavigableSet<Long> underway = new TreeSet<>();
  private long next;
  private long reservedBefore;
  private long lastMillis = Long.MIN_VALUE;

  /**
   * Numbers for the records of one batch.
   *
   * @param millis when, since the epoch; never less than that of lower numbers
   */
  record Allotment(long first, long millis) {}

  Sequencer(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
    byte[] stored = store.get(Space.META, StreamKeys.reserved());
    this.next = stored == null ? 1 : ByteBuffer.wrap(stored).getLong();
    this.reservedBefore = next;
  }

  /**
   * Gives {@code count} numbers in a row. They are underway until {@link #settle}.
   *
   * @throws dev.stator.model.EngineError if new ones could not be reserved; then none is given
   */
  Allotment allot(int count) {
    lock.lock();
    try {
      reserve(count);
      Allotment allotment = new Allotment(next, millis());
      next += count;
      underway.add(allotment.first());
      return allotment;
    } finally {
      lock.unlock();
    }
  }

  /** The commit has ended: the records are there, or never will be. */
  void settle(Allotment allotment) {
    lock.lock();
    try {
      underway.remove(allotment.first());
    } finally {
      lock.unlock();
    }
  }

  /** All records with lower numbers can be read by now. */
  long settledBefore() {
    lock.lock();
    try {
      return underway.isEmpty() ? next : underway.first();
    } finally {
      lock.unlock();
    }
  }

  /** The number that the next record gets. */
  long next() {
    lock.lock();
    try {
      return next;
    } finally {
      lock.unlock();
    }
  }

  /** A number that no record has: where something begins or ends. */
  long mark() {
    lock.lock();
    try {
      reserve(1);
      return next++;
    } finally {
      lock.unlock();
    }
  }

  /** Runs {@code action} with a {@link #mark} while nobody else gets or asks for a number. */
  void alone(LongConsumer action) {
    lock.lock();
    try {
      action.accept(mark());
    } finally {
      lock.unlock();
    }
  }

  private void reserve(int count) {
    if (next + count <= reservedBefore) {
      return;
    }
    long before = next + count + RESERVED_AT_ONCE;
    byte[] record = ByteBuffer.allocate(Long.BYTES).putLong(before).array();
    store.commit(new Batch().put(Space.META, StreamKeys.reserved(), record));
    reservedBefore = before;
  }

  private long millis() {
    lastMillis = Math.max(lastMillis, clock.millis());
    return lastMillis;
  }
}
