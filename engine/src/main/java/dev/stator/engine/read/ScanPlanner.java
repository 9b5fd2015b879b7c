package dev.stator.engine.read;

import dev.stator.engine.store.Direction;
import dev.stator.engine.store.KeyRange;
import dev.stator.engine.validation.KeyRules;
import dev.stator.engine.validation.PageRules;
import dev.stator.model.EngineError;
import dev.stator.model.Item;
import dev.stator.model.operation.Scan;
import org.jspecify.annotations.Nullable;

/**
 * From a Scan whose members were checked to the page that it asks for.
 *
 * <p>Texts as the service answers them.
 */
final class ScanPlanner {
  private ScanPlanner() {}

  static PagePlan plan(Scan request, ReadExpressions expressions, ReadTarget target) {
    Item startItem = request.exclusiveStartKey();
    if (startItem != null) {
      StartKey.checkShape(target, startItem, StartKey.INVALID + ": " + KeyRules.SCHEMA_MISMATCH);
    }
    SelectRules.checkAllAttributes(target, request.select());
    StartKey start = startItem == null ? null : StartKey.check(target, startItem);
    expressions.requireKeysScalar(target.table());
    boolean wholeItems = SelectRules.wantsWholeItems(target, request.select(), expressions);
    return new PagePlan(
        target,
        Rows.of(target, wholeItems),
        range(request, target, start),
        Direction.ASCENDING,
        request.limit(),
        expressions.filter(),
        expressions.projection(),
        PageRules.COUNT.equals(request.select()));
  }

  private static KeyRange range(Scan request, ReadTarget target, @Nullable StartKey start) {
    Integer segment = request.segment();
    Integer totalSegments = request.totalSegments();
    KeyRange range =
        segment == null || totalSegments == null
            ? target.all()
            : target.segment(segment, totalSegments);
    if (start == null) {
      return range;
    }
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
