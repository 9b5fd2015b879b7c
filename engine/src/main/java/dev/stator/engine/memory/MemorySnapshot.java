package dev.stator.engine.memory;

import dev.stator.engine.store.Cursor;
import dev.stator.engine.store.Direction;
import dev.stator.engine.store.KeyRange;
import dev.stator.engine.store.Snapshot;
import dev.stator.engine.store.Space;
import org.jspecify.annotations.Nullable;

/** One moment of a {@link MemoryStore}. */
final class MemorySnapshot implements Snapshot {
  private final MemoryStore store;
  private final Roots roots;
  private volatile boolean closed;

  MemorySnapshot(MemoryStore store, Roots roots) {
    this.store = store;
    this.roots = roots;
  }

  @Override
  public byte @Nullable [] get(Space space, byte[] key) {
    checkOpen();
    byte[] value = roots.of(space).get(key);
    return value == null ? null : value.clone();
  }

  @Override
  public Cursor scan(Space space, KeyRange range, Direction direction) {
    checkOpen();
    Tree<byte[], byte[]> tree = roots.of(space);
    return new MemoryCursor(
        store,
        switch (direction) {
          case ASCENDING -> tree.ascending(range.from(), range.to());
          case DESCENDING -> tree.descending(range.from(), range.to());
        });
  }

  @Override
  public void close() {
    closed = true;
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalStateException("this snapshot is closed");
    }
    store.checkOpen();
  }
}
