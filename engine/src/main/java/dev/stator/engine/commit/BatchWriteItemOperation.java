package dev.stator.engine.commit;

import dev.stator.engine.capacity.CapacityReport;
import dev.stator.engine.capacity.CapacitySum;
import dev.stator.engine.catalog.Table;
import dev.stator.engine.catalog.TableLookup;
import dev.stator.engine.validation.BatchRules;
import dev.stator.engine.validation.IndexKeyRules;
import dev.stator.engine.validation.ItemRules;
import dev.stator.engine.validation.KeyRules;
import dev.stator.model.EngineError;
import dev.stator.model.Item;
import dev.stator.model.operation.BatchWriteItem;
import dev.stator.model.operation.ConsumedCapacity;
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
 * BatchWriteItem: puts and deletes of several items. The service promises nothing about them as a
 * whole; here they are written as one batch, for one wait for the disk. If one of them is invalid,
 * none is done.
 */
public final class BatchWriteItemOperation {
  private final TableLookup lookup;
  private final Committer committer;

  public BatchWriteItemOperation(TableLookup lookup, Committer committer) {
    this.lookup = lookup;
    this.committer = committer;
  }

  /** One write, ready to be done. */
  private record Planned(String tableName, ItemWrite write) {}

  public BatchWriteItem.Result execute(BatchWriteItem request) {
    Map<String, List<WriteRequest>> tables = BatchRules.check(request);
    tables.values().forEach(writes -> writes.forEach(BatchWriteItemOperation::checkMembers));
    BatchRules.checkWriteCount(tables.values().stream().mapToInt(List::size).sum());
    List<Planned> planned = plan(tables);
    requireDistinct(planned);

    List<Written> written = committer.commitTogether(planned.stream().map(Planned::write).toList());
    return new BatchWriteItem.Result(
        Map.of(), capacity(planned, written, request.returnConsumedCapacity()));
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
            planned.add(new Planned(name, write(table, request)));
          }
        });
    return planned;
  }

  private static ItemWrite write(Table table, WriteRequest request) {
    if (request.putRequest() != null) {
      Item item = Objects.requireNonNull(request.putRequest().item());
      KeyRules.checkBatchItem(table.keySchema(), item);
      // Before anything is written: one invalid item keeps all from being done.
      IndexKeyRules.checkPut(table, item);
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

  /** Each is rounded for itself. */
  private static @Nullable List<ConsumedCapacity> capacity(
      List<Planned> planned, List<Written> written, @Nullable String asked) {
    CapacitySum capacity = new CapacitySum();
    for (int at = 0; at < planned.size(); at++) {
      Planned one = planned.get(at);
      capacity.add(
          new CapacityReport(one.write().table(), one.tableName(), asked)
              .write(one.write().table(), written.get(at).before(), written.get(at).after()));
    }
    return capacity.tables();
  }
}
