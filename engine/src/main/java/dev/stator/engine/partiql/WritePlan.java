package dev.stator.engine.partiql;

import dev.stator.engine.catalog.KeyAttribute;
import dev.stator.engine.catalog.KeySchema;
import dev.stator.model.AttributeValue;
import dev.stator.model.EngineError;
import dev.stator.model.Item;
import dev.stator.model.operation.DeleteItem;
import dev.stator.model.operation.ExecuteStatement;
import dev.stator.model.operation.PutItem;
import dev.stator.model.operation.UpdateItem;
import dev.stator.model.partiql.Predicate;
import dev.stator.model.partiql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The writes that INSERT, UPDATE and DELETE stand for. */
final class WritePlan {
  private WritePlan() {}

  /** Fails its condition if an item with this key exists. */
  static PutItem insert(Statement.Insert insert, ExecuteStatement request, KeySchema keys) {
    ExpressionWriter writer = new ExpressionWriter();
    String absent = "attribute_not_exists(" + writer.name(keys.partition().name()) + ")";
    return new PutItem(
        insert.table(),
        new Item(insert.value().attributes()),
        absent,
        writer.substitutions(),
        null,
        null,
        request.returnConsumedCapacity(),
        null);
  }

  /** Fails its condition if there is no such item: UPDATE makes none. */
  static UpdateItem update(Statement.Update update, ExecuteStatement request, KeySchema keys) {
    Conjuncts conjuncts = new Conjuncts(update.where());
    Item key = key(conjuncts, keys);
    ExpressionWriter writer = new ExpressionWriter();
    String changes = new UpdateClauses(writer).write(update.changes());
    String exists = "attribute_exists(" + writer.name(keys.partition().name()) + ")";
    String more = writer.all(conjuncts.rest());
    return new UpdateItem(
        update.table(),
        key,
        changes,
        more == null ? exists : exists + " AND " + more,
        writer.substitutions(),
        returnValues(update.returning()),
        request.returnValuesOnConditionCheckFailure(),
        request.returnConsumedCapacity(),
        null);
  }

  static DeleteItem delete(Statement.Delete delete, ExecuteStatement request, KeySchema keys) {
    if (delete.returning() != null && delete.returning() != Statement.Returning.ALL_OLD) {
      throw new EngineError.Validation("RETURNING clause for DELETE statement must be ALL OLD *");
    }
    Conjuncts conjuncts = new Conjuncts(delete.where());
    Item key = key(conjuncts, keys);
    ExpressionWriter writer = new ExpressionWriter();
    List<Predicate> rest = conjuncts.rest();
    return new DeleteItem(
        delete.table(),
        key,
        writer.all(rest),
        writer.substitutions(),
        returnValues(delete.returning()),
        rest.isEmpty() ? null : request.returnValuesOnConditionCheckFailure(),
        request.returnConsumedCapacity(),
        null);
  }

  private static Item key(Conjuncts conjuncts, KeySchema keys) {
    Map<String, AttributeValue> key = new LinkedHashMap<>();
    List<String> missing = new ArrayList<>();
    for (KeyAttribute attribute : keys.attributes()) {
      AttributeValue value = conjuncts.takeEquality(attribute.name());
      if (value == null) {
        missing.add(attribute.name());
      } else {
        key.put(attribute.name(), value);
      }
    }
    if (!missing.isEmpty()) {
      throw new EngineError.Validation(
          "Where clause does not contain a mandatory equality on all key attributes");
    }
    return new Item(key);
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
