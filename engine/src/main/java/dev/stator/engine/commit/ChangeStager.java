package dev.stator.engine.commit;

import dev.stator.engine.catalog.CounterChanges;
import dev.stator.engine.codec.ItemCodec;
import dev.stator.engine.index.IndexChange;
import dev.stator.engine.store.Batch;
import dev.stator.engine.store.Reader;
import dev.stator.engine.store.Space;
import dev.stator.model.Item;

/**
 * Puts everything that one change of one item writes into a batch: the item, and with it whatever
 * must be true of the item at every moment. A batch may take in the changes of several items.
 */
final class ChangeStager {
  private final Reader store;
  private final ItemCollections collections;

  ChangeStager(Reader store, ItemCollections collections) {
    this.store = store;
    this.collections = collections;
  }

  /**
   * @param counters of the batch; they are staged when all changes are in
   * @param stripe the lock stripe that is held for the item
   */
  void stage(Batch batch, CounterChanges counters, ItemWrite write, Written written, int stripe) {
    stageItem(batch, write, written);
    counters.add(write.table().counters(), stripe, written.itemsDelta(), written.bytesDelta());
    long collectionBytesDelta = written.bytesDelta();
    for (IndexChange change :
        IndexChange.between(write.table(), written.before(), written.after())) {
      change.stage(batch, counters, store, stripe);
      if (!change.index().isGlobal()) {
        collectionBytesDelta += change.bytesDelta();
      }
    }
    if (write.table().definition().hasLocalIndexes()) {
      collections.stage(batch, write.storeKey(), collectionBytesDelta);
    }
  }

  private static void stageItem(Batch batch, ItemWrite write, Written written) {
    Item after = written.after();
    if (after == null) {
      batch.delete(Space.DATA, write.storeKey());
    } else {
      batch.put(Space.DATA, write.storeKey(), ItemCodec.encode(after));
    }
  }
}
