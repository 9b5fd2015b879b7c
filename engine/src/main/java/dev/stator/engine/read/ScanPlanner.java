package dev.stator.engine.read;

import dev.stator.engine.catalog.Table;
import dev.stator.engine.codec.ItemKeys;
import dev.stator.engine.store.Direction;
import dev.stator.engine.store.KeyRange;
import dev.stator.engine.validation.KeyRules;
import dev.stator.engine.validation.PageRules;
import dev.stator.model.EngineError;
import dev.stator.model.Item;
import dev.stator.model.operation.Scan;

/**
 * From a Scan whose members were checked to the page that it asks for.
 *
 * <p>Texts as the service answers them.
 */
final class ScanPlanner {
  private ScanPlanner() {}

  static PagePlan plan(Scan request, ReadExpressions expressions, Table table) {
    Indexes.requireNone(request.indexName());
    expressions.requireKeysScalar(table.keySchema());
    return new PagePlan(
        table.keySchema(),
        range(request, table),
        Direction.ASCENDING,
        request.limit(),
        expressions.filter(),
        expressions.projection(),
        PageRules.COUNT.equals(request.select()));
  }

  private static KeyRange range(Scan request, Table table) {
    Integer segment = request.segment();
    Integer totalSegments = request.totalSegments();
    KeyRange range =
        segment == null || totalSegments == null
            ? ItemKeys.table(table.id())
            : ItemKeys.segment(table.id(), segment, totalSegments);
    Item startItem = request.exclusiveStartKey();
    if (startItem == null) {
      return range;
    }
    StartKey start =
        StartKey.check(table, startItem, StartKey.INVALID + ": " + KeyRules.SCHEMA_MISMATCH);
    if (!start.isIn(range)) {
      throw new EngineError.Validation(
          "The provided starting key is invalid: Invalid ExclusiveStartKey. Please use "
              + "ExclusiveStartKey with correct Segment. TotalSegments: "
              + totalSegments
              + " Segment: "
              + segment);
    }
    return start.rest(range, Direction.ASCENDING);
  }
}
