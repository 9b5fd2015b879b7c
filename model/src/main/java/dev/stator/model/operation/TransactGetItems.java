package dev.stator.model.operation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** TransactGetItems: up to 100 items as they were at one moment. */
public record TransactGetItems(
    @Nullable List<TransactGetItem> transactItems, @Nullable String returnConsumedCapacity)
    implements Operation<TransactGetItems.Result> {

  /**
   * @param responses one for each action, in their order
   * @param consumedCapacity one entry for each table; null if it was not asked for
   */
  public record Result(
      List<ItemResponse> responses, @Nullable List<ConsumedCapacity> consumedCapacity)
      implements dev.stator.model.operation.Result {}
}
