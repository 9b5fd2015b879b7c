package dev.stator.engine.read;

import dev.stator.engine.capacity.CapacityReport;
import dev.stator.engine.capacity.CapacitySum;
import dev.stator.engine.catalog.Table;
import dev.stator.engine.catalog.TableLookup;
import dev.stator.engine.codec.ItemCodec;
import dev.stator.engine.store.Space;
import dev.stator.engine.store.Store;
import dev.stator.engine.validation.BatchRules;
import dev.stator.engine.validation.ItemRules;
import dev.stator.engine.validation.KeyRules;
import dev.stator.engine.validation.LegacyConditions;
import dev.stator.engine.validation.ScalarKeyRules;
import dev.stator.model.EngineError;
import dev.stator.model.Item;
import dev.stator.model.Limits;
import dev.stator.model.expression.Projection;
import dev.stator.model.operation.BatchGetItem;
import dev.stator.model.operation.KeysAndAttributes;
import dev.stator.model.operation.Substitutions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * BatchGetItem: items of several tables by their keys, up to 16 MB of them. What does not fit is
 * handed back to be asked for again, with its table's settings.
 */
public final class BatchGetItemOperation {
  private final Store store;
  private final TableLookup lookup;

  public BatchGetItemOperation(Store store, TableLookup lookup) {
    this.store = store;
    this.lookup = lookup;
  }

  /** What to read of one table, checked as far as it needs no table. */
  private record Wanted(
      String tableName,
      KeysAndAttributes request,
      List<Item> keys,
      @Nullable Projection projection) {}

  public BatchGetItem.Result execute(BatchGetItem request) {
    List<Wanted> wanted = new ArrayList<>();
    int count = 0;
    for (Map.Entry<String, KeysAndAttributes> table : BatchRules.check(request).entrySet()) {
      Wanted one = wanted(table.getKey(), table.getValue());
      count += one.keys().size();
      BatchRules.checkReadCount(count);
      wanted.add(one);
    }
    List<Table> tables = wanted.stream().map(one -> lookup.itemsOf(one.tableName())).toList();
    for (int at = 0; at < tables.size(); at++) {
      ScalarKeyRules.check(tables.get(at), wanted.get(at).projection());
      for (Item key : wanted.get(at).keys()) {
        KeyRules.checkKey(tables.get(at).keySchema(), key);
      }
    }
    Answer answer = new Answer(request.returnConsumedCapacity());
    for (int at = 0; at < tables.size(); at++) {
      read(wanted.get(at), tables.get(at), answer);
    }
    return answer.result();
  }

  private static Wanted wanted(String tableName, KeysAndAttributes request) {
    Map<String, String> names = request.expressionAttributeNames();
    Projection projection =
        ReadExpressions.parse(null, request.projectionExpression(), new Substitutions(names, null))
            .orLegacy(null, LegacyConditions.attributesToGet(request.attributesToGet()))
            .projection();
    List<Item> keys = request.keys() == null ? List.of() : request.keys();
    Set<Item> distinct = new HashSet<>();
    for (Item key : keys) {
      if (!distinct.add(ItemRules.ofKey(key))) {
        throw new EngineError.Validation(BatchRules.DUPLICATES);
      }
    }
    return new Wanted(tableName, request, keys, projection);
  }

  private void read(Wanted wanted, Table table, Answer answer) {
    List<Item> found = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    List<Item> rest = new ArrayList<>();
    for (Item key : wanted.keys()) {
      byte[] stored = answer.full ? null : store.get(Space.DATA, table.storeKey(key));
      int size = stored == null ? 0 : ItemCodec.size(stored);
      if (!answer.takes(size)) {
        rest.add(key);
        continue;
      }
      sizes.add(size);
      if (stored != null) {
        Item item = ItemCodec.decode(stored);
        found.add(wanted.projection() == null ? item : wanted.projection().apply(item));
      }
    }
    answer.add(wanted, table, found, sizes, rest);
  }

  /** The answer as far as it is read; once something does not fit, nothing more is. */
  private static final class Answer {
    private final @Nullable String returnConsumedCapacity;
    private final Map<String, List<Item>> responses = new LinkedHashMap<>();
    private final Map<String, KeysAndAttributes> unprocessed = new LinkedHashMap<>();
    private final CapacitySum capacity = new CapacitySum();
    private long bytes;
    private boolean full;

    private Answer(@Nullable String returnConsumedCapacity) {
      this.returnConsumedCapacity = returnConsumedCapacity;
    }

    boolean takes(int itemBytes) {
      full = full || bytes + itemBytes > Limits.BATCH_GET_BYTES_MAX;
      if (!full) {
        bytes += itemBytes;
      }
      return !full;
    }

    void add(Wanted wanted, Table table, List<Item> found, List<Integer> sizes, List<Item> rest) {
      if (!rest.isEmpty()) {
        unprocessed.put(wanted.tableName(), wanted.request().withKeys(rest));
      }
      if (sizes.isEmpty()) {
        return;
      }
      responses.put(wanted.tableName(), found);
      CapacityReport report = new CapacityReport(table, wanted.tableName(), returnConsumedCapacity);
      boolean consistent = Boolean.TRUE.equals(wanted.request().consistentRead());
      // Each is rounded for itself.
      sizes.forEach(size -> capacity.add(report.read(size, consistent)));
    }

    BatchGetItem.Result result() {
      return new BatchGetItem.Result(responses, unprocessed, capacity.tables());
    }
  }
}
