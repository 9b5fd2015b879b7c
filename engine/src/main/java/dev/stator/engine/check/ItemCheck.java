package dev.stator.engine.check;

import dev.stator.engine.catalog.Table;
import dev.stator.engine.catalog.TableCounters;
import dev.stator.engine.codec.ItemCodec;
import dev.stator.engine.codec.ItemKeys;
import dev.stator.engine.finding.Findings;
import dev.stator.engine.store.Cursor;
import dev.stator.engine.store.Direction;
import dev.stator.engine.store.Reader;
import dev.stator.engine.store.Space;
import dev.stator.model.Item;
import dev.stator.model.ItemSize;
import java.util.Arrays;

/**
 * Every item of one table is stored under its key with its size, and the table's counters count.
 */
final class ItemCheck {
  private final Reader store;
  private final Table table;
  private final Findings findings;
  private long items;
  private long bytes;

  ItemCheck(Reader store, Table table, Findings findings) {
    this.store = store;
    this.table = table;
    this.findings = findings;
  }

  /** How many items there are. */
  long run() {
    try (Cursor cursor = store.scan(Space.DATA, ItemKeys.table(table.id()), Direction.ASCENDING)) {
      while (cursor.next()) {
        check(cursor.key(), cursor.value());
      }
    }
    TableCounters counters = TableCounters.read(store, table.id());
    if (counters.items() != items || counters.bytes() != bytes) {
      findings.add(
          "The table "
              + table.name()
              + " has "
              + items
              + " items of "
              + bytes
              + " bytes, but counted "
              + counters.items()
              + " of "
              + counters.bytes());
    }
    return items;
  }

  private void check(byte[] key, byte[] value) {
    Item item = ItemCodec.decode(value);
    int size = ItemSize.of(item);
    items++;
    bytes += size;
    if (ItemCodec.size(value) != size) {
      tell(key, "is stored with the size " + ItemCodec.size(value) + " instead of " + size);
    }
    boolean hasKey =
        table.keySchema().attributes().stream()
            .allMatch(attribute -> item.get(attribute.name()) != null);
    if (!hasKey) {
      tell(key, "has no key attributes");
    } else if (!Arrays.equals(table.storeKey(item), key)) {
      tell(key, "is stored under the key of another");
    }
  }

  private void tell(byte[] key, String what) {
    findings.add("An item of the table " + table.name() + " " + what + ": " + Findings.hex(key));
  }
}
