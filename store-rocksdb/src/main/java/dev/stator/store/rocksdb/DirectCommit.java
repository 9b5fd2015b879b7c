package dev.stator.store.rocksdb;

import dev.stator.model.EngineError;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.rocksdb.RocksDBException;

/**
 * Each caller writes its own batch into the log, one at a time; a thread in the background syncs
 * the log within {@link #SYNC_AFTER} of the first write that was not synced, and once more at the
 * end.
 */
final class DirectCommit implements CommitPath {
  /** Half of the 100 ms that are promised: the sync itself takes time, too. */
  static final Duration SYNC_AFTER = Duration.ofMillis(50);

  private final LogWriter log;
  private final StoreCondition condition;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final CompletableFuture<Void> stopped = new CompletableFuture<>();
  private boolean unsynced;

  /** Whether the disk was found full since the last sync began. */
  private boolean filledWhileSyncing;

  private boolean closing;

  DirectCommit(LogWriter log, StoreCondition condition) {
    this.log = log;
    this.condition = condition;
    Thread.ofPlatform().name("stator-sync").daemon().start(this::syncNowAndThen);
  }

  @Override
  public void commit(EncodedBatch batch) {
    lock.lock();
    try {
      if (closing) {
        throw new EngineError.StorageBroken("the store is closed");
      }
      condition.checkWritable();
      if (batch.isEmpty()) {
        return;
      }
      log.write(EncodedBatch.together(List.of(batch)), false);
      condition.recovered();
      if (!unsynced) {
        unsynced = true;
        changed.signal();
      }
    } catch (RocksDBException failure) {
      EngineError told = condition.writeFailed(failure);
      filledWhileSyncing = told instanceof EngineError.StorageFull;
      throw told;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closing = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
    stopped.join();
  }

  private void syncNowAndThen() {
    try {
      while (awaitUnsynced()) {
        sync();
      }
    } catch (Throwable failure) {
      condition.failed("a sync of the log failed", failure);
    } finally {
      stopped.complete(null);
    }
  }

  private void sync() throws RocksDBException {
    try {
      log.sync();
    } catch (RocksDBException failure) {
      lock.lock(); // The write that filled the disk has said so when it gives the lock back.
      try {
        if (!filledWhileSyncing || !isOfEarlierFailure(failure)) {
          throw failure;
        }
        unsynced = true;
      } finally {
        lock.unlock();
      }
    }
  }

  /**
   * RocksDB syncs no log that it failed to append to. When there is room again it writes to synced
   * files what the log had, and goes on in another one.
   */
  private static boolean isOfEarlierFailure(RocksDBException failure) {
    return StoreCondition.text(failure).contains("previous error");
  }

  /** True when there is something to sync, false when there will be nothing more. */
  private boolean awaitUnsynced() throws InterruptedException {
    lock.lock();
    try {
      while (!unsynced && !closing) {
        changed.await();
      }
      long nanos = SYNC_AFTER.toNanos();
      while (!closing && (nanos > 0 || condition.isFull())) {
        nanos = nanos > 0 ? changed.awaitNanos(nanos) : SYNC_AFTER.toNanos();
      }
      boolean sync = unsynced && !condition.isFull();
      unsynced = false;
      filledWhileSyncing = false;
      return sync;
    } finally {
      lock.unlock();
    }
  }
}
