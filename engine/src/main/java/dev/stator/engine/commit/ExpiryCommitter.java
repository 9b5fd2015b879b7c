package dev.stator.engine.commit;

import dev.stator.engine.catalog.Table;
import dev.stator.engine.expiry.ExpiryIndex;
import dev.stator.engine.store.Batch;
import dev.stator.engine.store.Store;
import dev.stator.model.Item;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Does what time to live asks for: several items as one batch, under the locks of all of them. */
public final class ExpiryCommitter {
  private final Store store;
  private final Committer committer;
  private final LockStripes locks;

  public ExpiryCommitter(Store store, Committer committer, LockStripes locks) {
    this.store = store;
    this.committer = committer;
    this.locks = locks;
  }

  /**
   * Deletes those of {@code storeKeys} whose time to live is over at {@code now}, as one batch.
   *
   * @return how many
   */
  public int expire(Table table, List<byte[]> storeKeys, Instant now) {
    int[] stripes = stripesOf(table, storeKeys);
    locks.lockAll(stripes);
    try {
      String attribute = table.definition().ttlAttribute();
      if (table.isDropped() || attribute == null) {
        return 0;
      }
      Mutation expire = new Mutation.Expire(attribute, now);
      List<Committer.Change> changes = new ArrayList<>();
      for (byte[] storeKey : storeKeys) {
        Item before = committer.read(storeKey);
        Written written = new Written(before, expire.apply(before));
        if (written.isChange()) {
          ItemWrite write = new ItemWrite(table, storeKey, null, false, expire);
          changes.add(new Committer.Change(write, written, locks.stripeOf(write.lockKey())));
        }
      }
      committer.store(new Batch(), changes);
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
    int[] stripes = storeKeys.isEmpty() ? locks.all() : stripesOf(table, storeKeys);
    locks.lockAll(stripes);
    try {
      // TTL may have been switched off, and on again by another attribute.
      if (table.isDropped() || !Arrays.equals(from, ExpiryIndex.unindexed(store, table))) {
        return;
      }
      Batch batch = new Batch();
      for (byte[] storeKey : storeKeys) {
        Item item = committer.read(storeKey);
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

  private int[] stripesOf(Table table, List<byte[]> storeKeys) {
    return locks.stripesOf(storeKeys.stream().map(table::lockKey).toList());
  }
}
