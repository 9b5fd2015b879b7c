package dev.stator.engine.commit;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

/**
 * Locks for items: each item's key belongs to one of a fixed number of stripes, and who holds the
 * stripe may change the item.
 */
public final class LockStripes {
  /**
   * Enough that under fsync, where a lock is held for a disk's sync, writers of different items
   * seldom meet. Fits the two bytes that counters' keys have for it.
   */
  private static final int STRIPES = 1024;

  private final ReentrantLock[] stripes = new ReentrantLock[STRIPES];

  public LockStripes() {
    Arrays.setAll(stripes, stripe -> new ReentrantLock());
  }

  /** The stripe of an item, by its key in the store. */
  public int stripeOf(byte[] storeKey) {
    int hash = Arrays.hashCode(storeKey);
    // Arrays.hashCode leaves neighbouring keys in neighbouring low bits only.
    return (((hash ^ (hash >>> 16)) * 0x9E3779B1) >>> 16) & (STRIPES - 1);
  }

  public void lock(int stripe) {
    stripes[stripe].lock();
  }

  public void unlock(int stripe) {
    stripes[stripe].unlock();
  }

  /** The stripes of several items, each once, in the order in which they must be locked. */
  int[] stripesOf(Collection<byte[]> storeKeys) {
    return storeKeys.stream().mapToInt(this::stripeOf).sorted().distinct().toArray();
  }

  int[] all() {
    return IntStream.range(0, STRIPES).toArray();
  }

  /**
   * @param ascending as for {@link #lockAll(int[], Duration)}
   */
  void lockAll(int[] ascending) {
    for (int stripe : ascending) {
      lock(stripe);
    }
  }

  /**
   * Locks several stripes, all or none. Nobody waits for a stripe while holding a higher one, so
   * that no two wait for each other.
   *
   * @param ascending the stripes in ascending order, each once
   * @param wait for all of them together
   * @return a stripe that others held for too long; -1 if all are locked
   */
  int lockAll(int[] ascending, Duration wait) {
    long deadline = System.nanoTime() + wait.toNanos();
    for (int locked = 0; locked < ascending.length; locked++) {
      if (!tryLock(stripes[ascending[locked]], deadline)) {
        unlockAll(Arrays.copyOf(ascending, locked));
        return ascending[locked];
      }
    }
    return -1;
  }

  public void unlockAll(int[] locked) {
    for (int stripe : locked) {
      stripes[stripe].unlock();
    }
  }

  /** An interrupt ends no wait: the thread that was interrupted finds it out afterwards. */
  private static boolean tryLock(ReentrantLock lock, long deadline) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return lock.tryLock(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Runs {@code action} while no item is being changed. */
  public void withAllLocked(Runnable action) {
    int locked = 0;
    try {
      for (; locked < STRIPES; locked++) {
        stripes[locked].lock();
      }
      action.run();
    } finally {
      while (locked > 0) {
        stripes[--locked].unlock();
      }
    }
  }
}
