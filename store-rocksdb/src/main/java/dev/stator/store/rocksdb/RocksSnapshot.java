package dev.stator.store.rocksdb;

import dev.stator.engine.store.Cursor;
import dev.stator.engine.store.Direction;
import dev.stator.engine.store.KeyRange;
import dev.stator.engine.store.Snapshot;
import dev.stator.engine.store.Space;
import dev.stator.model.EngineError;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ReadOptions;

/** RocksDB as it was at one sequence number. Scans that were begun may outlive it. */
final class RocksSnapshot implements Snapshot, NativeScope.Held {
  private final NativeScope scope;
  private final RocksFamilies families;
  private final org.rocksdb.Snapshot snapshot;
  private final ReadOptions options;

  /** The reads of this snapshot in progress, which closing it waits for. */
  private final NativeScope reads = new NativeScope();

  private final AtomicBoolean closed = new AtomicBoolean();

  /** To be called inside {@code scope}. */
  RocksSnapshot(NativeScope scope, RocksFamilies families) {
    this.scope = scope;
    this.families = families;
    this.snapshot = families.database().getSnapshot();
    this.options = new ReadOptions().setSnapshot(snapshot);
    scope.hold(this);
  }

  @Override
  public byte @Nullable [] get(Space space, byte[] key) {
    enter();
    try {
      return families.get(space, options, key);
    } finally {
      leave();
    }
  }

  @Override
  public Cursor scan(Space space, KeyRange range, Direction direction) {
    enter();
    try {
      return families.scan(scope, space, snapshot, range, direction);
    } finally {
      leave();
    }
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      reads.shut();
      scope.release(this);
    }
  }

  @Override
  public void release() {
    options.close();
    families.database().releaseSnapshot(snapshot);
    snapshot.close();
  }

  private void enter() {
    if (!reads.tryEnter()) {
      throw new IllegalStateException("this snapshot is closed");
    }
    try {
      scope.enter();
    } catch (EngineError.StorageBroken shut) {
      reads.leave();
      throw shut;
    }
  }

  private void leave() {
    scope.leave();
    reads.leave();
  }
}
