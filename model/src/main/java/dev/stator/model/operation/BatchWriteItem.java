package dev.stator.model.operation;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * BatchWriteItem.
 *
 * @param requestItems by table name or ARN
 */
public record BatchWriteItem(
    @Nullable Map<String, List<WriteRequest>> requestItems,
    @Nullable String returnConsumedCapacity,
    @Nullable String returnItemCollectionMetrics)
    implements Operation<BatchWriteItem.Result> {

  /**
   * @param unprocessedItems the writes that were not done, to be sent again; empty when all were
   * @param itemCollectionMetrics by table name: those of the collections that were written to, in
   *     tables with local secondary indexes; null when they were not asked for or there are none
   * @param consumedCapacity one for each table; null when it was not asked for
   */
  public record Result(
      Map<String, List<WriteRequest>> unprocessedItems,
      @Nullable Map<String, List<ItemCollectionMetrics>> itemCollectionMetrics,
      @Nullable List<ConsumedCapacity> consumedCapacity)
      implements dev.stator.model.operation.Result {}
}
