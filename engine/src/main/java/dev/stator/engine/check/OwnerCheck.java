package dev.stator.engine.check;

import dev.stator.engine.catalog.Table;
import dev.stator.engine.codec.IndexKeys;
import dev.stator.engine.codec.ItemKeys;
import dev.stator.engine.finding.Findings;
import dev.stator.engine.store.Cursor;
import dev.stator.engine.store.Direction;
import dev.stator.engine.store.KeyRange;
import dev.stator.engine.store.Reader;
import dev.stator.engine.store.Space;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Nothing is left in the DATA space of tables and indexes that are not there any more. */
final class OwnerCheck {
  private OwnerCheck() {}

  static void run(Reader store, List<Table> tables, Findings findings) {
    List<KeyRange> owned = new ArrayList<>();
    for (Table table : tables) {
      owned.add(ItemKeys.table(table.id()));
      owned.add(ItemKeys.collections(table.id()));
      table.indexes().forEach(index -> owned.add(IndexKeys.index(index.definition().id())));
    }
    owned.sort((one, other) -> Arrays.compareUnsigned(one.from(), other.from()));
    byte[] from = {};
    for (KeyRange range : owned) {
      tellAll(store, new KeyRange(from, range.from()), findings);
      from = Objects.requireNonNull(range.to());
    }
    tellAll(store, new KeyRange(from, null), findings);
  }

  private static void tellAll(Reader store, KeyRange between, Findings findings) {
    try (Cursor cursor = store.scan(Space.DATA, between, Direction.ASCENDING)) {
      while (cursor.next()) {
        findings.add("This key belongs to no table: " + Findings.hex(cursor.key()));
      }
    }
  }
}
