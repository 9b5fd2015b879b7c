package dev.stator.model.operation;

import dev.stator.model.Item;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** GetItem. */
public record GetItem(
    @Nullable String tableName,
    @Nullable Item key,
    @Nullable Boolean consistentRead,
    @Nullable String projectionExpression,
    Substitutions substitutions,
    @Nullable String returnConsumedCapacity,
    @Nullable List<String> attributesToGet)
    implements Operation<GetItem.Result> {

  /** Without legacy parameters. */
  public GetItem(
      @Nullable String tableName,
      @Nullable Item key,
      @Nullable Boolean consistentRead,
      @Nullable String projectionExpression,
      Substitutions substitutions,
      @Nullable String returnConsumedCapacity) {
    this(
        tableName,
        key,
        consistentRead,
        projectionExpression,
        substitutions,
        returnConsumedCapacity,
        null);
  }

  /**
   * @param item null when there is none
   */
  public record Result(@Nullable Item item, @Nullable ConsumedCapacity consumedCapacity)
      implements dev.stator.model.operation.Result {}
}
