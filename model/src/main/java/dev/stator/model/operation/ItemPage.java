package dev.stator.model.operation;

import dev.stator.model.Item;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of Query or Scan.
 *
 * @param items null when only the count was asked for
 * @param count items that passed the filter
 * @param scannedCount items that were evaluated
 * @param lastEvaluatedKey where the next page begins; null on the last page
 */
public record ItemPage(
    @Nullable List<Item> items,
    int count,
    int scannedCount,
    @Nullable Item lastEvaluatedKey,
    @Nullable ConsumedCapacity consumedCapacity)
    implements Result {}
