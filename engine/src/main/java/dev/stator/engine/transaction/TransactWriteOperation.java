package dev.stator.engine.transaction;

import dev.stator.engine.validation.TransactionRules;
import dev.stator.model.operation.TransactWriteItem;
import dev.stator.model.operation.TransactWriteItems;
import java.util.List;

/** TransactWriteItems. */
public final class TransactWriteOperation {
  private final TransactionWriter writer;

  public TransactWriteOperation(TransactionWriter writer) {
    this.writer = writer;
  }

  public TransactWriteItems.Result execute(TransactWriteItems request) {
    List<TransactWriteItem> items = TransactionRules.check(request);
    List<WriteAction> actions = items.stream().map(WriteAction::parse).toList();
    String token = request.clientRequestToken();
    return new TransactWriteItems.Result(
        writer.write(
            actions,
            token == null
                ? null
                : new ClientToken(
                    ClientToken.Api.TRANSACT_WRITE_ITEMS, token, RequestDigest.of(request, items)),
            request.returnConsumedCapacity()));
  }
}
