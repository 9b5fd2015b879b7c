package dev.stator.store.rocksdb;

import dev.stator.engine.store.Cursor;
import dev.stator.engine.store.Direction;
import dev.stator.engine.store.KeyRange;
import dev.stator.model.EngineError;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;
import org.rocksdb.Snapshot;

/**
 * The only user of RocksDB's iterators. One of those becomes invalid at the end of its range as
 * well as at a block that it cannot read; only its status tells which, so that is always asked.
 */
final class RocksCursor implements Cursor, NativeScope.Held {
  private enum Position {
    BEFORE,
    ON_ENTRY,
    AT_END
  }

  private final NativeScope scope;
  private final boolean ascending;
  private final byte[] from;
  private final @Nullable Slice lower;
  private final @Nullable Slice upper;
  private final ReadOptions options;
  private final RocksIterator iterator;
  private Position position = Position.BEFORE;
  private EngineError.@Nullable StorageBroken failure;
  private boolean closed;

  /** To be called inside {@code scope}; the range must not be empty. */
  RocksCursor(
      NativeScope scope,
      RocksDB database,
      ColumnFamilyHandle columnFamily,
      @Nullable Snapshot snapshot,
      KeyRange range,
      Direction direction) {
    this.scope = scope;
    this.ascending = direction == Direction.ASCENDING;
    this.from = range.from();
    // Going up begins with a seek and never comes below it.
    this.lower = ascending ? null : new Slice(from);
    byte[] to = range.to();
    this.upper = to == null ? null : new Slice(to);
    this.options = new ReadOptions();
    if (lower != null) {
      options.setIterateLowerBound(lower);
    }
    if (upper != null) {
      options.setIterateUpperBound(upper);
    }
    if (snapshot != null) {
      options.setSnapshot(snapshot);
    }
    this.iterator = database.newIterator(columnFamily, options);
    scope.hold(this);
  }

  @Override
  public boolean next() {
    enter();
    try {
      if (failure != null) {
        throw failure;
      }
      if (position == Position.AT_END) {
        return false;
      }
      move();
      if (iterator.isValid()) {
        position = Position.ON_ENTRY;
        return true;
      }
      position = Position.AT_END;
      iterator.status();
      return false;
    } catch (RocksDBException cause) {
      failure =
          new EngineError.StorageBroken("a scan failed: " + StoreCondition.text(cause), cause);
      throw failure;
    } finally {
      scope.leave();
    }
  }

  @Override
  public byte[] key() {
    enterOnEntry();
    try {
      return iterator.key();
    } finally {
      scope.leave();
    }
  }

  @Override
  public byte[] value() {
    enterOnEntry();
    try {
      return iterator.value();
    } finally {
      scope.leave();
    }
  }

  @Override
  public void close() {
    closed = true;
    scope.release(this);
  }

  @Override
  public void release() {
    iterator.close();
    options.close();
    if (lower != null) {
      lower.close();
    }
    if (upper != null) {
      upper.close();
    }
  }

  private void move() {
    if (position == Position.ON_ENTRY && ascending) {
      iterator.next();
    } else if (position == Position.ON_ENTRY) {
      iterator.prev();
    } else if (ascending) {
      iterator.seek(from);
    } else {
      iterator.seekToLast();
    }
  }

  private void enter() {
    if (closed) {
      throw new IllegalStateException("this cursor is closed");
    }
    scope.enter();
  }

  private void enterOnEntry() {
    enter();
    if (position != Position.ON_ENTRY) {
      scope.leave();
      throw new IllegalStateException("this cursor stands on no entry");
    }
  }
}
