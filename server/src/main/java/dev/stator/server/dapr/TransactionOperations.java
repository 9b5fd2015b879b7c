package dev.stator.server.dapr;

import dev.stator.dapr.DeleteState;
import dev.stator.dapr.RequestMetadata;
import dev.stator.dapr.SetState;
import dev.stator.dapr.StateError;
import dev.stator.dapr.StateKey;
import dev.stator.dapr.StateOperation;
import dev.stator.dapr.StateStore;
import dev.stator.dapr.StateValue;
import dev.stator.dapr.WriteCondition;
import dev.stator.server.shell.HttpAnswer;
import java.util.ArrayList;
import java.util.List;

/**
 * Transactions.
 *
 * <p>Source: Dapr docs, "State management API reference", section "State transactions".
 */
final class TransactionOperations {
  private final StateKeys keys;

  TransactionOperations(StateKeys keys) {
    this.keys = keys;
  }

  HttpAnswer transact(DaprComponents.Store store, QueryParameters query, byte[] body) {
    List<TransactionBody.Operation> asked;
    try {
      asked = TransactionBody.read(body).operations();
    } catch (JsonBody.Unfit unfit) {
      throw DaprError.unreadableBody(unfit.reason());
    }
    List<StateOperation> operations = new ArrayList<>();
    for (TransactionBody.Operation operation : asked) {
      operations.add(operation(store, query, operation));
    }
    if (operations.size() > StateStore.TRANSACTION_OPERATIONS_MAX) {
      throw StateErrors.tooManyOperations(
          store.name(), operations.size(), StateStore.TRANSACTION_OPERATIONS_MAX);
    }
    try {
      store.store().transact(operations);
    } catch (StateError error) {
      throw StateErrors.transaction(
          error, asked.stream().map(operation -> operation.request().key()).toList());
    }
    return DaprFrontEnd.NOTHING;
  }

  private StateOperation operation(
      DaprComponents.Store store, QueryParameters query, TransactionBody.Operation operation) {
    SaveItem request = operation.request();
    return switch (operation.type()) {
      case "upsert" -> {
        RequestMetadata metadata = metadata(query, request);
        yield new StateOperation.Upsert(
            new SetState(
                key(store, request, metadata),
                new StateValue.Text(request.value()),
                WriteCondition.of(request.etag(), request.concurrency()),
                metadata.timeToLive()));
      }
      case "delete" ->
          new StateOperation.Delete(
              new DeleteState(key(store, request, metadata(query, request)), request.etag()));
      default ->
          throw new DaprError(
              400,
              "ERR_NOT_SUPPORTED_STATE_OPERATION",
              "operation type " + operation.type() + " not supported");
    };
  }

  private static RequestMetadata metadata(QueryParameters query, SaveItem request) {
    try {
      return RequestMetadata.parse(query.metadataOver(request.metadata()));
    } catch (StateError error) {
      throw StateErrors.transaction(error, List.of());
    }
  }

  private StateKey key(DaprComponents.Store store, SaveItem request, RequestMetadata metadata) {
    if (request.key().isEmpty()) {
      throw new DaprError(400, DaprError.MALFORMED_REQUEST, "\"key\" is a required field");
    }
    return new StateKey(keys.inTable(store, request.key()), metadata.partition());
  }
}
