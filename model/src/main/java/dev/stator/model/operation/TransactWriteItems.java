package dev.stator.model.operation;

import java.util.List;
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
   */
  public record Result(@Nullable List<ConsumedCapacity> consumedCapacity)
      implements dev.stator.model.operation.Result {}
}
