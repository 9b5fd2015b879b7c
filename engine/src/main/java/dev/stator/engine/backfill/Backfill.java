package dev.stator.engine.backfill;

import dev.stator.engine.catalog.Alongside;
import dev.stator.engine.catalog.Catalog;
import dev.stator.engine.catalog.CounterChanges;
import dev.stator.engine.catalog.IndexState;
import dev.stator.engine.catalog.SecondaryIndex;
import dev.stator.engine.catalog.Table;
import dev.stator.engine.codec.ItemCodec;
import dev.stator.engine.codec.ItemKeys;
import dev.stator.engine.commit.LockStripes;
import dev.stator.engine.index.IndexEntry;
import dev.stator.engine.store.Batch;
import dev.stator.engine.store.Cursor;
import dev.stator.engine.store.Direction;
import dev.stator.engine.store.KeyRange;
import dev.stator.engine.store.Space;
import dev.stator.engine.store.Store;
import dev.stator.model.EngineError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The building of one index. An item whose entry is there already was written since the index
 * exists, and is left as it is; so it does no harm to do an item twice.
 */
public final class Backfill implements Runnable {
  private static final System.Logger LOG = System.getLogger(Backfill.class.getName());

  /** Items of one batch: few enough that writers seldom wait for their locks. */
  private static final int ITEMS = 64;

  private static final Duration RETRY_WHEN_FULL = Duration.ofSeconds(1);

  private final Store store;
  private final Catalog catalog;
  private final LockStripes locks;
  private final Table table;
  private final int indexId;
  private final CountDownLatch done = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);

  Backfill(Store store, Catalog catalog, LockStripes locks, Table table, int indexId) {
    this.store = store;
    this.catalog = catalog;
    this.locks = locks;
    this.table = table;
    this.indexId = indexId;
  }

  /** Whether it ended, in whatever way, before {@code wait} is over. */
  public boolean isDoneWithin(Duration wait) {
    try {
      return done.await(wait.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Lets it end after the batch that it is at. */
  void stop() {
    stopped.countDown();
  }

  @Override
  public void run() {
    try {
      KeyRange rest = ItemKeys.table(table.id());
      List<byte[]> keys = nextItems(rest);
      while (!keys.isEmpty() && isWanted()) {
        addWhenThereIsRoom(keys);
        byte[] last = keys.getLast();
        rest = new KeyRange(Arrays.copyOf(last, last.length + 1), rest.to());
        keys = nextItems(rest);
      }
      if (isWanted()) {
        activate();
      }
    } catch (EngineError.ResourceNotFound deleted) {
      LOG.log(System.Logger.Level.DEBUG, "The table {0} is gone", table.name());
    } catch (RuntimeException failed) {
      LOG.log(
          System.Logger.Level.ERROR,
          "An index of the table "
              + table.name()
              + " could not be built; the next start goes on with it",
          failed);
    } finally {
      done.countDown();
    }
  }

  private boolean isWanted() {
    return stopped.getCount() > 0 && index() != null;
  }

  /** The index, unless it was deleted meanwhile. */
  private @Nullable SecondaryIndex index() {
    for (SecondaryIndex index : table.indexes()) {
      if (index.definition().id() == indexId && !table.isDropped()) {
        return index;
      }
    }
    return null;
  }

  private List<byte[]> nextItems(KeyRange range) {
    List<byte[]> keys = new ArrayList<>(ITEMS);
    try (Cursor cursor = store.scan(Space.DATA, range, Direction.ASCENDING)) {
      while (keys.size() < ITEMS && cursor.next()) {
        keys.add(cursor.key());
      }
    }
    return keys;
  }

  private void addWhenThereIsRoom(List<byte[]> keys) {
    while (true) {
      try {
        add(keys);
        return;
      } catch (EngineError.StorageFull full) {
        if (isStoppedWithin(RETRY_WHEN_FULL)) {
          return;
        }
      }
    }
  }

  private boolean isStoppedWithin(Duration wait) {
    try {
      return stopped.await(wait.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private void add(List<byte[]> keys) {
    int[] stripes = keys.stream().mapToInt(this::stripe).sorted().distinct().toArray();
    for (int stripe : stripes) {
      locks.lock(stripe);
    }
    try {
      SecondaryIndex index = index();
      if (index == null) {
        return;
      }
      Batch batch = new Batch();
      CounterChanges counters = new CounterChanges();
      for (byte[] key : keys) {
        addOne(index, key, batch, counters);
      }
      if (!batch.isEmpty()) {
        counters.stage(batch);
        store.commit(batch);
        counters.committed();
      }
    } finally {
      locks.unlockAll(stripes);
    }
  }

  private void addOne(SecondaryIndex index, byte[] itemKey, Batch batch, CounterChanges counters) {
    byte[] stored = store.get(Space.DATA, itemKey);
    IndexEntry entry = stored == null ? null : IndexEntry.of(index, ItemCodec.decode(stored));
    if (entry != null && store.get(Space.DATA, entry.key()) == null) {
      batch.put(Space.DATA, entry.key(), entry.value(index));
      counters.add(index.counters(), stripe(itemKey), 1, entry.size());
    }
  }

  private int stripe(byte[] itemKey) {
    return locks.stripeOf(table.lockKey(itemKey));
  }

  private void activate() {
    catalog.change(
        table,
        definition ->
            definition.withIndexes(
                definition.indexes().stream()
                    .map(
                        index -> index.id() == indexId ? index.withState(IndexState.ACTIVE) : index)
                    .toList()),
        Alongside.NOTHING);
  }
}
