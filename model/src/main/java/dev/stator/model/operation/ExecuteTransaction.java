package dev.stator.model.operation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * ExecuteTransaction: up to 100 PartiQL statements, all done or none, all reads or all writes.
 *
 * @param clientRequestToken as for {@link TransactWriteItems}
 */
public record ExecuteTransaction(
    @Nullable List<ParameterizedStatement> transactStatements,
    @Nullable String clientRequestToken,
    @Nullable String returnConsumedCapacity)
    implements Operation<ExecuteTransaction.Result> {

  /**
   * @param responses one for each statement, in their order; empty for writes
   * @param consumedCapacity one entry for each table; null if it was not asked for
   */
  public record Result(
      List<ItemResponse> responses, @Nullable List<ConsumedCapacity> consumedCapacity)
      implements dev.stator.model.operation.Result {}
}
