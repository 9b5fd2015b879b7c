package dev.stator.model.operation;

import dev.stator.model.Item;
import org.jspecify.annotations.Nullable;

/** GetItem. */
public record GetItem(
    @Nullable String tableName,
    @Nullable Item key,
    @Nullable Boolean consistentRead,
    @Nullable String projectionExpression,
    Substitutions substitutions,
    @Nullable String returnConsumedCapacity)
    implements Operation<GetItem.Result> {

  /**
   * @param item null when there is none
   */
  public record Result(@Nullable Item item, @Nullable ConsumedCapacity consumedCapacity)
      implements dev.stator.model.operation.Result {}
}
