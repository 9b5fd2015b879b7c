package dev.stator.engine.limits;

import dev.stator.engine.Requests;
import dev.stator.model.AttributeValue;
import dev.stator.model.Item;
import dev.stator.model.operation.BatchWriteItem;
import dev.stator.model.operation.ExecuteStatement;
import dev.stator.model.operation.ExecuteTransaction;
import dev.stator.model.operation.Operation;
import dev.stator.model.operation.ParameterizedStatement;
import dev.stator.model.operation.Substitutions;
import dev.stator.model.operation.TransactWriteItem;
import dev.stator.model.operation.TransactWriteItems;
import dev.stator.model.operation.UpdateItem;
import dev.stator.model.operation.WriteRequest;
import java.util.List;
import java.util.Map;

/** The ways in which an item gets its attribute {@code x}. */
enum WritePath {
  PUT_ITEM,
  BATCH_WRITE_ITEM,
  TRANSACT_PUT,
  INSERT_STATEMENT,
  INSERT_IN_TRANSACTION,
  UPDATE_ITEM,
  TRANSACT_UPDATE,
  UPDATE_STATEMENT;

  static final String ATTRIBUTE = "x";

  /** Whether the whole item is given; else the attribute is set in one that may be there. */
  boolean isPut() {
    return ordinal() < UPDATE_ITEM.ordinal();
  }

  /** The item of table {@code things} with a key {@code id} gets {@code x}. */
  Operation<?> write(String id, AttributeValue x) {
    Item key = new Item(Map.of("id", AttributeValue.s(id)));
    Item item = new Item(Map.of("id", AttributeValue.s(id), ATTRIBUTE, x));
    Substitutions value = new Substitutions(null, Map.of(":x", x));
    String set = "SET x = :x";
    String update = "UPDATE things SET x = ? WHERE id = '" + id + "'";
    String insert = "INSERT INTO things VALUE {'id': '" + id + "', 'x': ?}";
    return switch (this) {
      case PUT_ITEM -> Requests.put("things", item).build();
      case BATCH_WRITE_ITEM ->
          new BatchWriteItem(
              Map.of("things", List.of(new WriteRequest(new WriteRequest.PutRequest(item), null))),
              null,
              null);
      case TRANSACT_PUT ->
          transaction(
              TransactWriteItem.of(
                  new TransactWriteItem.Put("things", item, null, Requests.NONE, null)));
      case INSERT_STATEMENT -> statement(insert, x);
      case INSERT_IN_TRANSACTION ->
          new ExecuteTransaction(
              List.of(new ParameterizedStatement(insert, List.of(x), null)), null, null);
      case UPDATE_ITEM -> new UpdateItem("things", key, set, null, value, null, null, null, null);
      case TRANSACT_UPDATE ->
          transaction(
              TransactWriteItem.of(
                  new TransactWriteItem.Update("things", key, set, null, value, null)));
      case UPDATE_STATEMENT -> statement(update, x);
    };
  }

  private static TransactWriteItems transaction(TransactWriteItem action) {
    return new TransactWriteItems(List.of(action), null, null, null);
  }

  private static ExecuteStatement statement(String text, AttributeValue parameter) {
    return new ExecuteStatement(text, List.of(parameter), null, null, null, null, null);
  }
}
