package dev.stator.engine.catalog;

import dev.stator.engine.store.Batch;
import dev.stator.engine.store.Reader;
import dev.stator.engine.store.Space;
import dev.stator.engine.store.Store;
import dev.stator.engine.store.StoreOpenException;

/** The version of the layout that a store was written with. LAYOUT.md describes version 1. */
final class StoreFormat {
  private static final int VERSION = 1;

  private StoreFormat() {}

  /** Marks an empty store with the version, refuses one of another version. */
  static void check(Store store) {
    if (store.get(Space.META, MetaKeys.format()) == null) {
      store.commit(new Batch().put(Space.META, MetaKeys.format(), new byte[] {VERSION}));
    } else {
      requireReadable(store);
    }
  }

  /**
   * @throws StoreOpenException if another version wrote what {@code store} has
   */
  static void requireReadable(Reader store) {
    byte[] stored = store.get(Space.META, MetaKeys.format());
    if (stored != null && (stored.length != 1 || stored[0] != VERSION)) {
      throw new StoreOpenException(
          StoreOpenException.Reason.NEWER_FORMAT,
          "The data was written in format "
              + (stored.length == 1 ? Byte.toUnsignedInt(stored[0]) : "of unknown version")
              + "; this version reads format "
              + VERSION);
    }
  }
}
