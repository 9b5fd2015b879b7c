package dev.stator.engine.catalog;

import dev.stator.engine.codec.ByteReader;
import dev.stator.engine.codec.ByteWriter;
import dev.stator.engine.store.Batch;
import dev.stator.engine.store.Cursor;
import dev.stator.engine.store.Direction;
import dev.stator.engine.store.Reader;
import dev.stator.engine.store.Space;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * How many items and bytes a table holds: exact, also after a restart, without a shared counter
 * that writers would wait for. Each lock stripe has a record of its own, changed in the batch of
 * the write and under the stripe's lock; their sum is the table's.
 */
public final class TableCounters {
  private final int tableId;
  private final LongAdder items = new LongAdder();
  private final LongAdder bytes = new LongAdder();
  private final Map<Integer, Sum> stripes;

  /** What the writes of one stripe added up to; may be negative. */
  private record Sum(long items, long bytes) {
    static final Sum ZERO = new Sum(0, 0);
  }

  private TableCounters(int tableId, Map<Integer, Sum> stripes) {
    this.tableId = tableId;
    this.stripes = new ConcurrentHashMap<>(stripes);
    for (Sum sum : stripes.values()) {
      items.add(sum.items);
      bytes.add(sum.bytes);
    }
  }

  static TableCounters empty(int tableId) {
    return new TableCounters(tableId, Map.of());
  }

  public static TableCounters read(Reader store, int tableId) {
    Map<Integer, Sum> stripes = new HashMap<>();
    try (Cursor cursor = store.scan(Space.META, MetaKeys.counters(tableId), Direction.ASCENDING)) {
      while (cursor.next()) {
        ByteReader in = new ByteReader(cursor.value());
        stripes.put(MetaKeys.stripeOf(cursor.key()), new Sum(in.getSigned(), in.getSigned()));
        in.requireEnd();
      }
    }
    return new TableCounters(tableId, stripes);
  }

  public long items() {
    return items.sum();
  }

  public long bytes() {
    return bytes.sum();
  }

  /**
   * Adds the stripe's new record to {@code batch}. The caller holds the stripe's lock until the
   * batch is committed and {@link #add} was called.
   */
  void stage(Batch batch, int stripe, long itemsDelta, long bytesDelta) {
    if (itemsDelta == 0 && bytesDelta == 0) {
      return;
    }
    Sum sum = plus(stripe, itemsDelta, bytesDelta);
    byte[] record = new ByteWriter().putSigned(sum.items).putSigned(sum.bytes).toArray();
    batch.put(Space.META, MetaKeys.counter(tableId, stripe), record);
  }

  /** Takes over what was staged, after its commit. */
  void add(int stripe, long itemsDelta, long bytesDelta) {
    if (itemsDelta == 0 && bytesDelta == 0) {
      return;
    }
    stripes.put(stripe, plus(stripe, itemsDelta, bytesDelta));
    items.add(itemsDelta);
    bytes.add(bytesDelta);
  }

  private Sum plus(int stripe, long itemsDelta, long bytesDelta) {
    Sum sum = stripes.getOrDefault(stripe, Sum.ZERO);
    return new Sum(sum.items + itemsDelta, sum.bytes + bytesDelta);
  }
}
