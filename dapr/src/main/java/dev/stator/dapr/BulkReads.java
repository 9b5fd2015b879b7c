package dev.stator.dapr;

import dev.stator.dapr.internal.BatchPermission;
import dev.stator.dapr.internal.Workers;
import dev.stator.tables.TableError;
import dev.stator.tables.batch.BatchReader;
import dev.stator.tables.batch.ReadBudget;
import dev.stator.tables.batch.ReadOutcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Many entries by BatchGetItem; where that is not allowed, each by GetItem. */
final class BulkReads {
  /** What an entry takes beside its value, or that there is none. */
  private static final long ENTRY_BYTES = 256;

  private static final int ENTRIES_UNCOUNTED = 256;

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

  /**
   * @throws StateError.Overloaded if {@code answerRoom} has no room for what was read
   */
  List<BulkAnswer> read(List<GetState> requests, int parallelism, AnswerRoom answerRoom) {
    answerRoom.takeOrRefuse(Math.max(0, requests.size() - ENTRIES_UNCOUNTED) * ENTRY_BYTES);
    Room room = new Room(StateStore.ANSWER_BYTES_MAX, answerRoom);
    if (requests.size() < 2 || !permission.isGranted()) {
      return Workers.each(requests, parallelism, request -> single(request, room));
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
            batch(call, consistency, room, answers);
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

  /** What an answer may still hold: a request is small beside what it can ask for. */
  private static final class Room implements ReadBudget {
    /** Of the answer, where a key may stand twice. */
    private final AtomicLong bytes;

    /** Of what is read for it, a key once. */
    private final AtomicLong readBytes;

    private final AnswerRoom answers;

    Room(long bytes, AnswerRoom answers) {
      this.bytes = new AtomicLong(bytes);
      this.readBytes = new AtomicLong(bytes);
      this.answers = answers;
    }

    boolean isFull() {
      return bytes.get() < 0 || readBytes.get() < 0;
    }

    @Override
    public boolean keep(List<Map<String, AttributeValue>> items) {
      return take(items.stream().mapToLong(ItemLayout::valueBytes).sum());
    }

    /** Whether there is room for more. */
    boolean take(long read) {
      answers.takeOrRefuse(read);
      return readBytes.addAndGet(-read) >= 0;
    }

    /** The answer itself, or if there is no room for it, that there is none. */
    BulkAnswer with(BulkAnswer answer) {
      return switch (answer) {
        case BulkAnswer.Read(StateKey key, Optional<StoredState> state) ->
            state.isPresent() && bytes.addAndGet(-answer.valueBytes()) < 0 ? none(key) : answer;
        case BulkAnswer.Failed failed -> failed;
      };
    }

    static BulkAnswer none(StateKey key) {
      return new BulkAnswer.Failed(
          key,
          new StateError.TooLarge(
              "the values before this one take more than "
                  + StateStore.ANSWER_BYTES_MAX
                  + " bytes; ask for fewer keys at a time"));
    }
  }

  private void batch(List<Indexed> call, Consistency consistency, Room room, BulkAnswer[] answers) {
    if (room.isFull()) {
      call.forEach(one -> answers[one.index()] = Room.none(one.request().key()));
      return;
    }
    List<Optional<ReadOutcome>> outcomes =
        Objects.requireNonNull(readers.get(consistency))
            .readWithin(
                room,
                call.stream().map(one -> drafts.layout().primaryKey(one.request().key())).toList());
    for (int i = 0; i < call.size(); i++) {
      GetState request = call.get(i).request();
      answers[call.get(i).index()] =
          outcomes
              .get(i)
              .map(outcome -> answer(request, outcome, room))
              .orElseGet(() -> Room.none(request.key()));
    }
  }

  private BulkAnswer answer(GetState request, ReadOutcome outcome, Room room) {
    return switch (outcome) {
      case ReadOutcome.Found found -> room.with(answer(request, found.item()));
      case ReadOutcome.Missing missing -> new BulkAnswer.Read(request.key(), Optional.empty());
      case ReadOutcome.Failed(TableError.Denied denied) -> {
        permission.refused();
        yield single(request, room);
      }
      case ReadOutcome.Failed(TableError failure) ->
          new BulkAnswer.Failed(request.key(), new StateError.TableFailed(failure.text(), failure));
    };
  }

  private BulkAnswer answer(GetState request, Map<String, AttributeValue> item) {
    try {
      return new BulkAnswer.Read(
          request.key(), drafts.layout().read(request.key(), item, drafts.clock().instant()));
    } catch (StateError error) {
      return new BulkAnswer.Failed(request.key(), error);
    }
  }

  private BulkAnswer single(GetState request, Room room) {
    if (room.isFull()) {
      return Room.none(request.key());
    }
    Optional<StoredState> state;
    try {
      state = entries.get(request);
    } catch (StateError error) {
      return new BulkAnswer.Failed(request.key(), error);
    }
    state.ifPresent(read -> room.take(read.value().length()));
    return room.with(new BulkAnswer.Read(request.key(), state));
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
