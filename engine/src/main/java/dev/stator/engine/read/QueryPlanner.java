package dev.stator.engine.read;

import dev.stator.engine.catalog.KeyAttribute;
import dev.stator.engine.catalog.KeySchema;
import dev.stator.engine.catalog.Table;
import dev.stator.engine.codec.ItemKeys;
import dev.stator.engine.codec.KeyValues;
import dev.stator.engine.store.Direction;
import dev.stator.engine.store.KeyRange;
import dev.stator.engine.validation.ItemRules;
import dev.stator.engine.validation.PageRules;
import dev.stator.model.EngineError;
import dev.stator.model.Item;
import dev.stator.model.expression.Condition;
import dev.stator.model.expression.KeyCondition;
import dev.stator.model.expression.KeyNames;
import dev.stator.model.expression.Placeholders;
import dev.stator.model.operation.Query;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * From a Query whose members were checked to the page that it asks for.
 *
 * <p>Texts as the service answers them.
 */
final class QueryPlanner {
  private final Query request;
  private final Placeholders placeholders;
  private final ReadExpressions expressions;

  private QueryPlanner(Query request, Placeholders placeholders, ReadExpressions expressions) {
    this.request = request;
    this.placeholders = placeholders;
    this.expressions = expressions;
  }

  /** Parses what needs no table, so that mistakes there are told even if the table is missing. */
  static QueryPlanner parse(Query request) {
    ItemRules.checkExpressionValues(request.substitutions().values());
    Placeholders placeholders = new Placeholders(request.substitutions());
    ReadExpressions expressions =
        ReadExpressions.parse(
            request.filterExpression(), request.projectionExpression(), placeholders);
    return new QueryPlanner(request, placeholders, expressions);
  }

  /**
   * @param keysInFilter whether the filter may name key attributes
   */
  PagePlan plan(Table table, boolean keysInFilter) {
    KeySchema schema = table.keySchema();
    Indexes.requireNone(request.indexName());
    Item startItem = request.exclusiveStartKey();
    StartKey start = startItem == null ? null : StartKey.check(table, startItem, StartKey.INVALID);
    KeyCondition condition = keyCondition(schema);
    placeholders.requireAllUsed();
    if (!keysInFilter) {
      requireNoKeyIn(expressions.filter(), schema);
    }
    Direction direction =
        Boolean.FALSE.equals(request.scanIndexForward())
            ? Direction.DESCENDING
            : Direction.ASCENDING;
    return new PagePlan(
        schema,
        range(table, condition, start, direction),
        direction,
        request.limit(),
        expressions.filter(),
        expressions.projection(),
        PageRules.COUNT.equals(request.select()));
  }

  private KeyCondition keyCondition(KeySchema schema) {
    KeyAttribute sort = schema.sort();
    KeyCondition condition =
        KeyCondition.parse(
            Objects.requireNonNull(request.keyConditionExpression()),
            placeholders,
            new KeyNames(schema.partition().name(), sort == null ? null : sort.name()));
    KeyConditionTypes.check(schema, condition);
    return condition;
  }

  private static KeyRange range(
      Table table, KeyCondition condition, @Nullable StartKey start, Direction direction) {
    byte[] partition = ItemKeys.partition(table.id(), KeyValues.encode(condition.partition()));
    KeyRange range =
        table.keySchema().sort() == null
            ? new KeyRange(partition, StartKey.following(partition))
            : SortRanges.range(partition, condition.sort());
    if (start == null) {
      return range;
    }
    if (!start.isIn(KeyRange.prefix(partition))) {
      throw new EngineError.Validation(
          "The provided starting key is outside query boundaries based on provided conditions");
    }
    if (!start.isIn(range)) {
      throw new EngineError.Validation(
          "The provided starting key does not match the range key predicate");
    }
    return start.rest(range, direction);
  }

  private static void requireNoKeyIn(@Nullable Condition filter, KeySchema schema) {
    if (filter == null) {
      return;
    }
    for (String name : filter.topLevelNames()) {
      if (schema.isKey(name)) {
        throw new EngineError.Validation(
            "Filter Expression can only contain non-primary key attributes: "
                + "Primary key attribute: "
                + name);
      }
    }
  }
}
