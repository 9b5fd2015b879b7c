package dev.stator.store.rocksdb;

import dev.stator.model.EngineError;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Who is using native memory right now, and what is held there. Shutting the scope waits for the
 * users inside and keeps others out, because RocksDB ends the process when freed memory is used.
 */
final class NativeScope {
  /** Added when shut: whoever then enters counts below zero. */
  private static final int SHUT = Integer.MIN_VALUE;

  /** Something native that must be given back before the database is. */
  interface Held {
    void release();
  }

  private final AtomicInteger inside = new AtomicInteger();
  private final CompletableFuture<Void> empty = new CompletableFuture<>();
  private final Set<Held> held = ConcurrentHashMap.newKeySet();

  /** Whether the caller may use native memory until it calls {@link #leave}. */
  boolean tryEnter() {
    if (inside.incrementAndGet() > 0) {
      return true;
    }
    leave();
    return false;
  }

  /**
   * @throws EngineError.StorageBroken if the scope is shut
   */
  void enter() {
    if (!tryEnter()) {
      throw new EngineError.StorageBroken("the store is closed");
    }
  }

  void leave() {
    if (inside.decrementAndGet() == SHUT) {
      empty.complete(null);
    }
  }

  /** To be called inside. */
  void hold(Held resource) {
    held.add(resource);
  }

  /** Releases {@code resource}, unless shutting the scope did or does. */
  void release(Held resource) {
    if (tryEnter()) {
      try {
        if (held.remove(resource)) {
          resource.release();
        }
      } finally {
        leave();
      }
    }
  }

  /** Waits until all have left, then releases what is held. To be called once. */
  void shut() {
    if (inside.getAndAdd(SHUT) == 0) {
      empty.complete(null);
    }
    empty.join();
    held.forEach(Held::release);
    held.clear();
  }
}
