package dev.stator.server.dapr.sidecar;

import dev.stator.dapr.AnswerRoom;
import dev.stator.dapr.BulkAnswer;
import dev.stator.dapr.BulkFailure;
import dev.stator.dapr.Consistency;
import dev.stator.dapr.DeleteState;
import dev.stator.dapr.GetState;
import dev.stator.dapr.RequestMetadata;
import dev.stator.dapr.SetState;
import dev.stator.dapr.StateError;
import dev.stator.dapr.StateKey;
import dev.stator.dapr.StoredState;
import dev.stator.dapr.WriteCondition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Save, get, delete, and the same for many keys.
 *
 * <p>Source: Dapr docs, "State management API reference".
 */
public final class StateOperations {
  private final Sidecar sidecar;
  private final StateKeys keys;

  public StateOperations(Sidecar sidecar, StateKeys keys) {
    this.sidecar = sidecar;
    this.keys = keys;
  }

  /**
   * @throws DaprError if there is no such store
   */
  public DaprComponents.Store store(String name) {
    Map<String, DaprComponents.Store> stores = sidecar.components().stores();
    DaprComponents.@Nullable Store store = stores.get(name);
    if (store == null) {
      Map<String, String> application = keys.wording().application(sidecar.settings().appId());
      throw stores.isEmpty()
          ? StateErrors.notConfigured(name, application)
          : StateErrors.notFound(name, application);
    }
    return store;
  }

  /**
   * Writes entries, each on its own: what failed does not undo what did not.
   *
   * @throws DaprError if one was not written
   */
  public void save(DaprComponents.Store store, List<StateWrite> writes) {
    List<SetState> requests = new ArrayList<>(writes.size());
    for (StateWrite write : writes) {
      requests.add(request(store, write));
    }
    if (requests.size() == 1) {
      try {
        store.store().set(requests.getFirst());
      } catch (StateError error) {
        throw StateErrors.save(store.name(), error);
      }
      return;
    }
    List<BulkFailure> failures = store.store().bulkSet(requests);
    if (!failures.isEmpty()) {
      throw StateErrors.save(store.name(), status(failures), text(failures));
    }
  }

  private SetState request(DaprComponents.Store store, StateWrite write) {
    String key = keys.inTable(store, write.key());
    RequestMetadata metadata;
    try {
      metadata = RequestMetadata.parse(write.metadata());
    } catch (StateError error) {
      throw StateErrors.save(store.name(), error);
    }
    return new SetState(
        new StateKey(key, metadata.partition()),
        write.value(),
        WriteCondition.of(write.etag(), write.concurrency()),
        metadata.timeToLive());
  }

  /** One answer for all: a conflict of ETags outranks the rest, as in Dapr. */
  private static ErrorStatus status(List<BulkFailure> failures) {
    boolean conflict =
        failures.stream()
            .anyMatch(failure -> StateErrors.status(failure.error()) == ErrorStatus.CONFLICT);
    return conflict ? ErrorStatus.CONFLICT : StateErrors.status(failures.getFirst().error());
  }

  private static String text(List<BulkFailure> failures) {
    return failures.stream()
        .map(failure -> failure.key().key() + ": " + StateErrors.text(failure.error()))
        .collect(Collectors.joining("\n"));
  }

  /**
   * @param consistency null for what the metadata or the component says
   * @return empty if there is no such entry
   * @throws DaprError if it could not be read
   */
  public Optional<StoredState> get(
      DaprComponents.Store store,
      String key,
      @Nullable Consistency consistency,
      Map<String, String> metadata) {
    try {
      GetState request = getRequest(store, key, metadata);
      return store
          .store()
          .get(consistency == null ? request : new GetState(request.key(), consistency));
    } catch (StateError error) {
      throw StateErrors.get(store.name(), key, error);
    }
  }

  private GetState getRequest(
      DaprComponents.Store store, String key, Map<String, String> metadata) {
    RequestMetadata parsed = RequestMetadata.parse(metadata);
    return new GetState(
        new StateKey(keys.inTable(store, key), parsed.partition()), parsed.consistency());
  }

  /**
   * @throws DaprError if it was not deleted
   */
  public void delete(DaprComponents.Store store, StateRemoval removal) {
    try {
      store.store().delete(request(store, removal));
    } catch (StateError error) {
      throw StateErrors.delete(removal.key(), error);
    }
  }

  private DeleteState request(DaprComponents.Store store, StateRemoval removal) {
    RequestMetadata metadata = RequestMetadata.parse(removal.metadata());
    return new DeleteState(
        new StateKey(keys.inTable(store, removal.key()), metadata.partition()), removal.etag());
  }

  /**
   * Deletes entries, each on its own: what failed does not undo what did not.
   *
   * @throws DaprError if one was not deleted
   */
  public void deleteAll(DaprComponents.Store store, List<StateRemoval> removals) {
    List<DeleteState> requests = new ArrayList<>(removals.size());
    try {
      for (StateRemoval removal : removals) {
        requests.add(request(store, removal));
      }
    } catch (StateError error) {
      throw StateErrors.deleteBulk(
          store.name(), StateErrors.status(error), StateErrors.text(error));
    }
    List<BulkFailure> failures = store.store().bulkDelete(requests);
    if (!failures.isEmpty()) {
      throw StateErrors.deleteBulk(store.name(), status(failures), text(failures));
    }
  }

  /**
   * @param parallelism 0 leaves it open
   * @param room is asked for what is read
   * @return an answer for each key, in their order
   * @throws DaprError if the request itself is wrong, or there is no room
   */
  public List<BulkAnswer> bulkGet(
      DaprComponents.Store store,
      List<String> wanted,
      int parallelism,
      Map<String, String> metadata,
      AnswerRoom room) {
    List<GetState> requests = new ArrayList<>(wanted.size());
    try {
      for (String key : wanted) {
        requests.add(getRequest(store, key, metadata));
      }
      return store.store().bulkGet(requests, parallelism, room);
    } catch (StateError error) {
      throw StateErrors.bulkGet(error);
    }
  }

  /**
   * Asks for the room of a message that has a copy of every value, also of one that stands in it
   * many times.
   *
   * @throws DaprError if there is none
   */
  public static void takeCopies(List<BulkAnswer> answers, AnswerRoom room) {
    try {
      room.takeOrRefuse(answers.stream().mapToLong(BulkAnswer::valueBytes).sum());
    } catch (StateError error) {
      throw StateErrors.bulkGet(error);
    }
  }
}
