package dev.stator.engine.index;

import dev.stator.engine.catalog.SecondaryIndex;
import dev.stator.engine.catalog.Table;
import dev.stator.engine.catalog.TableCounters;
import dev.stator.engine.codec.ByteReader;
import dev.stator.engine.codec.IndexKeys;
import dev.stator.engine.codec.ItemCodec;
import dev.stator.engine.codec.ItemKeys;
import dev.stator.engine.finding.Findings;
import dev.stator.engine.store.Cursor;
import dev.stator.engine.store.Direction;
import dev.stator.engine.store.KeyRange;
import dev.stator.engine.store.Reader;
import dev.stator.engine.store.Space;
import dev.stator.model.Item;
import dev.stator.model.ItemSize;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Compares the indexes of one table with its items: every item has exactly the entries that a
 * computation from nothing gives it, every entry has its item, the counters and the sizes of item
 * collections are what they count. Reads everything once each way, keeps nothing but sums.
 */
public final class IndexCheck {
  private final Reader store;
  private final Table table;
  private final Findings findings;
  private long entriesRead;

  /**
   * @param store all as of one moment
   */
  public IndexCheck(Reader store, Table table, Findings findings) {
    this.store = store;
    this.table = table;
    this.findings = findings;
  }

  /** How many entries there are. What an index lacks that is being built is not told. */
  public long run() {
    checkItems();
    for (SecondaryIndex index : table.indexes()) {
      checkEntries(index);
    }
    checkCollections();
    return entriesRead;
  }

  private void checkItems() {
    for (SecondaryIndex index : table.indexes()) {
      checkItems(index);
    }
  }

  private void checkItems(SecondaryIndex index) {
    try (Cursor cursor = scan(ItemKeys.table(table.id()))) {
      while (cursor.next()) {
        IndexEntry entry = IndexEntry.of(index, ItemCodec.decode(cursor.value()));
        byte[] stored = entry == null ? null : store.get(Space.DATA, entry.key());
        if (entry != null && stored == null && index.definition().isActive()) {
          tell(index, "has no entry of the item " + Findings.hex(cursor.key()));
        } else if (entry != null && stored != null && !hasSameImage(stored, entry.value(index))) {
          tell(index, "has an outdated entry of the item " + Findings.hex(cursor.key()));
        }
      }
    }
  }

  private static boolean hasSameImage(byte[] stored, byte[] expected) {
    return Arrays.equals(stored, expected)
        || (stored.length > 0
            && expected.length > 0
            && ItemCodec.decode(stored).equals(ItemCodec.decode(expected)));
  }

  private void checkEntries(SecondaryIndex index) {
    long entries = 0;
    long bytes = 0;
    try (Cursor cursor = scan(IndexKeys.index(index.definition().id()))) {
      while (cursor.next()) {
        IndexEntry expected = IndexEntry.of(index, item(index, cursor.key()));
        if (expected == null || !Arrays.equals(expected.key(), cursor.key())) {
          tell(index, "has an entry without an item: " + Findings.hex(cursor.key()));
        }
        entries++;
        entriesRead++;
        bytes += expected == null ? 0 : expected.size();
      }
    }
    TableCounters counters = TableCounters.read(store, index.definition().id());
    if (counters.items() != entries || counters.bytes() != bytes) {
      tell(
          index,
          "has "
              + entries
              + " entries of "
              + bytes
              + " bytes, but counted "
              + counters.items()
              + " of "
              + counters.bytes());
    }
  }

  private @Nullable Item item(SecondaryIndex index, byte[] entryKey) {
    byte[] key =
        IndexKeys.itemKey(
            entryKey, table.id(), index.keySchema().sort() != null, !index.isGlobal());
    byte[] stored = store.get(Space.DATA, key);
    return stored == null ? null : ItemCodec.decode(stored);
  }

  /** Items of a collection are neighbours, so one sum at a time is enough. */
  private void checkCollections() {
    boolean kept = table.definition().hasLocalIndexes();
    long collections = 0;
    byte[] current = {};
    long size = 0;
    try (Cursor cursor = scan(ItemKeys.table(table.id()))) {
      while (kept && cursor.next()) {
        byte[] collection = ItemKeys.collectionOf(cursor.key());
        if (!Arrays.equals(collection, current)) {
          checkCollection(current, size);
          current = collection;
          collections++;
          size = 0;
        }
        size += sizeInCollection(ItemCodec.decode(cursor.value()));
      }
    }
    checkCollection(current, size);
    checkNumberOfCollections(collections);
  }

  private long sizeInCollection(Item item) {
    long size = ItemSize.of(item);
    for (SecondaryIndex index : table.indexes()) {
      IndexEntry entry = index.isGlobal() ? null : IndexEntry.of(index, item);
      size += entry == null ? 0 : entry.size();
    }
    return size;
  }

  private void checkCollection(byte[] key, long size) {
    if (key.length == 0) {
      return;
    }
    byte[] stored = store.get(Space.DATA, key);
    long kept = stored == null ? 0 : new ByteReader(stored).getVarint();
    if (kept != size) {
      tell(
          "The item collection "
              + Findings.hex(key)
              + " has "
              + size
              + " bytes, but counted "
              + kept);
    }
  }

  private void checkNumberOfCollections(long expected) {
    long kept = 0;
    try (Cursor cursor = scan(ItemKeys.collections(table.id()))) {
      while (cursor.next()) {
        kept++;
      }
    }
    if (kept != expected) {
      tell(
          "The table "
              + table.name()
              + " has "
              + expected
              + " item collections, but keeps the sizes of "
              + kept);
    }
  }

  private Cursor scan(KeyRange range) {
    return store.scan(Space.DATA, range, Direction.ASCENDING);
  }

  private void tell(SecondaryIndex index, String what) {
    tell("The index " + index.name() + " of the table " + table.name() + " " + what);
  }

  private void tell(String problem) {
    findings.add(problem);
  }
}
