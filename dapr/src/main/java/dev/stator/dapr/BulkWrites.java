package dev.stator.dapr;

import dev.stator.dapr.internal.BatchPermission;
import dev.stator.dapr.internal.Workers;
import dev.stator.tables.TableError;
import dev.stator.tables.batch.BatchWriter;
import dev.stator.tables.batch.Change;
import dev.stator.tables.batch.WriteOutcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Many writes, each for itself. Those that ask for no condition go by BatchWriteItem, where that is
 * allowed; the others, and writes of one key of which some ask, go alone and in their order.
 */
final class BulkWrites {
  private final DynamoDbClient client;
  private final Entries entries;
  private final Draft.Writer drafts;
  private final BulkReads reads;
  private final BatchPermission permission;
  private final BatchWriter batches;

  BulkWrites(
      DynamoDbClient client,
      Draft.Writer drafts,
      Entries entries,
      BulkReads reads,
      BatchPermission permission) {
    this.client = client;
    this.entries = entries;
    this.drafts = drafts;
    this.reads = reads;
    this.permission = permission;
    this.batches = new BatchWriter(client, drafts.settings().table(), drafts.layout().keyNames());
  }

  /** A write or deletion, and its place in the request. */
  sealed interface Write {
    int index();

    StateKey key();

    WriteCondition condition();

    record Set(int index, SetState request) implements Write {
      @Override
      public StateKey key() {
        return request.key();
      }

      @Override
      public WriteCondition condition() {
        return request.condition();
      }
    }

    record Delete(int index, DeleteState request) implements Write {
      @Override
      public StateKey key() {
        return request.key();
      }

      @Override
      public WriteCondition condition() {
        return request.condition();
      }
    }
  }

  /** Writes with a call of their own. Those of one place wait for one another, in their order. */
  private final class Alone {
    private final Map<Map<String, AttributeValue>, List<Write>> places = new LinkedHashMap<>();

    void add(Write write) {
      places
          .computeIfAbsent(drafts.layout().primaryKey(write.key()), place -> new ArrayList<>())
          .add(write);
    }

    List<List<Write>> ofEachPlace() {
      return List.copyOf(places.values());
    }
  }

  List<BulkFailure> set(List<SetState> requests) {
    List<Write> writes = new ArrayList<>();
    requests.forEach(request -> writes.add(new Write.Set(writes.size(), request)));
    return write(writes);
  }

  List<BulkFailure> delete(List<DeleteState> requests) {
    List<Write> writes = new ArrayList<>();
    requests.forEach(request -> writes.add(new Write.Delete(writes.size(), request)));
    return write(writes);
  }

  private List<BulkFailure> write(List<Write> writes) {
    Map<Integer, BulkFailure> failures = new TreeMap<>();
    List<Write> batch = new ArrayList<>();
    Alone alone = new Alone();
    Map<Map<String, AttributeValue>, List<Write>> places = new LinkedHashMap<>();
    writes.forEach(
        write ->
            places
                .computeIfAbsent(
                    drafts.layout().primaryKey(write.key()), place -> new ArrayList<>())
                .add(write));
    for (List<Write> ofOnePlace : places.values()) {
      if (ofOnePlace.stream().allMatch(this::mayGoInBatch)) {
        batch.addAll(ofOnePlace);
      } else {
        ofOnePlace.forEach(alone::add);
      }
    }
    if (batch.size() > 1 && permission.isGranted()) {
      inBatches(batch, alone, failures);
    } else {
      batch.forEach(alone::add);
    }
    Workers.each(
            alone.ofEachPlace(),
            StateStore.BULK_PARALLELISM_DEFAULT,
            ofOnePlace -> ofOnePlace.stream().map(this::write).toList())
        .forEach(
            outcomes ->
                outcomes.forEach(
                    outcome -> outcome.ifPresent(f -> failures.put(f.index, f.failure))));
    return List.copyOf(failures.values());
  }

  /** Another key may lie at the place that a request names: that needs a condition. */
  private boolean mayGoInBatch(Write write) {
    return write.condition() instanceof WriteCondition.Always
        && (!drafts.settings().sharesPlaces() || write.key().partition() == null);
  }

  private void inBatches(List<Write> batch, Alone alone, Map<Integer, BulkFailure> failures) {
    List<Write> free = free(batch, alone);
    List<Write> sent = new ArrayList<>();
    List<Change> changes = new ArrayList<>();
    for (Write write : free) {
      try {
        changes.add(change(write));
        sent.add(write);
      } catch (StateError error) {
        failures.put(write.index(), new BulkFailure(write.key(), error));
      }
    }
    List<WriteOutcome> outcomes = batches.write(changes);
    for (int i = 0; i < sent.size(); i++) {
      Write write = sent.get(i);
      switch (outcomes.get(i)) {
        case WriteOutcome.Done done -> {}
        case WriteOutcome.Failed(TableError.Denied denied) -> {
          permission.refused();
          alone.add(write);
        }
        case WriteOutcome.Failed(TableError failure) ->
            failures.put(
                write.index(),
                new BulkFailure(write.key(), new StateError.TableFailed(failure.text(), failure)));
      }
    }
  }

  /**
   * Those whose places are not another key's; the others are added to {@code alone}, where their
   * condition decides. A batch has no conditions, so it is looked up before.
   */
  private List<Write> free(List<Write> batch, Alone alone) {
    if (!drafts.settings().sharesPlaces()) {
      return batch;
    }
    Optional<List<@Nullable Map<String, AttributeValue>>> items =
        reads.owners(client, batch.stream().map(Write::key).toList());
    List<Write> free = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      @Nullable Map<String, AttributeValue> item = items.isEmpty() ? null : items.get().get(i);
      boolean isFree = item == null || drafts.layout().belongsTo(batch.get(i).key(), item);
      if (items.isPresent() && isFree) {
        free.add(batch.get(i));
      } else {
        alone.add(batch.get(i));
      }
    }
    return free;
  }

  private Change change(Write write) {
    return switch (write) {
      case Write.Set set -> new Change.Put(drafts.put(set.request()).item());
      case Write.Delete delete -> new Change.Delete(drafts.remove(delete.request()).primaryKey());
    };
  }

  private record Failure(int index, BulkFailure failure) {}

  private Optional<Failure> write(Write write) {
    try {
      switch (write) {
        case Write.Set set -> entries.set(set.request());
        case Write.Delete delete -> entries.delete(delete.request());
      }
      return Optional.empty();
    } catch (StateError error) {
      return Optional.of(new Failure(write.index(), new BulkFailure(write.key(), error)));
    }
  }
}
