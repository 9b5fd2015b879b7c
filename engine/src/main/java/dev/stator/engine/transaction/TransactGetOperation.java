package dev.stator.engine.transaction;

import dev.stator.engine.read.ReadExpressions;
import dev.stator.engine.validation.ItemRules;
import dev.stator.engine.validation.TransactionRules;
import dev.stator.model.operation.TransactGetItem;
import dev.stator.model.operation.TransactGetItems;
import java.util.List;
import java.util.Objects;

/** TransactGetItems. */
public final class TransactGetOperation {
  private final TransactionReader reader;

  public TransactGetOperation(TransactionReader reader) {
    this.reader = reader;
  }

  public TransactGetItems.Result execute(TransactGetItems request) {
    List<ReadAction> actions =
        TransactionRules.check(request).stream().map(TransactGetOperation::action).toList();
    TransactionReader.Reads reads = reader.read(actions);
    return new TransactGetItems.Result(
        reads.responses(), reads.capacity().report(request.returnConsumedCapacity()));
  }

  private static ReadAction action(TransactGetItem.Get get) {
    return new ReadAction(
        Objects.requireNonNull(get.tableName()),
        ItemRules.ofKey(get.key()),
        ReadExpressions.parse(null, get.projectionExpression(), get.substitutions()).projection());
  }
}
