package dev.stator.engine.read;

import dev.stator.engine.catalog.KeyAttribute;
import dev.stator.engine.catalog.KeySchema;
import dev.stator.engine.store.Direction;
import dev.stator.engine.store.KeyRange;
import dev.stator.engine.validation.ItemRules;
import dev.stator.engine.validation.LegacyConditions;
import dev.stator.engine.validation.PageRules;
import dev.stator.model.EngineError;
import dev.stator.model.Item;
import dev.stator.model.expression.AttributeTest;
import dev.stator.model.expression.Condition;
import dev.stator.model.expression.ExpressionOrigin;
import dev.stator.model.expression.KeyCondition;
import dev.stator.model.expression.KeyNames;
import dev.stator.model.expression.Placeholders;
import dev.stator.model.expression.Projection;
import dev.stator.model.operation.Query;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From a Query whose members were checked to the page that it asks for.
 *
 * <p>Texts as the service answers them.
 */
final class QueryPlanner {
  private final Query request;
  private final ExpressionOrigin origin;
  private final Placeholders placeholders;
  private final ReadExpressions expressions;
  private final List<AttributeTest> keyTests;

  private QueryPlanner(
      Query request,
      ExpressionOrigin origin,
      Placeholders placeholders,
      ReadExpressions expressions,
      List<AttributeTest> keyTests) {
    this.request = request;
    this.origin = origin;
    this.placeholders = placeholders;
    this.expressions = expressions;
    this.keyTests = keyTests;
  }

  /** Parses what needs no table, so that mistakes there are told even if the table is missing. */
  static QueryPlanner parse(Query request, ExpressionOrigin origin) {
    if (request.keyConditionExpression() == null
        && request.filterExpression() == null
        && request.projectionExpression() == null) {
      Placeholders.requireNoneGiven(
          request.substitutions(), "FilterExpression and KeyConditionExpression are null");
    }
    Condition legacyFilter =
        LegacyConditions.filter(request.queryFilter(), request.conditionalOperator());
    Projection legacyProjection = LegacyConditions.attributesToGet(request.attributesToGet());
    PageRules.requireKeyCondition(request);
    ItemRules.checkExpressionValues(request.substitutions().values());
    Placeholders placeholders = new Placeholders(request.substitutions());
    ReadExpressions expressions =
        ReadExpressions.parse(
                origin, request.filterExpression(), request.projectionExpression(), placeholders)
            .orLegacy(legacyFilter, legacyProjection);
    return new QueryPlanner(
        request,
        origin,
        placeholders,
        expressions,
        request.keyConditions() == null
            ? List.of()
            : LegacyConditions.keyConditions(request.keyConditions()));
  }

  PagePlan plan(ReadTarget target) {
    KeySchema schema = target.keySchema();
    Item startItem = request.exclusiveStartKey();
    if (startItem != null) {
      StartKey.checkShape(target, startItem, StartKey.INVALID);
    }
    SelectRules.checkAllAttributes(target, request.select());
    // The service looks at a table's start key before the condition, at an index's after it.
    StartKey start =
        startItem == null || target.index() != null ? null : StartKey.check(target, startItem);
    KeyCondition condition = keyCondition(target);
    placeholders.requireAllUsed();
    if (startItem != null && start == null) {
      start = StartKey.check(target, startItem);
    }
    // A statement has one WHERE, in which keys may be named wherever they are of use.
    if (origin == ExpressionOrigin.REQUEST) {
      requireNoKeyIn(expressions.filter(), schema);
    }
    boolean wholeItems = SelectRules.wantsWholeItems(target, request.select(), expressions);
    SelectRules.checkFilter(target, wholeItems, expressions);
    Direction direction =
        Boolean.FALSE.equals(request.scanIndexForward())
            ? Direction.DESCENDING
            : Direction.ASCENDING;
    return new PagePlan(
        target,
        Rows.of(target, wholeItems),
        range(target, condition, start, direction),
        direction,
        request.limit(),
        expressions.filter(),
        expressions.projection(),
        PageRules.COUNT.equals(request.select()));
  }

  private KeyCondition keyCondition(ReadTarget target) {
    KeySchema schema = target.keySchema();
    KeyAttribute sort = schema.sort();
    KeyNames names = new KeyNames(schema.partition().name(), sort == null ? null : sort.name());
    String text = request.keyConditionExpression();
    KeyCondition condition =
        text == null
            ? KeyCondition.of(keyTests, names)
            : KeyCondition.parse(origin.keyCondition(), text, placeholders, names);
    KeyConditionTypes.check(schema, condition);
    return condition;
  }

  private static KeyRange range(
      ReadTarget target, KeyCondition condition, @Nullable StartKey start, Direction direction) {
    byte[] partition = target.partition(condition.partition());
    KeyRange range =
        target.index() == null && target.keySchema().sort() == null
            ? new KeyRange(partition, StoreKeys.following(partition))
            : SortRanges.range(target, partition, condition.sort());
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

  private void requireNoKeyIn(@Nullable Condition filter, KeySchema schema) {
    if (filter == null) {
      return;
    }
    for (String name : filter.topLevelNames()) {
      if (schema.isKey(name)) {
        throw new EngineError.Validation(
            (request.filterExpression() == null ? "QueryFilter" : "Filter Expression")
                + " can only contain non-primary key attributes: "
                + "Primary key attribute: "
                + name);
      }
    }
  }
}
