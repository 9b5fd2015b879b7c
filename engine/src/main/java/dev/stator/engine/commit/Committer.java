package dev.stator.engine.commit;

import dev.stator.engine.catalog.Table;
import dev.stator.engine.catalog.TableLookup;
import dev.stator.engine.codec.ItemCodec;
import dev.stator.engine.expiry.ExpiryIndex;
import dev.stator.engine.store.Batch;
import dev.stator.engine.store.Space;
import dev.stator.engine.store.Store;
import dev.stator.engine.stream.Streams;
import dev.stator.model.EngineError;
import dev.stator.model.Item;
import dev.stator.model.expression.Condition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Does writes: each as one batch, under its item's lock from reading the item to its commit. */
public final class Committer {
  private final Store store;
  private final LockStripes locks;
  private final ChangeStager stager;

  public Committer(Store store, LockStripes locks, Streams streams) {
    this.store = store;
    this.locks = locks;
    this.stager = new ChangeStager(streams);
  }

  /**
   * @throws EngineError.ConditionalCheckFailed if the condition is false
   * @throws EngineError.ResourceNotFound if the table was deleted meanwhile
   * @throws EngineError.Validation if the update cannot be applied to the item
   */
  public Written commit(ItemWrite write) {
    int stripe = locks.stripeOf(write.storeKey());
    locks.lock(stripe);
    try {
      if (write.table().isDropped()) {
        throw TableLookup.itemsNotFound();
      }
      Item before = read(write.storeKey());
      requireCondition(write, before);
      Written written = new Written(before, write.mutation().apply(before));
      // What changes nothing is not written: no sync to wait for, no stream record.
      if (!Objects.equals(before, written.after())) {
        stager.commit(new Batch(), List.of(new ChangeStager.Change(write, written, stripe)));
      }
      return written;
    } finally {
      locks.unlock(stripe);
    }
  }

  /**
   * Deletes those of {@code storeKeys} whose time to live is over at {@code now}, as one batch.
   *
   * @return how many
   */
  public int expire(Table table, List<byte[]> storeKeys, Instant now) {
    int[] stripes = locks.stripesOf(storeKeys);
    locks.lockAll(stripes);
    try {
      String attribute = table.definition().ttlAttribute();
      if (table.isDropped() || attribute == null) {
        return 0;
      }
      Mutation expire = new Mutation.Expire(attribute, now);
      List<ChangeStager.Change> changes = new ArrayList<>();
      for (byte[] storeKey : storeKeys) {
        Item before = read(storeKey);
        Written written = new Written(before, expire.apply(before));
        if (before != null && written.after() == null) {
          ItemWrite write = new ItemWrite(table, storeKey, null, false, expire);
          changes.add(new ChangeStager.Change(write, written, locks.stripeOf(storeKey)));
        }
      }
      if (!changes.isEmpty()) {
        stager.commit(new Batch(), changes);
      }
      return changes.size();
    } finally {
      locks.unlockAll(stripes);
    }
  }

  /**
   * Gives items that were there before their table had TTL their expiry entries.
   *
   * @param from what {@link ExpiryIndex#unindexed} told when {@code storeKeys} were read
   * @param next where to go on; null if these were the last
   */
  public void indexExpiries(
      Table table, List<byte[]> storeKeys, byte[] from, byte @Nullable [] next) {
    int[] stripes = storeKeys.isEmpty() ? locks.all() : locks.stripesOf(storeKeys);
    locks.lockAll(stripes);
    try {
      // TTL may have been switched off, and on again by another attribute.
      if (table.isDropped() || !Arrays.equals(from, ExpiryIndex.unindexed(store, table))) {
        return;
      }
      Batch batch = new Batch();
      for (byte[] storeKey : storeKeys) {
        Item item = read(storeKey);
        if (item != null) {
          ExpiryIndex.stageExisting(batch, table, storeKey, item);
        }
      }
      ExpiryIndex.stageProgress(batch, table, next);
      store.commit(batch);
    } finally {
      locks.unlockAll(stripes);
    }
  }

  private @Nullable Item read(byte[] storeKey) {
    byte[] stored = store.get(Space.DATA, storeKey);
    return stored == null ? null : ItemCodec.decode(stored);
  }

  private static void requireCondition(ItemWrite write, @Nullable Item before) {
    Condition condition = write.condition();
    if (condition != null && !condition.test(before == null ? Item.EMPTY : before)) {
      throw new EngineError.ConditionalCheckFailed(write.tellItemOnFailure() ? before : null);
    }
  }
}
