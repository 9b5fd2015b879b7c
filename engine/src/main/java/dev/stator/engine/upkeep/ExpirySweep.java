package dev.stator.engine.upkeep;

import dev.stator.engine.catalog.Catalog;
import dev.stator.engine.catalog.Table;
import dev.stator.engine.codec.ItemKeys;
import dev.stator.engine.commit.ExpiryCommitter;
import dev.stator.engine.expiry.ExpiryIndex;
import dev.stator.engine.store.Cursor;
import dev.stator.engine.store.Direction;
import dev.stator.engine.store.KeyRange;
import dev.stator.engine.store.Space;
import dev.stator.engine.store.Store;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Deletes items whose time to live is over, and gives items that were there before their table had
 * TTL their entries. A few at a time: who writes one of them meanwhile waits for one batch only.
 */
final class ExpirySweep {
  /** Items of one batch. */
  private static final int ITEMS_AT_ONCE = 64;

  private final Store store;
  private final Catalog catalog;
  private final ExpiryCommitter committer;
  private final InstantSource clock;
  private final BooleanSupplier stopping;

  /**
   * @param stopping asked between two batches: whether to leave the rest for later
   */
  ExpirySweep(
      Store store,
      Catalog catalog,
      ExpiryCommitter committer,
      InstantSource clock,
      BooleanSupplier stopping) {
    this.store = store;
    this.catalog = catalog;
    this.committer = committer;
    this.clock = clock;
    this.stopping = stopping;
  }

  /** Indexes what is to be indexed. */
  void index() {
    for (Map.Entry<Integer, byte[]> unindexed : ExpiryIndex.unindexed(store).entrySet()) {
      Table table = catalog.find(unindexed.getKey());
      if (table != null) {
        index(table);
      }
    }
  }

  private void index(Table table) {
    byte[] end = ItemKeys.table(table.id()).to();
    byte[] from = ExpiryIndex.unindexed(store, table);
    while (from != null && !stopping.getAsBoolean()) {
      List<byte[]> keys = keys(new KeyRange(from, end));
      byte[] next = keys.size() < ITEMS_AT_ONCE ? null : following(keys.getLast());
      committer.indexExpiries(table, keys, from, next);
      from = ExpiryIndex.unindexed(store, table);
    }
  }

  private List<byte[]> keys(KeyRange range) {
    List<byte[]> keys = new ArrayList<>();
    try (Cursor cursor = store.scan(Space.DATA, range, Direction.ASCENDING)) {
      while (keys.size() < ITEMS_AT_ONCE && cursor.next()) {
        keys.add(cursor.key());
      }
    }
    return keys;
  }

  /** The least key that is greater. */
  private static byte[] following(byte[] key) {
    return Arrays.copyOf(key, key.length + 1);
  }

  /** Deletes what has expired by now. */
  void sweep() {
    Instant now = clock.instant();
    for (Table table : catalog.after(null).values()) {
      if (table.definition().ttlAttribute() != null) {
        sweep(table, now);
      }
    }
  }

  private void sweep(Table table, Instant now) {
    byte[] after = null;
    do {
      ExpiryIndex.Page page = ExpiryIndex.expired(store, table, now, after, ITEMS_AT_ONCE);
      if (!page.storeKeys().isEmpty()) {
        committer.expire(table, page.storeKeys(), now);
      }
      after = page.last();
    } while (after != null && !stopping.getAsBoolean());
  }
}
