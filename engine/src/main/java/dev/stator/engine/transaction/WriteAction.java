package dev.stator.engine.transaction;

import dev.stator.engine.catalog.Table;
import dev.stator.engine.commit.ItemWrite;
import dev.stator.engine.commit.Mutation;
import dev.stator.engine.commit.WriteExpressions;
import dev.stator.engine.validation.IndexKeyRules;
import dev.stator.engine.validation.ItemRules;
import dev.stator.engine.validation.KeyRules;
import dev.stator.model.Item;
import dev.stator.model.ItemSize;
import dev.stator.model.expression.ExpressionOrigin;
import dev.stator.model.operation.Substitutions;
import dev.stator.model.operation.TransactWriteItem;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One write of a transaction, checked as far as that needs no table.
 *
 * @param item the item to be put, for all others the key
 * @param bytes what the action counts for in the size of the transaction
 */
public record WriteAction(
    String tableName,
    Item item,
    Kind kind,
    WriteExpressions expressions,
    boolean tellItemOnFailure,
    long bytes) {

  public enum Kind {
    CHECK,
    PUT,
    DELETE,
    UPDATE
  }

  /**
   * @param item its members were checked
   * @throws dev.stator.model.EngineError.Validation if its item, key or an expression is wrong
   */
  public static WriteAction parse(TransactWriteItem item) {
    return parse(item, ExpressionOrigin.REQUEST);
  }

  /**
   * As a statement asks for it.
   *
   * @throws dev.stator.model.EngineError.Validation if its item, key or an expression is wrong
   */
  public static WriteAction parseStatement(TransactWriteItem item) {
    return parse(item, ExpressionOrigin.STATEMENT);
  }

  private static WriteAction parse(TransactWriteItem item, ExpressionOrigin origin) {
    if (item.put() != null) {
      return parse(item.put(), origin);
    }
    if (item.update() != null) {
      TransactWriteItem.Update update = item.update();
      Item key = ItemRules.ofKey(update.key());
      return action(
          update.tableName(),
          key,
          Kind.UPDATE,
          WriteExpressions.parse(
              origin,
              update.conditionExpression(),
              update.updateExpression(),
              update.substitutions()),
          update.substitutions(),
          update.returnValuesOnConditionCheckFailure());
    }
    if (item.delete() != null) {
      TransactWriteItem.Delete delete = item.delete();
      return action(
          delete.tableName(),
          ItemRules.ofKey(delete.key()),
          Kind.DELETE,
          WriteExpressions.parse(origin, delete.conditionExpression(), delete.substitutions()),
          delete.substitutions(),
          delete.returnValuesOnConditionCheckFailure());
    }
    TransactWriteItem.ConditionCheck check = Objects.requireNonNull(item.conditionCheck());
    return action(
        check.tableName(),
        ItemRules.ofKey(check.key()),
        Kind.CHECK,
        WriteExpressions.parse(origin, check.conditionExpression(), check.substitutions()),
        check.substitutions(),
        check.returnValuesOnConditionCheckFailure());
  }

  private static WriteAction parse(TransactWriteItem.Put put, ExpressionOrigin origin) {
    Item item = ItemRules.ofPut(put.item());
    WriteExpressions expressions =
        WriteExpressions.parse(origin, put.conditionExpression(), put.substitutions());
    ItemRules.checkSize(item);
    return action(
        put.tableName(),
        item,
        Kind.PUT,
        expressions,
        put.substitutions(),
        put.returnValuesOnConditionCheckFailure());
  }

  private static WriteAction action(
      @Nullable String tableName,
      Item item,
      Kind kind,
      WriteExpressions expressions,
      Substitutions substitutions,
      @Nullable String onFailure) {
    long bytes = ItemSize.of(item);
    if (substitutions.values() != null) {
      bytes += substitutions.values().values().stream().mapToLong(ItemSize::of).sum();
    }
    return new WriteAction(
        Objects.requireNonNull(tableName),
        item,
        kind,
        expressions,
        "ALL_OLD".equals(onFailure),
        bytes);
  }

  /**
   * No key attribute of the table or of its indexes may be given an empty value: what transactions
   * look at before anything else about keys.
   *
   * @throws dev.stator.model.EngineError.Validation if one is
   */
  void checkNoneEmpty(Table table) {
    KeyRules.checkNoneEmpty(table.keySchema(), item);
    if (kind == Kind.PUT) {
      IndexKeyRules.checkNoneEmpty(table, item);
    }
    IndexKeyRules.checkNoneEmpty(table, expressions.update());
  }

  /**
   * @throws dev.stator.model.EngineError.Validation if the item or key is none of the table's
   */
  ItemWrite on(Table table) {
    if (kind == Kind.PUT) {
      KeyRules.checkItem(table.keySchema(), item);
    } else {
      KeyRules.checkKey(table.keySchema(), item);
      KeyRules.checkUntouched(table.keySchema(), expressions.update());
      IndexKeyRules.checkUpdated(table, expressions.update());
    }
    return new ItemWrite(
        table, table.storeKey(item), expressions.condition(), tellItemOnFailure, mutation());
  }

  private Mutation mutation() {
    return switch (kind) {
      case CHECK -> new Mutation.Keep();
      case PUT -> new Mutation.Put(item);
      case DELETE -> new Mutation.Delete();
      case UPDATE -> new Mutation.Modify(item, expressions.update());
    };
  }
}
