package dev.stator.engine.stream;

import dev.stator.engine.catalog.Table;
import dev.stator.engine.codec.ItemCodec;
import dev.stator.engine.finding.Findings;
import dev.stator.engine.store.Cursor;
import dev.stator.engine.store.Direction;
import dev.stator.engine.store.Reader;
import dev.stator.engine.store.Space;
import dev.stator.model.Item;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compares the records of streams with each other and with the items: each follows from the one
 * before of its item, and what the last one tells of an item is what the table has.
 *
 * <p>Of each item that has records a hash is kept in memory, of {@value #ITEMS_MAX} items at most;
 * those beyond are read, but not compared.
 */
public final class StreamCheck {
  /** About 200 MB. */
  private static final int ITEMS_MAX = 2_000_000;

  private final Reader store;
  private final StreamDefinition stream;
  private final @Nullable Table table;
  private final Findings findings;
  private final Map<ByteBuffer, Last> lastOfItems = new HashMap<>();
  private long records;
  private long lastMillis = Long.MIN_VALUE;

  /**
   * What the last record of an item told.
   *
   * @param exists whether there is an item afterwards
   * @param hash of the item; null if the view type does not have it
   */
  private record Last(boolean exists, @Nullable Integer hash) {}

  private StreamCheck(
      Reader store, StreamDefinition stream, @Nullable Table table, Findings findings) {
    this.store = store;
    this.stream = stream;
    this.table = table;
    this.findings = findings;
  }

  /** How many records there are. */
  public static long run(Reader store, List<Table> tables, Findings findings) {
    Map<Integer, Table> byId = new HashMap<>();
    tables.forEach(table -> byId.put(table.id(), table));
    byte[] stored = store.get(Space.META, StreamKeys.reserved());
    long reserved = stored == null ? 0 : ByteBuffer.wrap(stored).getLong();
    long records = 0;
    try (Cursor cursor = store.scan(Space.META, StreamKeys.streams(), Direction.ASCENDING)) {
      while (cursor.next()) {
        StreamDefinition stream = StreamDefinitionCodec.decode(cursor.value());
        StreamCheck check = new StreamCheck(store, stream, byId.get(stream.tableId()), findings);
        records += check.run(reserved);
      }
    }
    return records;
  }

  private long run(long reserved) {
    long end = stream.closing() == null ? reserved : stream.closing().before();
    try (Cursor cursor =
        store.scan(Space.LOG, StreamKeys.records(stream.id()), Direction.ASCENDING)) {
      while (cursor.next()) {
        long number = StreamKeys.number(cursor.key());
        if (number < stream.id() || number >= end) {
          tell(number, "lies outside of the stream");
        }
        check(number, LoggedRecordCodec.decode(cursor.value()));
      }
    }
    if (stream.closing() == null) {
      compareWithTable();
    }
    return records;
  }

  private void check(long number, LoggedRecord logged) {
    records++;
    if (logged.time().toEpochMilli() < lastMillis) {
      tell(number, "is of an earlier time than the one before");
    }
    lastMillis = logged.time().toEpochMilli();
    if (table == null) {
      return;
    }
    ByteBuffer key = ByteBuffer.wrap(table.storeKey(logged.keys()));
    Last before = lastOfItems.get(key);
    if (before != null) {
      follow(number, before, logged);
    }
    boolean exists =
        switch (logged.event()) {
          case INSERT, MODIFY -> true;
          case REMOVE, EXPIRE -> false;
        };
    if (before != null || lastOfItems.size() < ITEMS_MAX) {
      lastOfItems.put(key, new Last(exists, hash(logged.newImage())));
    }
  }

  private void follow(long number, Last before, LoggedRecord logged) {
    boolean inserts = logged.event() == LoggedRecord.Event.INSERT;
    if (inserts == before.exists()) {
      tell(number, "does not follow from the one before of its item: " + logged.event());
    } else if (before.hash() != null
        && logged.oldImage() != null
        && !before.hash().equals(hash(logged.oldImage()))) {
      tell(number, "has an old image that is not the new one of the record before");
    }
  }

  private void compareWithTable() {
    lastOfItems.forEach(
        (key, last) -> {
          byte[] stored = store.get(Space.DATA, bytes(key));
          if (last.exists() != (stored != null)) {
            tell(key, last.exists() ? "tells of an item that is not there" : "tells of no item");
          } else if (last.hash() != null
              && stored != null
              && !last.hash().equals(hash(ItemCodec.decode(stored)))) {
            tell(key, "tells of another item than the table has");
          }
        });
  }

  private static @Nullable Integer hash(@Nullable Item image) {
    return image == null ? null : image.hashCode();
  }

  private void tell(long number, String what) {
    findings.add("The record " + number + " of the stream of " + stream.tableName() + " " + what);
  }

  private static byte[] bytes(ByteBuffer key) {
    byte[] bytes = new byte[key.remaining()];
    key.duplicate().get(bytes);
    return bytes;
  }

  private void tell(ByteBuffer key, String what) {
    findings.add(
        "The last record of the stream of "
            + stream.tableName()
            + " for the item "
            + Findings.hex(bytes(key))
            + " "
            + what);
  }
}
