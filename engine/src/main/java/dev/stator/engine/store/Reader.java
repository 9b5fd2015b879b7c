package dev.stator.engine.store;

import org.jspecify.annotations.Nullable;

/** Reads of bytes. Keys are ordered as unsigned bytes. */
public interface Reader {

  /** The value of {@code key}, or null. The array is the caller's own. */
  byte @Nullable [] get(Space space, byte[] key);

  /**
   * The entries of {@code range}, in {@code direction}, as they were when this was called. Close
   * it.
   */
  Cursor scan(Space space, KeyRange range, Direction direction);
}
