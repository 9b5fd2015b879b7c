package dev.stator.engine.partiql;

import dev.stator.engine.catalog.KeySchema;
import dev.stator.model.EngineError;
import dev.stator.model.Item;
import dev.stator.model.operation.DeleteItem;
import dev.stator.model.operation.ExecuteStatement;
import dev.stator.model.operation.PutItem;
import dev.stator.model.operation.UpdateItem;
import dev.stator.model.partiql.Predicate;
import dev.stator.model.partiql.Statement;
import org.jspecify.annotations.Nullable;

/** The writes that INSERT, UPDATE and DELETE stand for. */
final class WritePlan {
  private WritePlan() {}

  /** Fails its condition if an item with this key exists. */
  static PutItem insert(Statement.Insert insert, ExecuteStatement request, KeySchema keys) {
    ExpressionWriter writer = new ExpressionWriter();
    return new PutItem(
        insert.table(),
        new Item(insert.value().attributes()),
        absent(writer, keys),
        writer.substitutions(),
        null,
        null,
        request.returnConsumedCapacity(),
        null);
  }

  /** Fails its condition if there is no such item: UPDATE makes none. */
  static UpdateItem update(Statement.Update update, ExecuteStatement request, KeySchema keys) {
    SingleItem item = item(update.where(), keys);
    ExpressionWriter writer = new ExpressionWriter();
    String changes = new UpdateClauses(writer).write(update.changes());
    String exists = "attribute_exists(" + writer.name(keys.partition().name()) + ")";
    String more = writer.all(item.rest());
    return new UpdateItem(
        update.table(),
        item.key(),
        changes,
        more == null ? exists : exists + " AND " + more,
        writer.substitutions(),
        returnValues(update.returning()),
        request.returnValuesOnConditionCheckFailure(),
        request.returnConsumedCapacity(),
        null);
  }

  /** Fails its condition only if there is an item that does not meet it. */
  static DeleteItem delete(Statement.Delete delete, ExecuteStatement request, KeySchema keys) {
    SingleItem item = item(delete.where(), keys);
    ExpressionWriter writer = new ExpressionWriter();
    String condition = writer.all(item.rest());
    return new DeleteItem(
        delete.table(),
        item.key(),
        condition == null ? null : absent(writer, keys) + " OR " + condition,
        writer.substitutions(),
        returnValues(delete.returning()),
        condition == null ? null : request.returnValuesOnConditionCheckFailure(),
        request.returnConsumedCapacity(),
        null);
  }

  private static String absent(ExpressionWriter writer, KeySchema keys) {
    return "attribute_not_exists(" + writer.name(keys.partition().name()) + ")";
  }

  private static SingleItem item(@Nullable Predicate where, KeySchema keys) {
    SingleItem item = SingleItem.byEqualities(where, keys);
    if (item == null) {
      throw new EngineError.Validation(
          "Where clause does not contain a mandatory equality on all key attributes");
    }
    return item.requireOneValueEach(keys);
  }

  private static @Nullable String returnValues(Statement.@Nullable Returning returning) {
    if (returning == null) {
      return null;
    }
    return switch (returning) {
      case ALL_OLD -> "ALL_OLD";
      case MODIFIED_OLD -> "UPDATED_OLD";
      case ALL_NEW -> "ALL_NEW";
      case MODIFIED_NEW -> "UPDATED_NEW";
    };
  }
}
