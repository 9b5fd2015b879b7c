package dev.stator.engine.partiql;

import dev.stator.engine.catalog.KeySchema;
import dev.stator.model.AttributeValue;
import dev.stator.model.EngineError;
import dev.stator.model.Item;
import dev.stator.model.operation.ExecuteStatement;
import dev.stator.model.operation.ItemPage;
import dev.stator.model.operation.Operation;
import dev.stator.model.operation.Query;
import dev.stator.model.operation.Scan;
import dev.stator.model.partiql.Predicate;
import dev.stator.model.partiql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The read that a SELECT stands for: a Query if WHERE has one value for the partition key, else a
 * Scan.
 */
final class SelectPlan {
  private final Statement.Select select;
  private final ExecuteStatement request;
  private final KeySchema keys;
  private final @Nullable Item start;
  private final ExpressionWriter writer = new ExpressionWriter();

  private SelectPlan(
      Statement.Select select, ExecuteStatement request, KeySchema keys, @Nullable Item start) {
    this.select = select;
    this.request = request;
    this.keys = keys;
    this.start = start;
  }

  /**
   * @param start where the page begins; null for the first
   */
  static Operation<ItemPage> of(
      Statement.Select select, ExecuteStatement request, KeySchema keys, @Nullable Item start) {
    return new SelectPlan(select, request, keys, start).read();
  }

  private Operation<ItemPage> read() {
    Conjuncts conjuncts = new Conjuncts(select.where());
    AttributeValue partition = conjuncts.takeEquality(keys.partition().name());
    if (partition == null) {
      return scan();
    }
    Predicate sort = keys.sort() == null ? null : conjuncts.takeSortCondition(keys.sort().name());
    boolean keysLeft =
        conjuncts.rest().stream()
            .anyMatch(
                left -> keys.attributes().stream().anyMatch(key -> Mentions.in(left, key.name())));
    // A Query's filter must not name keys; a Scan's may, and finds the same items.
    return keysLeft ? scan() : query(partition, sort, conjuncts.rest());
  }

  private Query query(AttributeValue partition, @Nullable Predicate sort, List<Predicate> rest) {
    String condition = writer.name(keys.partition().name()) + " = " + writer.value(partition);
    if (sort != null) {
      condition += " AND " + writer.all(List.of(sort));
    }
    String filter = writer.all(rest);
    String projection = projection();
    return new Query(
        select.table(),
        select.index(),
        condition,
        filter,
        projection,
        writer.substitutions(),
        null,
        request.limit(),
        request.consistentRead(),
        forward(),
        start,
        request.returnConsumedCapacity());
  }

  private boolean forward() {
    if (select.order().isEmpty()) {
      return true;
    }
    Statement.Order last = select.order().get(select.order().size() - 1);
    boolean ofKeys =
        select.order().stream().allMatch(order -> keys.isKey(order.attribute()))
            && select.order().size() <= 2;
    if (!ofKeys) {
      throw new EngineError.Validation(
          "Variable reference "
              + last.attribute()
              + " in ORDER BY clause must be part of the primary key");
    }
    return !last.descending();
  }

  private Scan scan() {
    if (!select.order().isEmpty()) {
      throw new EngineError.Validation(
          "Must have WHERE clause in the statement when using ORDER BY clause.");
    }
    String filter =
        select.where() == null ? null : writer.all(new Conjuncts(select.where()).rest());
    String projection = projection();
    return new Scan(
        select.table(),
        select.index(),
        filter,
        projection,
        writer.substitutions(),
        null,
        request.limit(),
        request.consistentRead(),
        null,
        null,
        start,
        request.returnConsumedCapacity());
  }

  private @Nullable String projection() {
    return select.paths().isEmpty()
        ? null
        : select.paths().stream().map(writer::path).collect(Collectors.joining(", "));
  }
}
