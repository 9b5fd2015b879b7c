package dev.stator.engine.validation;

import dev.stator.engine.catalog.KeyAttribute;
import dev.stator.engine.catalog.SecondaryIndex;
import dev.stator.engine.catalog.Table;
import dev.stator.model.EngineError;
import dev.stator.model.expression.Condition;
import dev.stator.model.expression.Projection;
import dev.stator.model.expression.Update;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key attribute, of the table or of an index, is neither a map nor a list: no expression may go
 * into one.
 *
 * <p>Source: Amazon DynamoDB Developer Guide, "Core components of Amazon DynamoDB", primary key;
 * texts as the service answers them.
 */
public final class ScalarKeyRules {
  private ScalarKeyRules() {}

  public static void check(Table table, @Nullable Condition condition) {
    if (condition != null) {
      check(table, condition.nestedTopLevelNames());
    }
  }

  public static void check(Table table, @Nullable Projection projection) {
    if (projection != null) {
      check(table, projection.nestedTopLevelNames());
    }
  }

  /** What an update reads of the item; for what it writes see {@link #checkWritten}. */
  public static void check(Table table, @Nullable Update update) {
    if (update != null) {
      check(table, update.nestedReferenceNames());
    }
  }

  /** What an update writes, where those of the table itself are told otherwise. */
  static void checkWritten(Table table, Update update) {
    checkIndexes(table, update.nestedTopLevelNames());
  }

  private static void check(Table table, Set<String> nested) {
    if (nested.isEmpty()) {
      return;
    }
    for (KeyAttribute attribute : table.keySchema().attributes()) {
      if (nested.contains(attribute.name())) {
        throw notScalar("Key", attribute.name());
      }
    }
    checkIndexes(table, nested);
  }

  private static void checkIndexes(Table table, Set<String> nested) {
    if (nested.isEmpty()) {
      return;
    }
    for (SecondaryIndex index : table.indexes()) {
      for (KeyAttribute attribute : index.keySchema().attributes()) {
        if (nested.contains(attribute.name())) {
          throw notScalar("IndexKey", attribute.name());
        }
      }
    }
  }

  private static EngineError.Validation notScalar(String kind, String name) {
    return new EngineError.Validation(
        "Key attributes must be scalars; list random access '[]' and map lookup '.' are not "
            + "allowed: "
            + kind
            + ": "
            + name);
  }
}
