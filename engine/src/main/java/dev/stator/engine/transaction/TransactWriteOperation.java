package dev.stator.engine.transaction;

import dev.stator.engine.commit.CollectionReport;
import dev.stator.engine.commit.ItemCollections;
import dev.stator.engine.validation.TransactionRules;
import dev.stator.model.operation.TransactWriteItem;
import dev.stator.model.operation.TransactWriteItems;
import java.util.List;

/** TransactWriteItems. */
public final class TransactWriteOperation {
  private final TransactionWriter writer;
  private final ItemCollections collections;

  public TransactWriteOperation(TransactionWriter writer, ItemCollections collections) {
    this.writer = writer;
    this.collections = collections;
  }

  public TransactWriteItems.Result execute(TransactWriteItems request) {
    List<TransactWriteItem> items = TransactionRules.check(request);
    List<WriteAction> actions = items.stream().map(WriteAction::parse).toList();
    String token = request.clientRequestToken();
    TransactionWriter.Done done =
        writer.write(
            actions,
            token == null
                ? null
                : new ClientToken(
                    ClientToken.Api.TRANSACT_WRITE_ITEMS, token, RequestDigest.of(request, items)),
            request.returnConsumedCapacity());
    CollectionReport metrics =
        new CollectionReport(collections, request.returnItemCollectionMetrics());
    for (int at = 0; at < actions.size(); at++) {
      WriteAction action = actions.get(at);
      if (action.kind() != WriteAction.Kind.CHECK) {
        metrics.add(action.tableName(), done.writes().get(at).table(), action.item());
      }
    }
    return new TransactWriteItems.Result(done.capacity(), metrics.tables());
  }
}
