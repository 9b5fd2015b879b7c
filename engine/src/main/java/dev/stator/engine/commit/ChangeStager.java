package dev.stator.engine.commit;

import dev.stator.engine.catalog.CounterChanges;
import dev.stator.engine.codec.ItemCodec;
import dev.stator.engine.expiry.ExpiryIndex;
import dev.stator.engine.store.Batch;
import dev.stator.engine.store.Space;
import dev.stator.engine.stream.ItemChange;
import dev.stator.engine.stream.Stream;
import dev.stator.engine.stream.Streams;
import dev.stator.model.Item;
import java.util.List;

/**
 * Puts everything that one change of one item writes into a batch: the item, and with it whatever
 * must be true of the item at every moment: counters, its expiry entry. Its record in the table's
 * stream is handed on, because it gets its number when the batch is committed. A batch may take in
 * the changes of several items.
 */
final class ChangeStager {
  private final Streams streams;

  ChangeStager(Streams streams) {
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
    stageItem(batch, write, written);
    counters.add(
        write.table().counters(), change.stripe(), written.itemsDelta(), written.bytesDelta());
    ExpiryIndex.stage(batch, write.table(), write.storeKey(), written.before(), written.after());
    Stream stream = streams.openOf(write.table().id());
    if (stream != null) {
      records.add(
          new ItemChange(
              stream,
              written.before(),
              written.after(),
              write.mutation() instanceof Mutation.Expire));
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
