package dev.stator.engine.memory;

import dev.stator.engine.store.Batch;
import dev.stator.engine.store.Cursor;
import dev.stator.engine.store.Direction;
import dev.stator.engine.store.KeyRange;
import dev.stator.engine.store.Snapshot;
import dev.stator.engine.store.Space;
import dev.stator.engine.store.Store;
import dev.stator.engine.store.StoreHealth;
import dev.stator.engine.store.StoreStatistics;
import dev.stator.model.EngineError;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A store that lasts as long as its process. Readers take no lock and never wait; commits take
 * turns.
 */
public final class MemoryStore implements Store {
  private final ReentrantLock commits = new ReentrantLock();
  private volatile Roots roots;
  private volatile boolean closed;

  /** An empty store. */
  public MemoryStore() {
    this(MemoryImage.EMPTY);
  }

  /** A store that begins with what {@code image} holds; what is written to it leaves that alone. */
  public MemoryStore(MemoryImage image) {
    this.roots = image.roots();
  }

  /**
   * What is committed at this moment.
   *
   * @throws EngineError.StorageBroken if the store is closed
   */
  public MemoryImage image() {
    return new MemoryImage(open());
  }

  @Override
  public byte @Nullable [] get(Space space, byte[] key) {
    byte[] value = open().of(space).get(key);
    return value == null ? null : value.clone();
  }

  @Override
  public Cursor scan(Space space, KeyRange range, Direction direction) {
    return new MemorySnapshot(this, open()).scan(space, range, direction);
  }

  @Override
  public Snapshot snapshot() {
    return new MemorySnapshot(this, open());
  }

  @Override
  public void commit(Batch batch) {
    commits.lock();
    try {
      roots = open().after(batch);
    } finally {
      commits.unlock();
    }
  }

  @Override
  public void checkpoint(Path directory) {
    throw new UnsupportedOperationException("a store in memory has nothing on disk to copy");
  }

  @Override
  public StoreHealth health() {
    return closed ? new StoreHealth.Broken("the store is closed") : new StoreHealth.Healthy();
  }

  /** All that it holds are the tables, which the engine counts exactly. */
  @Override
  public StoreStatistics statistics() {
    return StoreStatistics.NONE;
  }

  @Override
  public void close() {
    commits.lock();
    try {
      closed = true;
      roots = Roots.EMPTY;
    } finally {
      commits.unlock();
    }
  }

  /** The newest roots. Taken before the check: {@link #close} empties them after it says so. */
  private Roots open() {
    Roots newest = roots;
    checkOpen();
    return newest;
  }

  void checkOpen() {
    if (closed) {
      throw new EngineError.StorageBroken("the store is closed");
    }
  }
}
