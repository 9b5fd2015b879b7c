package dev.stator.engine.partiql;

import dev.stator.engine.catalog.KeySchema;
import dev.stator.engine.codec.KeyValues;
import dev.stator.model.AttributeValue;
import dev.stator.model.EngineError;
import dev.stator.model.partiql.Statement;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * ORDER BY: by the partition key, the sort key, or both.
 *
 * <p>Source: Amazon DynamoDB Developer Guide, "PartiQL select statements for DynamoDB"; texts as
 * the service answers them.
 *
 * @param partition null if it is not ordered by
 * @param sort null if it is not ordered by
 */
record RowOrder(Statement.@Nullable Order partition, Statement.@Nullable Order sort) {

  /**
   * @param partitions how many partition keys WHERE has; 0 if it has none
   * @throws EngineError.Validation if the rows cannot be read in this order
   */
  static RowOrder of(Statement.Select select, KeySchema keys, int partitions) {
    List<Statement.Order> terms = select.order();
    if (terms.isEmpty()) {
      return new RowOrder(null, null);
    }
    if (select.where() == null) {
      throw new EngineError.Validation(
          "Must have WHERE clause in the statement when using ORDER BY clause.");
    }
    Statement.Order partition = null;
    Statement.Order sort = null;
    for (Statement.Order term : terms) {
      if (!keys.isKey(term.attribute())) {
        throw new EngineError.Validation(
            "Attribute "
                + term.attribute()
                + " in ORDER BY clause must be part of the primary key");
      }
      if (keys.partition().name().equals(term.attribute())) {
        partition = term;
      } else {
        sort = term;
      }
    }
    if (partitions == 0) {
      throw new EngineError.Validation(
          "Must have at least one non-optional hash key condition in WHERE clause when using ORDER"
              + " BY clause.");
    }
    if (partitions > 1 && partition == null) {
      throw new EngineError.Validation(
          "Must have hash key in ORDER BY clause when more than one hash key condition specified"
              + " in WHERE clause.");
    }
    return new RowOrder(partition, sort);
  }

  /**
   * Whether rows of one partition come in ascending order. As in the service, ordering by the
   * partition key alone reverses them.
   */
  boolean isForward() {
    return sort == null ? partition == null : !sort.descending();
  }

  List<AttributeValue> partitions(List<AttributeValue> values) {
    return partition == null ? values : sorted(values, partition.descending());
  }

  List<AttributeValue> sorts(List<AttributeValue> values) {
    return partition == null && sort == null ? values : sorted(values, !isForward());
  }

  private static List<AttributeValue> sorted(List<AttributeValue> values, boolean descending) {
    Comparator<AttributeValue> byKey =
        (one, other) -> Arrays.compareUnsigned(KeyValues.encode(one), KeyValues.encode(other));
    return values.stream().sorted(descending ? byKey.reversed() : byKey).toList();
  }
}
