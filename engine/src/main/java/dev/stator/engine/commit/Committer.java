package dev.stator.engine.commit;

import dev.stator.engine.catalog.TableLookup;
import dev.stator.engine.codec.ItemCodec;
import dev.stator.engine.store.Batch;
import dev.stator.engine.store.Space;
import dev.stator.engine.store.Store;
import dev.stator.model.EngineError;
import dev.stator.model.Item;
import dev.stator.model.expression.Condition;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Does writes: each as one batch, under its item's lock from reading the item to its commit. */
public final class Committer {
  private final Store store;
  private final LockStripes locks;
  private final ChangeStager stager = new ChangeStager();

  public Committer(Store store, LockStripes locks) {
    this.store = store;
    this.locks = locks;
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
      // What changes nothing is not written: no sync to wait for, and later no stream record.
      if (!Objects.equals(before, written.after())) {
        store(write, written, stripe);
      }
      return written;
    } finally {
      locks.unlock(stripe);
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

  private void store(ItemWrite write, Written written, int stripe) {
    Batch batch = new Batch();
    stager.stage(batch, write, written, stripe);
    store.commit(batch);
    stager.committed(write, written, stripe);
  }
}
