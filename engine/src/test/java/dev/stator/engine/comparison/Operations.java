package dev.stator.engine.comparison;

import static dev.stator.engine.comparison.ModelValues.item;

import dev.stator.engine.comparison.Request.Get;
import dev.stator.engine.comparison.Request.Read;
import dev.stator.engine.comparison.Request.Write;
import dev.stator.model.Item;
import dev.stator.model.operation.BatchGetItem;
import dev.stator.model.operation.BatchWriteItem;
import dev.stator.model.operation.DeleteItem;
import dev.stator.model.operation.GetItem;
import dev.stator.model.operation.ItemPage;
import dev.stator.model.operation.KeysAndAttributes;
import dev.stator.model.operation.Operation;
import dev.stator.model.operation.PutItem;
import dev.stator.model.operation.Query;
import dev.stator.model.operation.Scan;
import dev.stator.model.operation.TransactGetItem;
import dev.stator.model.operation.TransactGetItems;
import dev.stator.model.operation.TransactWriteItem;
import dev.stator.model.operation.TransactWriteItems;
import dev.stator.model.operation.UpdateItem;
import dev.stator.model.operation.WriteRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Requests for items as the engine's operations, expressions as text. */
final class Operations {
  private Operations() {}

  static GetItem get(Get get) {
    ExpressionText text = new ExpressionText();
    String projection = text.projection(get.projection());
    return new GetItem(get.table(), item(get.key()), true, projection, text.substitutions(), null);
  }

  static TransactGetItems transactGet(List<Get> gets) {
    List<TransactGetItem> items = new ArrayList<>();
    for (Get get : gets) {
      ExpressionText text = new ExpressionText();
      String projection = text.projection(get.projection());
      items.add(
          new TransactGetItem(
              new TransactGetItem.Get(
                  get.table(), item(get.key()), projection, text.substitutions())));
    }
    return new TransactGetItems(items, null);
  }

  /** Gets of one table have one projection. */
  static BatchGetItem batchGet(List<Get> gets) {
    Map<String, List<Item>> keys = new LinkedHashMap<>();
    Map<String, KeysAndAttributes> tables = new LinkedHashMap<>();
    for (Get get : gets) {
      List<Item> ofTable = keys.computeIfAbsent(get.table(), table -> new ArrayList<>());
      ofTable.add(item(get.key()));
      ExpressionText text = new ExpressionText();
      String projection = text.projection(get.projection());
      tables.put(
          get.table(),
          new KeysAndAttributes(ofTable, true, projection, text.substitutions().names(), null));
    }
    return new BatchGetItem(tables, null);
  }

  static Operation<?> write(Write write) {
    ExpressionText text = new ExpressionText();
    String update = text.update(write.actions());
    String condition = text.orNull(write.condition());
    Item item = item(write.item());
    String table = write.table();
    String returning = write.returning();
    return switch (write.kind()) {
      case "Put" ->
          new PutItem(
              table,
              item,
              condition,
              text.substitutions(),
              returning,
              onFailure(write),
              null,
              null);
      case "Delete" ->
          new DeleteItem(
              table,
              item,
              condition,
              text.substitutions(),
              returning,
              onFailure(write),
              null,
              null);
      default ->
          new UpdateItem(
              table,
              item,
              update,
              condition,
              text.substitutions(),
              returning,
              onFailure(write),
              null,
              null);
    };
  }

  private static @Nullable String onFailure(Write write) {
    return write.itemOnFailure() ? "ALL_OLD" : null;
  }

  static BatchWriteItem batchWrite(List<Write> writes) {
    Map<String, List<WriteRequest>> tables = new LinkedHashMap<>();
    for (Write write : writes) {
      Item item = item(write.item());
      tables
          .computeIfAbsent(write.table(), table -> new ArrayList<>())
          .add(
              write.isPut()
                  ? new WriteRequest(new WriteRequest.PutRequest(item), null)
                  : new WriteRequest(null, new WriteRequest.DeleteRequest(item)));
    }
    return new BatchWriteItem(tables, null, null);
  }

  static TransactWriteItems transactWrite(Request.TransactWrite request) {
    String token = request.token().isEmpty() ? null : request.token();
    List<TransactWriteItem> items = request.writes().stream().map(Operations::action).toList();
    return new TransactWriteItems(items, token, null, null);
  }

  private static TransactWriteItem action(Write write) {
    ExpressionText text = new ExpressionText();
    String update = text.update(write.actions());
    String condition = text.orNull(write.condition());
    Item item = item(write.item());
    String table = write.table();
    String onFailure = onFailure(write);
    return switch (write.kind()) {
      case "Put" ->
          TransactWriteItem.of(
              new TransactWriteItem.Put(table, item, condition, text.substitutions(), onFailure));
      case "Delete" ->
          TransactWriteItem.of(
              new TransactWriteItem.Delete(
                  table, item, condition, text.substitutions(), onFailure));
      case "Update" ->
          TransactWriteItem.of(
              new TransactWriteItem.Update(
                  table, item, update, condition, text.substitutions(), onFailure));
      default ->
          TransactWriteItem.of(
              new TransactWriteItem.ConditionCheck(
                  table, item, condition, text.substitutions(), onFailure));
    };
  }

  /** One page of a Query, or of one segment of a Scan. */
  static Operation<ItemPage> page(Read read, int segment, @Nullable Item start) {
    ExpressionText text = new ExpressionText();
    String key = text.allOf(read.key());
    String filter = text.orNull(read.filter());
    String projection = text.projection(read.projection());
    String index = read.index().isEmpty() ? null : read.index();
    String select = read.select().isEmpty() ? null : read.select();
    boolean consistent = read.consistent();
    return key == null
        ? new Scan(
            read.table(),
            index,
            filter,
            projection,
            text.substitutions(),
            select,
            read.limit(),
            consistent,
            read.segments() == 1 ? null : segment,
            read.segments() == 1 ? null : read.segments(),
            start,
            null)
        : new Query(
            read.table(),
            index,
            key,
            filter,
            projection,
            text.substitutions(),
            select,
            read.limit(),
            consistent,
            read.forward(),
            start,
            null);
  }
}
