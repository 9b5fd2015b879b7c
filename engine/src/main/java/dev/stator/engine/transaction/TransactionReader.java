package dev.stator.engine.transaction;

import dev.stator.engine.capacity.TransactionCapacity;
import dev.stator.engine.catalog.Table;
import dev.stator.engine.catalog.TableLookup;
import dev.stator.engine.codec.ItemCodec;
import dev.stator.engine.store.Snapshot;
import dev.stator.engine.store.Space;
import dev.stator.engine.store.Store;
import dev.stator.engine.validation.KeyRules;
import dev.stator.engine.validation.ScalarKeyRules;
import dev.stator.model.Item;
import dev.stator.model.operation.ItemResponse;
import java.util.ArrayList;
import java.util.List;

/** Reads several items as they were at one moment. */
public final class TransactionReader {
  private final Store store;
  private final TableLookup lookup;

  public TransactionReader(Store store, TableLookup lookup) {
    this.store = store;
    this.lookup = lookup;
  }

  /** What was read, in the order of the actions. */
  public record Reads(List<ItemResponse> responses, TransactionCapacity capacity) {}

  private record Target(ReadAction action, Table table) {
    byte[] storeKey() {
      KeyRules.checkKey(table.keySchema(), action.key());
      return table.storeKey(action.key());
    }
  }

  /**
   * @throws dev.stator.model.EngineError.TransactionCanceled if a key is none of its table's
   * @throws dev.stator.model.EngineError.Validation if two reads are of one item, or the items are
   *     more than 4 MB together
   */
  public Reads read(List<ReadAction> actions) {
    List<Target> targets =
        actions.stream()
            .map(action -> new Target(action, lookup.itemsOf(action.tableName())))
            .toList();
    for (Target target : targets) {
      ScalarKeyRules.check(target.table(), target.action().projection());
      KeyRules.checkNoneEmpty(target.table().keySchema(), target.action().key());
    }
    List<byte[]> keys = ActionTargets.find(targets, Target::storeKey);
    ActionTargets.requireDistinct(keys, key -> key);
    try (Snapshot snapshot = store.snapshot()) {
      return read(snapshot, targets, keys);
    }
  }

  private static Reads read(Snapshot snapshot, List<Target> targets, List<byte[]> keys) {
    List<ItemResponse> responses = new ArrayList<>();
    TransactionCapacity capacity = new TransactionCapacity();
    long bytes = 0;
    for (int at = 0; at < keys.size(); at++) {
      byte[] stored = snapshot.get(Space.DATA, keys.get(at));
      int size = stored == null ? 0 : ItemCodec.size(stored);
      bytes += size;
      ActionTargets.requireSize(bytes);
      ReadAction action = targets.get(at).action();
      targets.get(at).table().consumed().addRead((double) capacity.read(action.tableName(), size));
      responses.add(stored == null ? new ItemResponse(null) : projected(action, stored));
    }
    return new Reads(responses, capacity);
  }

  /** Without the item if nothing of it was asked for. */
  private static ItemResponse projected(ReadAction action, byte[] stored) {
    Item item = ItemCodec.decode(stored);
    if (action.projection() == null) {
      return new ItemResponse(item);
    }
    Item part = action.projection().apply(item);
    return new ItemResponse(part.isEmpty() ? null : part);
  }
}
