package dev.stator.dapr;

import dev.stator.dapr.internal.BatchPermission;
import dev.stator.dapr.internal.Workers;
import dev.stator.tables.TableError;
import dev.stator.tables.batch.BatchReader;
import dev.stator.tables.batch.ReadOutcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Many entries by BatchGetItem; where that is not allowed, each by GetItem. */
final class BulkReads {
  private final Entries entries;
  private final Draft.Writer drafts;
  private final BatchPermission permission;
  private final Map<Consistency, BatchReader> readers = new EnumMap<>(Consistency.class);

  BulkReads(
      DynamoDbClient client, Draft.Writer drafts, Entries entries, BatchPermission permission) {
    this.entries = entries;
    this.drafts = drafts;
    this.permission = permission;
    for (Consistency consistency : Consistency.values()) {
      readers.put(
          consistency,
          new BatchReader(
              client,
              new BatchReader.Source(
                  drafts.settings().table(), List.of(), consistency == Consistency.STRONG)));
    }
  }

  List<BulkAnswer> read(List<GetState> requests, int parallelism) {
    if (requests.size() < 2 || !permission.isGranted()) {
      return Workers.each(requests, parallelism, this::single);
    }
    List<Indexed> indexed = new ArrayList<>();
    for (GetState request : requests) {
      indexed.add(new Indexed(indexed.size(), request));
    }
    BulkAnswer[] answers = new BulkAnswer[requests.size()];
    for (Consistency consistency : Consistency.values()) {
      List<Indexed> group =
          indexed.stream().filter(one -> consistencyOf(one.request()) == consistency).toList();
      List<List<Indexed>> calls = chunks(group);
      Workers.each(
          calls,
          parallelism,
          call -> {
            batch(call, consistency, answers);
            return call;
          });
    }
    return Arrays.asList(answers);
  }

  private record Indexed(int index, GetState request) {}

  private Consistency consistencyOf(GetState request) {
    return Objects.requireNonNullElse(request.consistency(), drafts.settings().consistency());
  }

  private static List<List<Indexed>> chunks(List<Indexed> group) {
    List<List<Indexed>> chunks = new ArrayList<>();
    for (int start = 0; start < group.size(); start += BatchReader.KEYS_MAX) {
      chunks.add(group.subList(start, Math.min(group.size(), start + BatchReader.KEYS_MAX)));
    }
    return chunks;
  }

  private void batch(List<Indexed> call, Consistency consistency, BulkAnswer[] answers) {
    List<ReadOutcome> outcomes =
        Objects.requireNonNull(readers.get(consistency))
            .read(
                call.stream().map(one -> drafts.layout().primaryKey(one.request().key())).toList());
    for (int i = 0; i < call.size(); i++) {
      GetState request = call.get(i).request();
      answers[call.get(i).index()] =
          switch (outcomes.get(i)) {
            case ReadOutcome.Found found -> answer(request, found.item());
            case ReadOutcome.Missing missing ->
                new BulkAnswer.Read(request.key(), Optional.empty());
            case ReadOutcome.Failed(TableError.Denied denied) -> {
              permission.refused();
              yield single(request);
            }
            case ReadOutcome.Failed(TableError failure) ->
                new BulkAnswer.Failed(
                    request.key(), new StateError.TableFailed(failure.text(), failure));
          };
    }
  }

  private BulkAnswer answer(GetState request, Map<String, AttributeValue> item) {
    try {
      return new BulkAnswer.Read(
          request.key(), drafts.layout().read(request.key(), item, drafts.clock().instant()));
    } catch (StateError error) {
      return new BulkAnswer.Failed(request.key(), error);
    }
  }

  private BulkAnswer single(GetState request) {
    try {
      return new BulkAnswer.Read(request.key(), entries.get(request));
    } catch (StateError error) {
      return new BulkAnswer.Failed(request.key(), error);
    }
  }

  /**
   * The items at the places of {@code keys}, with nothing in them but their keys, owner and expiry.
   *
   * @return in the keys' order, null where there is none; empty if that cannot be read in batches
   */
  Optional<List<@Nullable Map<String, AttributeValue>>> owners(
      DynamoDbClient client, List<StateKey> keys) {
    List<String> attributes = new ArrayList<>(List.of(ItemLayout.OWNER));
    if (drafts.settings().ttlAttribute() != null) {
      attributes.add(drafts.settings().ttlAttribute());
    }
    BatchReader reader =
        new BatchReader(
            client, new BatchReader.Source(drafts.settings().table(), attributes, true));
    List<@Nullable Map<String, AttributeValue>> items = new ArrayList<>();
    for (ReadOutcome outcome :
        reader.read(keys.stream().map(drafts.layout()::primaryKey).toList())) {
      switch (outcome) {
        case ReadOutcome.Found found -> items.add(found.item());
        case ReadOutcome.Missing missing -> items.add(null);
        case ReadOutcome.Failed failed -> {
          if (failed.error() instanceof TableError.Denied) {
            permission.refused();
          }
          return Optional.empty();
        }
      }
    }
    return Optional.of(items);
  }
}
