package dev.stator.engine.read;

import dev.stator.engine.capacity.CapacityReport;
import dev.stator.model.Item;
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
 * @param bytes size of the evaluated items
 */
record Page(
    @Nullable List<Item> items,
    int count,
    int scannedCount,
    @Nullable Item lastEvaluatedKey,
    long bytes) {

  ItemPage toResult(CapacityReport capacity, @Nullable Boolean consistentRead) {
    return new ItemPage(
        items,
        count,
        scannedCount,
        lastEvaluatedKey,
        capacity.read(bytes, Boolean.TRUE.equals(consistentRead)));
  }
}
