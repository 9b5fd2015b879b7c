package dev.stator.engine.commit;

import dev.stator.engine.catalog.Table;
import dev.stator.engine.codec.ItemCodec;
import dev.stator.engine.expiry.ExpiryIndex;
import dev.stator.engine.store.Batch;
import dev.stator.engine.store.Space;
import dev.stator.engine.stream.ItemChange;
import dev.stator.engine.stream.Stream;
import dev.stator.engine.stream.Streams;
import dev.stator.model.Item;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Commits changes of items, each with everything that must be true of the item at every moment: its
 * counters, its expiry entry, its record in the table's stream. A batch may take in the changes of
 * several items.
 */
final class ChangeStager {
  private final Streams streams;

  ChangeStager(Streams streams) {
    this.streams = streams;
  }

  /**
   * A change that is to be committed.
   *
   * @param stripe the lock stripe that is held for the item
   */
  record Change(ItemWrite write, Written written, int stripe) {}

  /**
   * Commits {@code batch} together with {@code changes}, none of which may leave its item as it
   * was. The records in streams have the order of {@code changes}.
   */
  void commit(Batch batch, List<Change> changes) {
    Map<Counter, Delta> deltas = deltas(changes);
    changes.forEach(change -> stage(batch, change));
    deltas.forEach(
        (counter, delta) ->
            counter.table.counters().stage(batch, counter.stripe, delta.items, delta.bytes));
    streams.log().commit(batch, streamed(changes));
    deltas.forEach(
        (counter, delta) -> counter.table.counters().add(counter.stripe, delta.items, delta.bytes));
  }

  private static void stage(Batch batch, Change change) {
    ItemWrite write = change.write;
    Item after = change.written.after();
    if (after == null) {
      batch.delete(Space.DATA, write.storeKey());
    } else {
      batch.put(Space.DATA, write.storeKey(), ItemCodec.encode(after));
    }
    ExpiryIndex.stage(batch, write.table(), write.storeKey(), change.written.before(), after);
  }

  /** A record of counters: one batch has one value for it, also if several items change it. */
  private record Counter(Table table, int stripe) {}

  private record Delta(long items, long bytes) {
    Delta plus(Delta other) {
      return new Delta(items + other.items, bytes + other.bytes);
    }
  }

  private static Map<Counter, Delta> deltas(List<Change> changes) {
    Map<Counter, Delta> deltas = new LinkedHashMap<>();
    for (Change change : changes) {
      Written written = change.written;
      deltas.merge(
          new Counter(change.write.table(), change.stripe),
          new Delta(written.itemsDelta(), written.bytesDelta()),
          Delta::plus);
    }
    return deltas;
  }

  private List<ItemChange> streamed(List<Change> changes) {
    List<ItemChange> streamed = new ArrayList<>(changes.size());
    for (Change change : changes) {
      Stream stream = streams.openOf(change.write.table().id());
      if (stream != null) {
        streamed.add(
            new ItemChange(
                stream,
                change.written.before(),
                change.written.after(),
                change.write.mutation() instanceof Mutation.Expire));
      }
    }
    return streamed;
  }
}
