package dev.stator.engine.expiry;

import dev.stator.engine.catalog.Table;
import dev.stator.engine.codec.ItemCodec;
import dev.stator.engine.codec.ItemKeys;
import dev.stator.engine.finding.Findings;
import dev.stator.engine.store.Cursor;
import dev.stator.engine.store.Direction;
import dev.stator.engine.store.Reader;
import dev.stator.engine.store.Space;
import dev.stator.model.Item;
import java.util.Arrays;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Compares the expiry entries of one table with its items: an item that expires has its entry, in
 * its second, and every entry has its item. A table without TTL has no entries.
 */
public final class ExpiryCheck {
  private final Reader store;
  private final Table table;
  private final @Nullable String attribute;
  private final Findings findings;

  private ExpiryCheck(Reader store, Table table, Findings findings) {
    this.store = store;
    this.table = table;
    this.attribute = table.definition().ttlAttribute();
    this.findings = findings;
  }

  /** How many entries there are. */
  public static long run(Reader store, Table table, Findings findings) {
    ExpiryCheck check = new ExpiryCheck(store, table, findings);
    check.checkItems();
    return check.checkEntries();
  }

  private void checkItems() {
    if (attribute == null) {
      return;
    }
    byte[] unindexed = ExpiryIndex.unindexed(store, table);
    try (Cursor cursor = store.scan(Space.DATA, ItemKeys.table(table.id()), Direction.ASCENDING)) {
      while (cursor.next()) {
        byte[] key = cursor.key();
        // What is still to be indexed may have its entry or not.
        boolean indexed = unindexed == null || Arrays.compareUnsigned(key, unindexed) < 0;
        OptionalLong second = Expiry.second(ItemCodec.decode(cursor.value()), attribute);
        if (indexed && second.isPresent() && !isThere(second.getAsLong(), key)) {
          tell("has no expiry entry of the item " + Findings.hex(key));
        }
      }
    }
  }

  private boolean isThere(long second, byte[] key) {
    return store.get(Space.LOG, ExpiryKeys.entry(table.id(), second, key)) != null;
  }

  private long checkEntries() {
    long entries = 0;
    byte[] prefix = ItemKeys.table(table.id()).from();
    try (Cursor cursor =
        store.scan(Space.LOG, ExpiryKeys.entries(table.id()), Direction.ASCENDING)) {
      while (cursor.next()) {
        entries++;
        byte[] entry = cursor.key();
        if (!Arrays.equals(entry, expected(ExpiryKeys.storeKey(entry, prefix)))) {
          tell("has an expiry entry that is of no item: " + Findings.hex(entry));
        }
      }
    }
    return entries;
  }

  /** The entry of the item with this key; null if there is none or it never expires. */
  private byte @Nullable [] expected(byte[] storeKey) {
    byte[] stored = attribute == null ? null : store.get(Space.DATA, storeKey);
    Item item = stored == null ? null : ItemCodec.decode(stored);
    OptionalLong second = attribute == null ? OptionalLong.empty() : Expiry.second(item, attribute);
    return second.isEmpty() ? null : ExpiryKeys.entry(table.id(), second.getAsLong(), storeKey);
  }

  private void tell(String what) {
    findings.add("The table " + table.name() + " " + what);
  }
}
