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
   * @param consumedCapacity one for each table; null when it was not asked for
   */
  public record Result(
      Map<String, List<WriteRequest>> unprocessedItems,
      @Nullable List<ConsumedCapacity> consumedCapacity)
      implements dev.stator.model.operation.Result {}
}
