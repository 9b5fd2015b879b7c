package dev.stator.engine.commit;

import java.util.Arrays;
import java.util.Collection;
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
  int stripeOf(byte[] storeKey) {
    int hash = Arrays.hashCode(storeKey);
    // Arrays.hashCode leaves neighbouring keys in neighbouring low bits only.
    return ((hash ^ (hash >>> 16)) * 0x9E3779B1 >>> 16) & (STRIPES - 1);
  }

  void lock(int stripe) {
    stripes[stripe].lock();
  }

  void unlock(int stripe) {
    stripes[stripe].unlock();
  }

  /** The stripes of several items, each once, in the order in which they must be locked. */
  int[] stripesOf(Collection<byte[]> storeKeys) {
    return storeKeys.stream().mapToInt(this::stripeOf).sorted().distinct().toArray();
  }

  int[] all() {
    return IntStream.range(0, STRIPES).toArray();
  }

  /** Locks {@code sorted} stripes; who locks several does so in ascending order. */
  void lockAll(int[] sorted) {
    for (int stripe : sorted) {
      lock(stripe);
    }
  }

  void unlockAll(int[] locked) {
    for (int stripe : locked) {
      unlock(stripe);
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
