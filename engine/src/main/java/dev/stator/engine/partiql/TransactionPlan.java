package dev.stator.engine.partiql;

import dev.stator.engine.catalog.KeySchema;
import dev.stator.engine.transaction.ReadAction;
import dev.stator.engine.validation.KeyRules;
import dev.stator.model.EngineError;
import dev.stator.model.Item;
import dev.stator.model.operation.DeleteItem;
import dev.stator.model.operation.ExecuteStatement;
import dev.stator.model.operation.ParameterizedStatement;
import dev.stator.model.operation.PutItem;
import dev.stator.model.operation.TransactWriteItem;
import dev.stator.model.operation.UpdateItem;
import dev.stator.model.partiql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * The action of a transaction that a statement stands for.
 *
 * <p>Source: Amazon DynamoDB Developer Guide, "Performing transactions with PartiQL for DynamoDB";
 * texts as the service answers them.
 */
final class TransactionPlan {
  private TransactionPlan() {}

  /** A statement whose key is none of the table's: a reason to cancel, not a wrong request. */
  static final class WrongKeyException extends Exception {
    private static final long serialVersionUID = 1L;

    WrongKeyException(EngineError.Validation wrong) {
      super(wrong.text());
    }

    String text() {
      return String.valueOf(getMessage());
    }
  }

  /**
   * @throws EngineError.Validation if it does not name one item by its key alone
   */
  static ReadAction read(Statement.Select select, KeySchema keys) throws WrongKeyException {
    if (select.index() != null) {
      throw new EngineError.Validation("Reads on indices are not supported within transactions.");
    }
    Item key = SingleItem.byKeyAlone(select.where(), keys);
    if (key == null) {
      throw new EngineError.Validation(
          "Select statements within ExecuteTransaction must specify the primary key in the where"
              + " clause.");
    }
    requireKey(keys, key);
    return new ReadAction(select.table(), key, null);
  }

  static TransactWriteItem write(
      Statement statement, ParameterizedStatement request, KeySchema keys)
      throws WrongKeyException {
    ExecuteStatement alone =
        new ExecuteStatement(
            request.statement(),
            request.parameters(),
            null,
            null,
            null,
            null,
            request.returnValuesOnConditionCheckFailure());
    return switch (statement) {
      case Statement.Select select -> throw new IllegalArgumentException("a read");
      case Statement.Insert insert -> put(WritePlan.insert(insert, alone, keys), keys);
      case Statement.Update update -> {
        requireNoReturning(update.returning());
        requireOneItem(SingleItem.byEqualities(update.where(), keys), keys);
        yield update(WritePlan.update(update, alone, keys));
      }
      case Statement.Delete delete -> {
        requireNoReturning(delete.returning());
        requireOneItem(SingleItem.byEqualities(delete.where(), keys), keys);
        yield delete(WritePlan.delete(delete, alone, keys));
      }
      case Statement.Exists exists -> check(exists.select(), request, keys);
    };
  }

  private static void requireNoReturning(Statement.@Nullable Returning r) {
    if (r != null) {
      throw new EngineError.Validation("RETURNING clause is not supported in ExecuteTransaction.");
    }
  }

  private static void requireOneItem(@Nullable SingleItem item, KeySchema keys)
      throws WrongKeyException {
    if (item == null) {
      throw new WrongKeyException(new EngineError.Validation(KeyRules.SCHEMA_MISMATCH));
    }
    try {
      item.requireOneValueEach(keys);
    } catch (EngineError.Validation several) {
      throw new WrongKeyException(several);
    }
    requireKey(keys, item.key());
  }

  /** An empty key value is a wrong request, everything else about keys a reason to cancel. */
  private static void requireKey(KeySchema keys, Item key) throws WrongKeyException {
    KeyRules.checkNoneEmpty(keys, key);
    try {
      KeyRules.checkKey(keys, key);
    } catch (EngineError.Validation wrong) {
      throw new WrongKeyException(wrong);
    }
  }

  private static TransactWriteItem put(PutItem put, KeySchema keys) throws WrongKeyException {
    Item item = put.item();
    if (item != null) {
      KeyRules.checkNoneEmpty(keys, item);
      try {
        KeyRules.checkItem(keys, item);
      } catch (EngineError.Validation wrong) {
        throw new WrongKeyException(wrong);
      }
    }
    return TransactWriteItem.of(
        new TransactWriteItem.Put(
            put.tableName(),
            item,
            put.conditionExpression(),
            put.substitutions(),
            put.returnValuesOnConditionCheckFailure()));
  }

  private static TransactWriteItem update(UpdateItem update) {
    return TransactWriteItem.of(
        new TransactWriteItem.Update(
            update.tableName(),
            update.key(),
            update.updateExpression(),
            update.conditionExpression(),
            update.substitutions(),
            update.returnValuesOnConditionCheckFailure()));
  }

  private static TransactWriteItem delete(DeleteItem delete) {
    return TransactWriteItem.of(
        new TransactWriteItem.Delete(
            delete.tableName(),
            delete.key(),
            delete.conditionExpression(),
            delete.substitutions(),
            delete.returnValuesOnConditionCheckFailure()));
  }

  private static TransactWriteItem check(
      Statement.Select select, ParameterizedStatement request, KeySchema keys)
      throws WrongKeyException {
    if (select.index() != null) {
      throw new EngineError.Validation("Operations on indices are not supported in transactions");
    }
    SingleItem item = SingleItem.byEqualities(select.where(), keys);
    if (item == null || item.rest().isEmpty()) {
      throw new EngineError.Validation(
          "EXISTS() must contain a single item read with additional condition");
    }
    requireKey(keys, item.key());
    ExpressionWriter writer = new ExpressionWriter();
    String condition = writer.all(item.rest());
    return TransactWriteItem.of(
        new TransactWriteItem.ConditionCheck(
            select.table(),
            item.key(),
            condition,
            writer.substitutions(),
            request.returnValuesOnConditionCheckFailure()));
  }
}
