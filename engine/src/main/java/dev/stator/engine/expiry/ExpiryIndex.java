package dev.stator.engine.expiry;

import dev.stator.engine.catalog.Alongside;
import dev.stator.engine.catalog.Table;
import dev.stator.engine.catalog.TableDefinition;
import dev.stator.engine.codec.ItemKeys;
import dev.stator.engine.store.Batch;
import dev.stator.engine.store.Cursor;
import dev.stator.engine.store.Direction;
import dev.stator.engine.store.KeyRange;
import dev.stator.engine.store.Reader;
import dev.stator.engine.store.Space;
import dev.stator.model.Item;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The entries that tell which items expire when. */
public final class ExpiryIndex {
  private static final byte[] NOTHING = {};

  private ExpiryIndex() {}

  /** Adds what a change of an item changes of its entry; nothing if its table has no TTL. */
  public static void stage(
      Batch batch, Table table, byte[] storeKey, @Nullable Item before, @Nullable Item after) {
    String attribute = table.definition().ttlAttribute();
    if (attribute == null) {
      return;
    }
    OptionalLong from = Expiry.second(before, attribute);
    OptionalLong to = Expiry.second(after, attribute);
    if (from.equals(to)) {
      return;
    }
    from.ifPresent(
        second -> batch.delete(Space.LOG, ExpiryKeys.entry(table.id(), second, storeKey)));
    stageEntry(batch, table, storeKey, to);
  }

  /** Adds the entry of an item that was there before its table had TTL. */
  public static void stageExisting(Batch batch, Table table, byte[] storeKey, Item item) {
    String attribute = table.definition().ttlAttribute();
    if (attribute != null) {
      stageEntry(batch, table, storeKey, Expiry.second(item, attribute));
    }
  }

  private static void stageEntry(
      Batch batch, Table table, byte[] storeKey, OptionalLong expirySecond) {
    expirySecond.ifPresent(
        second -> batch.put(Space.LOG, ExpiryKeys.entry(table.id(), second, storeKey), NOTHING));
  }

  /** TTL was switched on: the items that are there are to be indexed. */
  public static Alongside enabling() {
    return (batch, table) ->
        batch.put(Space.META, ExpiryKeys.unindexed(table.id()), ItemKeys.table(table.id()).from());
  }

  /** TTL was switched off, or the table deleted. */
  public static Alongside disabling() {
    return ExpiryIndex::stageRemoval;
  }

  private static void stageRemoval(Batch batch, TableDefinition table) {
    batch.deleteRange(Space.LOG, ExpiryKeys.entries(table.id()));
    batch.delete(Space.META, ExpiryKeys.unindexed(table.id()));
  }

  /**
   * Keys of items that may have expired at {@code now}, in the order of their expiry.
   *
   * @param after the last entry of the page before; null for the first page
   */
  public static Page expired(
      Reader store, Table table, Instant now, byte @Nullable [] after, int limit) {
    KeyRange range = ExpiryKeys.entries(table.id(), Expiry.oldestSecond(now), now.getEpochSecond());
    if (after != null) {
      range = new KeyRange(Arrays.copyOf(after, after.length + 1), range.to());
    }
    byte[] tablePrefix = ItemKeys.table(table.id()).from();
    List<byte[]> keys = new ArrayList<>();
    byte[] last = null;
    try (Cursor cursor = store.scan(Space.LOG, range, Direction.ASCENDING)) {
      while (keys.size() < limit && cursor.next()) {
        last = cursor.key();
        keys.add(ExpiryKeys.storeKey(last, tablePrefix));
      }
    }
    return new Page(keys, keys.size() < limit ? null : last);
  }

  /**
   * @param storeKeys keys of items in the DATA space
   * @param last where the next page begins; null if this was the last one
   */
  public record Page(List<byte[]> storeKeys, byte @Nullable [] last) {}

  /** Tables whose items do not all have their entries yet, each with the first key to look at. */
  public static Map<Integer, byte[]> unindexed(Reader store) {
    Map<Integer, byte[]> tables = new LinkedHashMap<>();
    try (Cursor cursor = store.scan(Space.META, ExpiryKeys.unindexed(), Direction.ASCENDING)) {
      while (cursor.next()) {
        tables.put(ExpiryKeys.tableOfUnindexed(cursor.key()), cursor.value());
      }
    }
    return tables;
  }

  /** The first key of {@code table} that is still to be looked at; null if all were. */
  public static byte @Nullable [] unindexed(Reader store, Table table) {
    return store.get(Space.META, ExpiryKeys.unindexed(table.id()));
  }

  /** All items before {@code from} have their entries; all of the table if that is null. */
  public static void stageProgress(Batch batch, Table table, byte @Nullable [] from) {
    if (from == null) {
      batch.delete(Space.META, ExpiryKeys.unindexed(table.id()));
    } else {
      batch.put(Space.META, ExpiryKeys.unindexed(table.id()), from);
    }
  }
}
