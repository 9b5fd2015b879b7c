package dev.stator.engine.commit;

import dev.stator.engine.capacity.CapacityReport;
import dev.stator.engine.capacity.CapacitySum;
import dev.stator.engine.catalog.Table;
import dev.stator.engine.catalog.TableLookup;
import dev.stator.engine.validation.BatchRules;
import dev.stator.engine.validation.ItemRules;
import dev.stator.engine.validation.KeyRules;
import dev.stator.model.EngineError;
import dev.stator.model.Item;
import dev.stator.model.operation.BatchWriteItem;
import dev.stator.model.operation.WriteRequest;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * BatchWriteItem: puts and deletes of several items, written together, so that they wait once for
 * the disk. If one of them is invalid, none is done. When there is no room for all, they are done
 * one by one, and those that are left are handed back.
 */
public final class BatchWriteItemOperation {
  private final TableLookup lookup;
  private final Committer committer;

  public BatchWriteItemOperation(TableLookup lookup, Committer committer) {
    this.lookup = lookup;
    this.committer = committer;
  }

  /** One write, ready to be done. */
  private record Planned(String tableName, WriteRequest request, ItemWrite write) {}

  public BatchWriteItem.Result execute(BatchWriteItem request) {
    Map<String, List<WriteRequest>> tables = BatchRules.check(request);
    tables.values().forEach(writes -> writes.forEach(BatchWriteItemOperation::checkMembers));
    BatchRules.checkWriteCount(tables.values().stream().mapToInt(List::size).sum());
    List<Planned> planned = plan(tables);
    requireDistinct(planned);

    CapacitySum capacity = new CapacitySum();
    Map<String, List<WriteRequest>> unprocessed = new LinkedHashMap<>();
    int done = write(planned, request.returnConsumedCapacity(), capacity);
    for (Planned left : planned.subList(done, planned.size())) {
      unprocessed.computeIfAbsent(left.tableName(), table -> new ArrayList<>()).add(left.request());
    }
    return new BatchWriteItem.Result(unprocessed, capacity.tables());
  }

  private static void checkMembers(WriteRequest request) {
    if (request.putRequest() != null) {
      ItemRules.ofBatchPut(request.putRequest().item());
    } else if (request.deleteRequest() != null) {
      ItemRules.ofKey(request.deleteRequest().key());
    }
  }

  private List<Planned> plan(Map<String, List<WriteRequest>> tables) {
    Map<String, Table> found = new LinkedHashMap<>();
    tables.keySet().forEach(name -> found.put(name, lookup.itemsOf(name)));
    List<Planned> planned = new ArrayList<>();
    found.forEach(
        (name, table) -> {
          for (WriteRequest request : Objects.requireNonNull(tables.get(name))) {
            planned.add(new Planned(name, request, write(table, request)));
          }
        });
    return planned;
  }

  private static ItemWrite write(Table table, WriteRequest request) {
    if (request.putRequest() != null) {
      Item item = Objects.requireNonNull(request.putRequest().item());
      KeyRules.checkBatchItem(table.keySchema(), item);
      return new ItemWrite(table, table.storeKey(item), null, false, new Mutation.Put(item));
    }
    Item key = Objects.requireNonNull(Objects.requireNonNull(request.deleteRequest()).key());
    KeyRules.checkKey(table.keySchema(), key);
    return new ItemWrite(table, table.storeKey(key), null, false, new Mutation.Delete());
  }

  /** By the keys as they are stored: 1 and 1.0 are one. */
  private static void requireDistinct(List<Planned> planned) {
    Set<ByteBuffer> keys = new HashSet<>();
    for (Planned one : planned) {
      if (!keys.add(ByteBuffer.wrap(one.write().storeKey()))) {
        throw new EngineError.Validation(BatchRules.DUPLICATES);
      }
    }
  }

  /** How many were done, from the first. */
  private int write(List<Planned> planned, @Nullable String capacityAsked, CapacitySum capacity) {
    try {
      List<Written> written =
          committer.commitTogether(planned.stream().map(Planned::write).toList());
      for (int i = 0; i < written.size(); i++) {
        count(planned.get(i), written.get(i), capacityAsked, capacity);
      }
      return planned.size();
    } catch (EngineError.StorageFull noRoomForAll) {
      return writeWhatFits(planned, capacityAsked, capacity);
    }
  }

  private int writeWhatFits(
      List<Planned> planned, @Nullable String capacityAsked, CapacitySum capacity) {
    int done = 0;
    for (Planned one : planned) {
      try {
        count(one, committer.commit(one.write()), capacityAsked, capacity);
        done++;
      } catch (EngineError.StorageFull full) {
        if (done == 0) {
          throw full;
        }
        return done;
      }
    }
    return done;
  }

  /** Each is rounded for itself. */
  private static void count(
      Planned one, Written written, @Nullable String capacityAsked, CapacitySum capacity) {
    capacity.add(
        new CapacityReport(one.write().table(), one.tableName(), capacityAsked)
            .write(one.write().table(), written.before(), written.after()));
  }
}
