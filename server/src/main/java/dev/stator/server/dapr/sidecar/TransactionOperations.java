package dev.stator.server.dapr.sidecar;

import dev.stator.dapr.DeleteState;
import dev.stator.dapr.RequestMetadata;
import dev.stator.dapr.SetState;
import dev.stator.dapr.StateError;
import dev.stator.dapr.StateKey;
import dev.stator.dapr.StateOperation;
import dev.stator.dapr.StateStore;
import dev.stator.dapr.WriteCondition;
import java.util.ArrayList;
import java.util.List;

/**
 * Transactions.
 *
 * <p>Source: Dapr docs, "State management API reference", section "State transactions".
 */
public final class TransactionOperations {
  private final StateKeys keys;

  public TransactionOperations(StateKeys keys) {
    this.keys = keys;
  }

  /**
   * Does all steps or none.
   *
   * @throws DaprError if none was done
   */
  public void transact(DaprComponents.Store store, List<TransactionStep> steps) {
    List<StateOperation> operations = new ArrayList<>();
    for (TransactionStep step : steps) {
      operations.add(operation(store, operations.size(), step));
    }
    if (operations.size() > StateStore.TRANSACTION_OPERATIONS_MAX) {
      throw StateErrors.tooManyOperations(
          store.name(), operations.size(), StateStore.TRANSACTION_OPERATIONS_MAX);
    }
    try {
      store.store().transact(operations);
    } catch (StateError error) {
      throw StateErrors.transaction(
          error, steps.stream().map(step -> step.request().key()).toList());
    }
  }

  private StateOperation operation(DaprComponents.Store store, int index, TransactionStep step) {
    StateWrite request = step.request();
    return switch (step.type()) {
      case "upsert" -> {
        RequestMetadata metadata = metadata(index, step);
        yield new StateOperation.Upsert(
            new SetState(
                key(store, request, metadata),
                request.value(),
                WriteCondition.of(request.etag(), request.concurrency()),
                metadata.timeToLive()));
      }
      case "delete" ->
          new StateOperation.Delete(
              new DeleteState(key(store, request, metadata(index, step)), request.etag()));
      default ->
          throw new DaprError(
              ErrorStatus.UNSUPPORTED_OPERATION,
              "ERR_NOT_SUPPORTED_STATE_OPERATION",
              "operation type " + step.type() + " not supported");
    };
  }

  private static RequestMetadata metadata(int index, TransactionStep step) {
    try {
      return RequestMetadata.parse(step.request().metadata());
    } catch (StateError error) {
      throw StateErrors.operation(error, index, step);
    }
  }

  private StateKey key(DaprComponents.Store store, StateWrite request, RequestMetadata metadata) {
    return new StateKey(keys.inTable(store, request.key()), metadata.partition());
  }
}
