package dev.stator.server.dapr;

import dev.stator.dapr.BulkAnswer;
import dev.stator.dapr.Consistency;
import dev.stator.dapr.StoredState;
import dev.stator.server.dapr.sidecar.DaprComponents;
import dev.stator.server.dapr.sidecar.DaprError;
import dev.stator.server.dapr.sidecar.StateOperations;
import dev.stator.server.dapr.sidecar.StateRemoval;
import dev.stator.server.dapr.sidecar.StateWrite;
import dev.stator.server.dapr.sidecar.TransactionOperations;
import dev.stator.server.dapr.sidecar.TransactionStep;
import dev.stator.server.shell.HttpAnswer;
import dev.stator.server.shell.limit.Holding;
import dev.stator.server.shell.limit.InFlight;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * State over HTTP: bodies and queries into requests, results into answers.
 *
 * <p>Source: Dapr docs, "State management API reference".
 */
final class StateApi {
  private final StateOperations operations;
  private final TransactionOperations transactions;
  private final InFlight inFlight;

  StateApi(StateOperations operations, TransactionOperations transactions, InFlight inFlight) {
    this.operations = operations;
    this.transactions = transactions;
    this.inFlight = inFlight;
  }

  DaprComponents.Store store(String name) {
    return operations.store(name);
  }

  HttpAnswer save(DaprComponents.Store store, QueryParameters query, byte[] body) {
    List<SaveItem> items;
    try {
      items = SaveItem.readAll(body);
    } catch (JsonBody.Unfit unfit) {
      throw DaprError.malformed(unfit.reason());
    }
    List<StateWrite> writes = new ArrayList<>(items.size());
    for (SaveItem item : items) {
      writes.add(item.write(query));
    }
    operations.save(store, writes);
    return DaprFrontEnd.NOTHING;
  }

  HttpAnswer get(DaprComponents.Store store, QueryParameters query, String key) {
    @Nullable Consistency consistency = Consistency.ofRequest(query.get("consistency"));
    Optional<StoredState> stored =
        operations.get(store, key, consistency, query.metadataOver(Map.of()));
    if (stored.isEmpty()) {
      return DaprFrontEnd.NOTHING;
    }
    StoredState state = stored.get();
    HttpAnswer answer = HttpAnswer.of(200, DaprFrontEnd.JSON, state.value().bytes());
    if (state.etag() != null) {
      answer = answer.with("ETag", HeaderText.checked(store.name(), key, state.etag()));
    }
    for (Map.Entry<String, String> entry : state.metadata().entrySet()) {
      answer = answer.with("metadata." + entry.getKey(), entry.getValue());
    }
    return answer;
  }

  /**
   * @param etag of the header {@code If-Match}
   */
  HttpAnswer delete(
      DaprComponents.Store store, QueryParameters query, String key, @Nullable String etag) {
    operations.delete(store, new StateRemoval(key, etag, query.metadataOver(Map.of())));
    return DaprFrontEnd.NOTHING;
  }

  HttpAnswer bulkGet(DaprComponents.Store store, QueryParameters query, byte[] body) {
    BulkGetBody bulk;
    try {
      bulk = BulkGetBody.read(body);
    } catch (JsonBody.Unfit unfit) {
      throw unfit.unreadableBody();
    }
    Holding holding = new Holding(inFlight, 1);
    try {
      List<BulkAnswer> answers =
          operations.bulkGet(
              store,
              bulk.keys(),
              bulk.parallelism(),
              query.metadataOver(bulk.metadata()),
              holding::take);
      return BulkGetAnswer.of(bulk.keys(), answers, holding);
    } catch (RuntimeException | Error failed) {
      holding.close();
      throw failed;
    }
  }

  HttpAnswer transact(DaprComponents.Store store, QueryParameters query, byte[] body) {
    List<TransactionBody.Operation> asked;
    try {
      asked = TransactionBody.read(body).operations();
    } catch (JsonBody.Unfit unfit) {
      throw unfit.unreadableBody();
    }
    List<TransactionStep> steps = new ArrayList<>(asked.size());
    for (TransactionBody.Operation operation : asked) {
      steps.add(new TransactionStep(operation.type(), operation.request().write(query)));
    }
    transactions.transact(store, steps);
    return DaprFrontEnd.NOTHING;
  }
}
