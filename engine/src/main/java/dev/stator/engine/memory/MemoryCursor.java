package dev.stator.engine.memory;

import dev.stator.engine.store.Cursor;
import org.jspecify.annotations.Nullable;

/** A {@link Walk} as a cursor. */
final class MemoryCursor implements Cursor {
  private final MemoryStore store;
  private final Walk<byte[], byte[]> walk;
  private @Nullable Node<byte[], byte[]> current;
  private boolean closed;

  MemoryCursor(MemoryStore store, Walk<byte[], byte[]> walk) {
    this.store = store;
    this.walk = walk;
  }

  @Override
  public boolean next() {
    checkOpen();
    current = walk.next();
    return current != null;
  }

  @Override
  public byte[] key() {
    return current().key.clone();
  }

  @Override
  public byte[] value() {
    return current().value.clone();
  }

  @Override
  public void close() {
    closed = true;
    current = null;
  }

  private Node<byte[], byte[]> current() {
    checkOpen();
    Node<byte[], byte[]> node = current;
    if (node == null) {
      throw new IllegalStateException("this cursor stands on no entry");
    }
    return node;
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalStateException("this cursor is closed");
    }
    store.checkOpen();
  }
}
