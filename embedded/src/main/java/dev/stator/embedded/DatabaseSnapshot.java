package dev.stator.embedded;

import dev.stator.engine.memory.MemoryImage;

/**
 * Everything that a database in memory held at one moment: tables, items, indexes, streams. Taking,
 * keeping and opening one copies no item; it never changes, and many databases can begin with it.
 */
public final class DatabaseSnapshot {
  /** A database without tables. */
  static final DatabaseSnapshot EMPTY = new DatabaseSnapshot(MemoryImage.EMPTY);

  private final MemoryImage image;

  DatabaseSnapshot(MemoryImage image) {
    this.image = image;
  }

  MemoryImage image() {
    return image;
  }
}
