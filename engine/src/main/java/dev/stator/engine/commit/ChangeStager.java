package dev.stator.engine.commit;

import dev.stator.engine.catalog.CounterChanges;
import dev.stator.engine.catalog.Table;
import dev.stator.engine.codec.ItemCodec;
import dev.stator.engine.expiry.ExpiryIndex;
import dev.stator.engine.index.IndexChange;
import dev.stator.engine.store.Batch;
import dev.stator.engine.store.Reader;
import dev.stator.engine.store.Space;
import dev.stator.engine.stream.ItemChange;
import dev.stator.engine.stream.Stream;
import dev.stator.engine.stream.Streams;
import dev.stator.model.Item;
import java.util.List;

/**
 * Puts everything that one change of one item writes into a batch: the item, and with it whatever
 * must be true of the item at every moment: its entries in indexes, counters, its expiry entry. Its
 * record in the table's stream is handed on, because it gets its number when the batch is
 * committed. A batch may take in the changes of several items.
 */
final class ChangeStager {
  private final Reader store;
  private final ItemCollections collections;
  private final Streams streams;

  ChangeStager(Reader store, ItemCollections collections, Streams streams) {
    this.store = store;
    this.collections = collections;
    this.streams = streams;
  }

  /**
   * @param counters of the batch; they are staged when all changes are in
   * @param records of the batch, in the order of its changes
   */
  void stage(
      Batch batch, CounterChanges counters, List<ItemChange> records, Committer.Change change) {
    ItemWrite write = change.write();
    Written written = change.written();
    Table table = write.table();
    stageItem(batch, write, written);
    counters.add(table.counters(), change.stripe(), written.itemsDelta(), written.bytesDelta());
    stageIndexes(batch, counters, change);
    ExpiryIndex.stage(batch, table, write.storeKey(), written.before(), written.after());
    Stream stream = streams.openOf(table.id());
    if (stream != null) {
      boolean expired = write.mutation() instanceof Mutation.Expire;
      records.add(new ItemChange(stream, written.before(), written.after(), expired));
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

  private void stageIndexes(Batch batch, CounterChanges counters, Committer.Change change) {
    Table table = change.write().table();
    Written written = change.written();
    long collectionBytesDelta = written.bytesDelta();
    for (IndexChange index : IndexChange.between(table, written.before(), written.after())) {
      index.stage(batch, counters, store, change.stripe());
      if (!index.index().isGlobal()) {
        collectionBytesDelta += index.bytesDelta();
      }
    }
    if (table.definition().hasLocalIndexes()) {
      collections.stage(batch, change.write().storeKey(), collectionBytesDelta);
    }
  }
}
