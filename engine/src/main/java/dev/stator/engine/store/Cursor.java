package dev.stator.engine.store;

/**
 * A walk over entries; begins before the first. A failed read throws, it never looks like the end.
 * For one thread.
 */
public interface Cursor extends AutoCloseable {

  /** Steps to the next entry; false when there is none. */
  boolean next();

  /** The key of the entry it stands on; the caller's own copy. */
  byte[] key();

  /** The value of the entry it stands on; the caller's own copy. */
  byte[] value();

  @Override
  void close();
}
