package dev.stator.model.operation;

import dev.stator.model.Item;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** BatchExecuteStatement: up to 25 PartiQL statements, each on its own, all reads or all writes. */
public record BatchExecuteStatement(
    @Nullable List<BatchStatement> statements, @Nullable String returnConsumedCapacity)
    implements Operation<BatchExecuteStatement.Result> {

  /**
   * @param responses one for each statement, in their order
   * @param consumedCapacity one entry for each table; null if it was not asked for
   */
  public record Result(List<Response> responses, @Nullable List<ConsumedCapacity> consumedCapacity)
      implements dev.stator.model.operation.Result {}

  /**
   * What one statement answered.
   *
   * @param error null if it was done
   * @param tableName null if the statement could not be read so far
   * @param item what SELECT found or RETURNING asked for; null if that is nothing
   */
  public record Response(
      @Nullable StatementError error, @Nullable String tableName, @Nullable Item item) {}

  /**
   * @param code such as {@code ConditionalCheckFailed}: API Reference, "BatchStatementError"
   * @param item the item that failed the condition, if it was asked for
   */
  public record StatementError(String code, String message, @Nullable Item item) {}
}
