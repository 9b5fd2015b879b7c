package dev.stator.store.rocksdb;

import dev.stator.engine.store.Cursor;

/** The cursor of an empty range, for which RocksDB need not be asked. */
final class EmptyCursor implements Cursor {
  private final NativeScope scope;
  private boolean closed;

  EmptyCursor(NativeScope scope) {
    this.scope = scope;
  }

  @Override
  public boolean next() {
    if (closed) {
      throw new IllegalStateException("this cursor is closed");
    }
    scope.enter();
    scope.leave();
    return false;
  }

  @Override
  public byte[] key() {
    throw new IllegalStateException("this cursor stands on no entry");
  }

  @Override
  public byte[] value() {
    throw new IllegalStateException("this cursor stands on no entry");
  }

  @Override
  public void close() {
    closed = true;
  }
}
