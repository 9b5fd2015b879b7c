package dev.stator.engine.commit;

import dev.stator.engine.catalog.CounterChanges;
import dev.stator.engine.catalog.TableLookup;
import dev.stator.engine.codec.ItemCodec;
import dev.stator.engine.store.Batch;
import dev.stator.engine.store.Space;
import dev.stator.engine.store.Store;
import dev.stator.engine.stream.ItemChange;
import dev.stator.engine.stream.Streams;
import dev.stator.model.EngineError;
import dev.stator.model.Item;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Does writes: each as one batch, under its item's lock from reading the item to its commit. */
public final class Committer {
  private final Store store;
  private final LockStripes locks;
  private final Streams streams;
  private final ChangeStager stager;

  public Committer(Store store, LockStripes locks, ItemCollections collections, Streams streams) {
    this.store = store;
    this.locks = locks;
    this.streams = streams;
    this.stager = new ChangeStager(store, collections, streams);
  }

  /** A write that was evaluated, under the lock of {@code stripe}. */
  record Change(ItemWrite write, Written written, int stripe) {}

  /**
   * @throws EngineError.ConditionalCheckFailed if the condition is false
   * @throws EngineError.ResourceNotFound if the table was deleted meanwhile
   * @throws EngineError.Validation if the update cannot be applied to the item, or an index cannot
   *     take the item
   * @throws EngineError.ItemCollectionSizeLimitExceeded if the item's collection would outgrow its
   *     limit
   */
  public Written commit(ItemWrite write) {
    int stripe = locks.stripeOf(write.lockKey());
    locks.lock(stripe);
    try {
      Item before = read(write);
      if (!write.isMetBy(before)) {
        throw new EngineError.ConditionalCheckFailed(write.tellItemOnFailure() ? before : null);
      }
      Written written = write.apply(before);
      store(new Batch(), List.of(new Change(write, written, stripe)));
      return written;
    } finally {
      locks.unlock(stripe);
    }
  }

  /**
   * Does writes of different items, none of which has a condition, as one batch: one wait for the
   * disk instead of one for each. All are done, or with an error none.
   *
   * @throws EngineError as {@link #commit} does
   */
  List<Written> commitTogether(List<ItemWrite> writes) {
    int[] stripes = locks.stripesOf(writes.stream().map(ItemWrite::lockKey).toList());
    locks.lockAll(stripes);
    try {
      List<Change> changes = new ArrayList<>(writes.size());
      for (ItemWrite write : writes) {
        Written written = write.apply(read(write));
        changes.add(new Change(write, written, locks.stripeOf(write.lockKey())));
      }
      store(new Batch(), changes);
      return changes.stream().map(Change::written).toList();
    } finally {
      locks.unlockAll(stripes);
    }
  }

  /**
   * The item as it stands; null if there is none. Under its lock.
   *
   * @throws EngineError.ResourceNotFound if the table was deleted since it was looked up
   */
  @Nullable Item read(ItemWrite write) {
    if (write.table().isDropped()) {
      throw TableLookup.itemsNotFound();
    }
    return read(write.storeKey());
  }

  @Nullable Item read(byte[] storeKey) {
    byte[] stored = store.get(Space.DATA, storeKey);
    return stored == null ? null : ItemCodec.decode(stored);
  }

  /** Adds {@code changes} to what {@code batch} has, and commits it unless it stays empty. */
  void store(Batch batch, List<Change> changes) {
    CounterChanges counters = new CounterChanges();
    List<ItemChange> records = new ArrayList<>(changes.size());
    for (Change change : changes) {
      // What changes nothing is not written: no sync to wait for, no stream record.
      if (change.written().isChange()) {
        stager.stage(batch, counters, records, change);
      }
    }
    if (!batch.isEmpty()) {
      counters.stage(batch);
      streams.log().commit(batch, records);
      counters.committed();
    }
  }
}
