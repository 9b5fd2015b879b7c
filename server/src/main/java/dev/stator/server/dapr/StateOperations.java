package dev.stator.server.dapr;

import dev.stator.dapr.BulkAnswer;
import dev.stator.dapr.BulkFailure;
import dev.stator.dapr.Consistency;
import dev.stator.dapr.DeleteState;
import dev.stator.dapr.GetState;
import dev.stator.dapr.RequestMetadata;
import dev.stator.dapr.SetState;
import dev.stator.dapr.StateError;
import dev.stator.dapr.StateKey;
import dev.stator.dapr.StateValue;
import dev.stator.dapr.StoredState;
import dev.stator.dapr.WriteCondition;
import dev.stator.server.shell.HttpAnswer;
import dev.stator.server.shell.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Save, get, delete and bulk get.
 *
 * <p>Source: Dapr docs, "State management API reference".
 */
final class StateOperations {
  private final DaprSettings settings;
  private final DaprComponents components;
  private final StateKeys keys;

  StateOperations(DaprSettings settings, DaprComponents components, StateKeys keys) {
    this.settings = settings;
    this.components = components;
    this.keys = keys;
  }

  /**
   * @throws DaprError if there is no such store
   */
  DaprComponents.Store store(String name) {
    if (components.stores().isEmpty()) {
      throw StateErrors.notConfigured(name, settings.appId());
    }
    DaprComponents.@Nullable Store store = components.stores().get(name);
    if (store == null) {
      throw StateErrors.notFound(name, settings.appId());
    }
    return store;
  }

  HttpAnswer save(DaprComponents.Store store, QueryParameters query, byte[] body) {
    List<SaveItem> items;
    try {
      items = SaveItem.readAll(body);
    } catch (JsonBody.Unfit unfit) {
      throw new DaprError(400, DaprError.MALFORMED_REQUEST, unfit.reason());
    }
    List<SetState> requests = new ArrayList<>();
    for (SaveItem item : items) {
      requests.add(request(store, query, item));
    }
    if (requests.size() == 1) {
      try {
        store.store().set(requests.getFirst());
      } catch (StateError error) {
        throw StateErrors.save(store.name(), error);
      }
    } else {
      refuse(store, store.store().bulkSet(requests));
    }
    return DaprFrontEnd.NOTHING;
  }

  private SetState request(DaprComponents.Store store, QueryParameters query, SaveItem item) {
    if (item.key().isEmpty()) {
      throw new DaprError(400, DaprError.MALFORMED_REQUEST, "\"key\" is a required field");
    }
    String key = key(store, item.key());
    RequestMetadata metadata;
    try {
      metadata = RequestMetadata.parse(query.metadataOver(item.metadata()));
    } catch (StateError error) {
      throw StateErrors.save(store.name(), error);
    }
    return new SetState(
        new StateKey(key, metadata.partition()),
        new StateValue.Text(item.value()),
        WriteCondition.of(item.etag(), item.concurrency()),
        metadata.timeToLive());
  }

  /** One answer for all: a conflict of ETags outranks the rest, as in Dapr. */
  private static void refuse(DaprComponents.Store store, List<BulkFailure> failures) {
    if (failures.isEmpty()) {
      return;
    }
    boolean conflict =
        failures.stream().anyMatch(failure -> StateErrors.status(failure.error()) == 409);
    int status = conflict ? 409 : StateErrors.status(failures.getFirst().error());
    String text =
        failures.stream()
            .map(failure -> failure.key().key() + ": " + StateErrors.text(failure.error()))
            .collect(Collectors.joining("\n"));
    throw StateErrors.save(store.name(), status, text);
  }

  HttpAnswer get(DaprComponents.Store store, QueryParameters query, String key) {
    Optional<StoredState> stored;
    try {
      GetState request = getRequest(store, key, query.metadataOver(Map.of()));
      @Nullable Consistency asked = Consistency.ofRequest(query.get("consistency"));
      stored = store.store().get(asked == null ? request : new GetState(request.key(), asked));
    } catch (StateError error) {
      throw StateErrors.get(store.name(), key, error);
    }
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

  private GetState getRequest(
      DaprComponents.Store store, String key, Map<String, String> metadata) {
    RequestMetadata parsed = RequestMetadata.parse(metadata);
    return new GetState(new StateKey(key(store, key), parsed.partition()), parsed.consistency());
  }

  HttpAnswer delete(
      DaprComponents.Store store, QueryParameters query, String key, HttpRequest request) {
    try {
      RequestMetadata metadata = RequestMetadata.parse(query.metadataOver(Map.of()));
      store
          .store()
          .delete(
              new DeleteState(
                  new StateKey(key(store, key), metadata.partition()), request.header("If-Match")));
    } catch (StateError error) {
      throw StateErrors.delete(key, error);
    }
    return DaprFrontEnd.NOTHING;
  }

  HttpAnswer bulkGet(DaprComponents.Store store, QueryParameters query, byte[] body) {
    BulkGetBody bulk;
    try {
      bulk = BulkGetBody.read(body);
    } catch (JsonBody.Unfit unfit) {
      throw DaprError.unreadableBody(unfit.reason());
    }
    Map<String, String> metadata = query.metadataOver(bulk.metadata());
    List<GetState> requests = new ArrayList<>();
    try {
      for (String key : bulk.keys()) {
        requests.add(getRequest(store, key, metadata));
      }
    } catch (StateError error) {
      throw new DaprError(StateErrors.status(error), "ERR_STATE_BULK_GET", StateErrors.text(error));
    }
    List<BulkAnswer> answers = store.store().bulkGet(requests, bulk.parallelism());
    return HttpAnswer.of(200, DaprFrontEnd.JSON, BulkGetAnswer.encode(bulk.keys(), answers));
  }

  private String key(DaprComponents.Store store, String key) {
    return keys.inTable(store, key);
  }
}
