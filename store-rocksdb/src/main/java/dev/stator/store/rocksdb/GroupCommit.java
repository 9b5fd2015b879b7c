package dev.stator.store.rocksdb;

import dev.stator.model.EngineError;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.rocksdb.RocksDBException;

/**
 * Every commit synced, one sync for all that wait: a single platform thread takes the batches that
 * came while it wrote the last ones, and writes them as one. Callers park, also virtual threads,
 * which a call into RocksDB would pin.
 *
 * <p>The queue has no limit of its own: it holds a batch for each caller that waits.
 */
final class GroupCommit implements CommitPath {
  /** How much is written at once, in bytes; a batch that is larger goes alone. */
  static final int GROUP_BYTES_MAX = 4 << 20;

  private record Waiting(EncodedBatch batch, CompletableFuture<Optional<EngineError>> outcome) {}

  private final LogWriter log;
  private final StoreCondition condition;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private final Queue<Waiting> queue = new ArrayDeque<>();
  private final CompletableFuture<Void> stopped = new CompletableFuture<>();
  private boolean closing;

  GroupCommit(LogWriter log, StoreCondition condition) {
    this.log = log;
    this.condition = condition;
    Thread.ofPlatform().name("stator-commit").daemon().start(this::writeGroups);
  }

  @Override
  public void commit(EncodedBatch batch) {
    Waiting waiting = new Waiting(batch, new CompletableFuture<>());
    lock.lock();
    try {
      if (closing) {
        throw new EngineError.StorageBroken("the store is closed");
      }
      condition.checkWritable();
      if (batch.isEmpty()) {
        return;
      }
      queue.add(waiting);
      arrived.signal();
    } finally {
      lock.unlock();
    }
    waiting
        .outcome
        .join()
        .ifPresent(
            error -> {
              throw error;
            });
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closing = true;
      arrived.signal();
    } finally {
      lock.unlock();
    }
    stopped.join();
  }

  /** How many callers wait for the group after the one that is being written. */
  int waiting() {
    lock.lock();
    try {
      return queue.size();
    } finally {
      lock.unlock();
    }
  }

  private void writeGroups() {
    try {
      List<Waiting> group = nextGroup();
      while (!group.isEmpty()) {
        Optional<EngineError> outcome = write(group);
        group.forEach(waiting -> waiting.outcome.complete(outcome));
        group = nextGroup();
      }
    } catch (Throwable unforeseen) {
      condition.failed("committing failed", unforeseen);
    } finally {
      refuseTheRest();
      stopped.complete(null);
    }
  }

  /** Nobody must wait for a writer that is gone. */
  private void refuseTheRest() {
    lock.lock();
    try {
      closing = true;
      EngineError refusal = new EngineError.StorageBroken("the store no longer commits");
      queue.forEach(waiting -> waiting.outcome.complete(Optional.of(refusal)));
    } finally {
      lock.unlock();
    }
  }

  /** Waits for the next callers; empty when there will be none. */
  private List<Waiting> nextGroup() {
    List<Waiting> group = new ArrayList<>();
    lock.lock();
    try {
      while (queue.isEmpty() && !closing) {
        arrived.awaitUninterruptibly();
      }
      long bytes = 0;
      for (Waiting next = queue.peek();
          next != null && (group.isEmpty() || bytes + next.batch.length() <= GROUP_BYTES_MAX);
          next = queue.peek()) {
        group.add(next);
        queue.remove();
        bytes += next.batch.length();
      }
    } finally {
      lock.unlock();
    }
    return group;
  }

  private Optional<EngineError> write(List<Waiting> group) {
    try {
      condition.checkWritable();
      log.write(EncodedBatch.together(group.stream().map(Waiting::batch).toList()), true);
      condition.recovered();
      return Optional.empty();
    } catch (EngineError.StorageBroken broken) {
      return Optional.of(broken);
    } catch (RocksDBException failure) {
      return Optional.of(condition.writeFailed(failure));
    } catch (Throwable unforeseen) {
      // Also an OutOfMemoryError must not leave the callers waiting for ever.
      return Optional.of(condition.failed("a write failed", unforeseen));
    }
  }
}
