package dev.stator.engine.stream;

import dev.stator.engine.memory.MemoryStore;
import dev.stator.engine.store.Batch;
import dev.stator.engine.store.Cursor;
import dev.stator.engine.store.Direction;
import dev.stator.engine.store.KeyRange;
import dev.stator.engine.store.Snapshot;
import dev.stator.engine.store.Space;
import dev.stator.engine.store.Store;
import dev.stator.engine.store.StoreHealth;
import dev.stator.engine.store.StoreStatistics;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A store in memory whose commits take different times, as those of a disk do: they end in another
 * order than they began. What is done before a commit can be told.
 */
public final class UnevenStore implements Store {
  private static final int PAUSE_NANOS_MAX = 200_000;

  private final MemoryStore store = new MemoryStore();
  private volatile Consumer<Batch> beforeCommit =
      batch -> LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(PAUSE_NANOS_MAX));

  public void beforeCommit(Consumer<Batch> action) {
    beforeCommit = action;
  }

  @Override
  public void commit(Batch batch) {
    beforeCommit.accept(batch);
    store.commit(batch);
  }

  @Override
  public byte @Nullable [] get(Space space, byte[] key) {
    return store.get(space, key);
  }

  @Override
  public Cursor scan(Space space, KeyRange range, Direction direction) {
    return store.scan(space, range, direction);
  }

  @Override
  public Snapshot snapshot() {
    return store.snapshot();
  }

  @Override
  public void checkpoint(Path directory) {
    store.checkpoint(directory);
  }

  @Override
  public StoreStatistics statistics() {
    return store.statistics();
  }

  @Override
  public StoreHealth health() {
    return store.health();
  }

  /** Stays open: the next engine finds everything again. */
  @Override
  public void close() {}
}
