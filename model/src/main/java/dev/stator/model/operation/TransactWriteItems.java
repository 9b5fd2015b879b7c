package dev.stator.model.operation;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * TransactWriteItems: up to 100 actions, all done or none.
 *
 * @param clientRequestToken a request with the same token, within ten minutes after the first one
 *     was done, is not done again
 */
public record TransactWriteItems(
    @Nullable List<TransactWriteItem> transactItems,
    @Nullable String clientRequestToken,
    @Nullable String returnConsumedCapacity,
    @Nullable String returnItemCollectionMetrics)
    implements Operation<TransactWriteItems.Result> {

  /**
   * @param consumedCapacity one entry for each table; null if it was not asked for
   * @param itemCollectionMetrics by table name: those of the collections that were written to, in
   *     tables with local secondary indexes; null when they were not asked for or there are none
   */
  public record Result(
      @Nullable List<ConsumedCapacity> consumedCapacity,
      @Nullable Map<String, List<ItemCollectionMetrics>> itemCollectionMetrics)
      implements dev.stator.model.operation.Result {}
}
