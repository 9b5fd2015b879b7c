package dev.stator.engine.read;

import dev.stator.engine.capacity.CapacityReport;
import dev.stator.engine.catalog.SecondaryIndex;
import dev.stator.model.Item;
import dev.stator.model.operation.ConsumedCapacity;
import dev.stator.model.operation.ItemPage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page that was read.
 *
 * @param items null if only their number was asked for
 * @param count items that passed the filter
 * @param scannedCount items that were evaluated
 * @param lastEvaluatedKey where the next page begins; null if the range was read to its end
 * @param bytes size of what was evaluated in the target
 * @param tableUnits read units for items that were read from the table besides
 */
record Page(
    @Nullable List<Item> items,
    int count,
    int scannedCount,
    @Nullable Item lastEvaluatedKey,
    long bytes,
    long tableUnits) {

  /**
   * @param index what was read; null for a table
   */
  ItemPage toResult(
      CapacityReport capacity, @Nullable SecondaryIndex index, @Nullable Boolean consistentRead) {
    boolean consistent = Boolean.TRUE.equals(consistentRead);
    ConsumedCapacity consumed =
        index == null
            ? capacity.read(bytes, consistent)
            : capacity.readIndex(index, bytes, tableUnits, consistent);
    return new ItemPage(items, count, scannedCount, lastEvaluatedKey, consumed);
  }
}
