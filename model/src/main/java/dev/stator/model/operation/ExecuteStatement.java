package dev.stator.model.operation;

import dev.stator.model.AttributeValue;
import dev.stator.model.Item;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * ExecuteStatement: one PartiQL statement.
 *
 * @param parameters for each {@code ?} of the statement, in order
 * @param limit items to evaluate at most
 * @param nextToken where a page of the same statement with the same parameters begins
 */
public record ExecuteStatement(
    @Nullable String statement,
    @Nullable List<AttributeValue> parameters,
    @Nullable Boolean consistentRead,
    @Nullable Integer limit,
    @Nullable String nextToken,
    @Nullable String returnConsumedCapacity,
    @Nullable String returnValuesOnConditionCheckFailure)
    implements Operation<ExecuteStatement.Result> {

  /**
   * @param items what SELECT found, or what RETURNING asked for
   * @param nextToken null on the last page
   * @param lastEvaluatedKey null on the last page
   */
  public record Result(
      List<Item> items,
      @Nullable String nextToken,
      @Nullable Item lastEvaluatedKey,
      @Nullable ConsumedCapacity consumedCapacity)
      implements dev.stator.model.operation.Result {}
}
