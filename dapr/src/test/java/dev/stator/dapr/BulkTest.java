package dev.stator.dapr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class BulkTest {
  private final TestTable table = new TestTable();
  private final StateStore store = table.store;

  @AfterEach
  void close() {
    table.close();
  }

  @Test
  void readsStronglyWhereItIsAsked() {
    CountingClient client = new CountingClient(table.client());
    StateStore eventual = table.another(client);
    StateKey a = StateKey.of("a");
    StateKey b = StateKey.of("b");
    eventual.get(new GetState(a, Consistency.STRONG));
    eventual.get(new GetState(a, null));
    eventual.bulkGet(
        List.of(
            new GetState(a, Consistency.STRONG),
            new GetState(b, null),
            new GetState(b, Consistency.STRONG)),
        0);
    assertThat(client.calls())
        .isEqualTo(
            Map.of("strong GetItem", 1, "GetItem", 1, "strong BatchGetItem", 1, "BatchGetItem", 1));
    client.forget();
    StateStore strong = table.another(client, Map.of("consistency", "strong"), null);
    strong.get(new GetState(a, null));
    strong.bulkGet(List.of(new GetState(a, null), new GetState(b, null)), 0);
    strong.get(new GetState(a, Consistency.EVENTUAL));
    assertThat(client.calls())
        .isEqualTo(Map.of("strong GetItem", 1, "strong BatchGetItem", 1, "GetItem", 1));
  }

  @Test
  void readsInOrderWithAnAnswerForEachKey() {
    int count = 100;
    List<StateKey> keys = IntStream.range(0, count).mapToObj(i -> StateKey.of("k" + i)).toList();
    assertThat(
            store.bulkSet(
                keys.stream()
                    .map(key -> new SetState(key, new StateValue.Text(key.key())))
                    .toList()))
        .isEmpty();
    List<BulkAnswer> answers =
        store.bulkGet(keys.stream().map(key -> new GetState(key, null)).toList(), 0);
    assertThat(answers).hasSize(count);
    for (int i = 0; i < count; i++) {
      assertThat(answers.get(i))
          .isInstanceOfSatisfying(
              BulkAnswer.Read.class,
              read ->
                  assertThat(read.state().orElseThrow().value())
                      .isEqualTo(new StateValue.Text(read.key().key())));
      assertThat(answers.get(i).key()).isEqualTo(keys.get(i));
    }
  }

  @Test
  void oneBadKeyDoesNotSpoilTheOthers() {
    store.set(set("a"));
    table.put(Map.of("key", AttributeValue.fromS("n"), "value", AttributeValue.fromN("1")));
    List<BulkAnswer> answers = store.bulkGet(List.of(get("a"), get("n"), get(""), get("no")), 2);
    assertThat(((BulkAnswer.Read) answers.get(0)).state()).isPresent();
    assertThat(((BulkAnswer.Failed) answers.get(1)).error())
        .isInstanceOf(StateError.Unreadable.class);
    assertThat(((BulkAnswer.Failed) answers.get(2)).error())
        .isInstanceOf(StateError.TableFailed.class);
    assertThat(((BulkAnswer.Read) answers.get(3)).state()).isEmpty();
  }

  @Test
  void anAnswerHasRoomForSoManyBytes() {
    StateValue large = new StateValue.Text("x".repeat(400_000));
    store.set(new SetState(StateKey.of("large"), large));
    int room = (int) (StateStore.ANSWER_BYTES_MAX / 400_000);
    List<BulkAnswer> answers = store.bulkGet(Collections.nCopies(room + 150, get("large")), 1);
    assertThat(answers.subList(0, room)).allMatch(BulkAnswer.Read.class::isInstance);
    assertThat(answers.subList(room, room + 150))
        .allSatisfy(
            answer ->
                assertThat(((BulkAnswer.Failed) answer).error())
                    .isInstanceOf(StateError.TooLarge.class)
                    .hasMessage(
                        "the values before this one take more than 67108864 bytes;"
                            + " ask for fewer keys at a time"));
  }

  @Test
  void noMoreIsReadThanThereIsRoomFor() {
    int count = 400;
    StateValue large = new StateValue.Text("x".repeat(400_000));
    List<StateKey> keys = IntStream.range(0, count).mapToObj(i -> StateKey.of("k" + i)).toList();
    store.bulkSet(keys.stream().map(key -> new SetState(key, large)).toList());
    CountingClient client = new CountingClient(table.client());
    List<BulkAnswer> answers =
        table
            .another(client)
            .bulkGet(keys.stream().map(key -> new GetState(key, null)).toList(), 1);
    int room = (int) (StateStore.ANSWER_BYTES_MAX / 400_000);
    assertThat(answers.subList(0, room)).allMatch(BulkAnswer.Read.class::isInstance);
    assertThat(answers.subList(room, count)).allMatch(BulkAnswer.Failed.class::isInstance);
    // 16 MB in each answer, as BatchGetItem cuts them.
    assertThat(client.calls()).isEqualTo(Map.of("BatchGetItem", 5));
  }

  @Test
  void beyondTheRoomOfAllAnswersNothingIsKept() {
    StateValue large = new StateValue.Text("x".repeat(1000));
    store.set(new SetState(StateKey.of("a"), large));
    store.set(new SetState(StateKey.of("b"), large));
    AtomicLong free = new AtomicLong(2500);
    AnswerRoom room =
        bytes -> {
          if (free.addAndGet(-bytes) >= 0) {
            return true;
          }
          free.addAndGet(bytes);
          return false;
        };
    assertThat(store.bulkGet(List.of(get("a"), get("b"), get("a")), 0, room)).hasSize(3);
    assertThat(free).hasValue(500);
    assertThatThrownBy(() -> store.bulkGet(List.of(get("a"), get("no")), 0, room))
        .isInstanceOf(StateError.Overloaded.class);
    assertThatThrownBy(() -> store.bulkGet(List.of(get("a")), 0, room))
        .isInstanceOf(StateError.Overloaded.class);
    assertThat(free).hasValue(500);
    assertThat(store.bulkGet(List.of(get("no"), get("neither")), 0, room)).hasSize(2);
  }

  @Test
  void writesWhatCanBeWritten() {
    store.set(set("a"));
    List<BulkFailure> failures =
        store.bulkSet(
            List.of(
                new SetState(
                    StateKey.of("a"),
                    new StateValue.Text("2"),
                    new WriteCondition.Etag("bad"),
                    new TimeToLive.OfComponent()),
                set("b")));
    assertThat(failures).hasSize(1);
    assertThat(failures.getFirst().key()).isEqualTo(StateKey.of("a"));
    assertThat(failures.getFirst().error()).isInstanceOf(StateError.EtagMismatch.class);
    assertThat(store.get(get("b"))).isPresent();
  }

  @Test
  void theLastOfAKeyWins() {
    assertThat(
            store.bulkSet(
                IntStream.range(0, 50)
                    .mapToObj(
                        i ->
                            new SetState(
                                StateKey.of("same"), new StateValue.Text(String.valueOf(i))))
                    .toList()))
        .isEmpty();
    assertThat(store.get(get("same")).orElseThrow().value()).isEqualTo(new StateValue.Text("49"));
  }

  @Test
  void deletesWhatCanBeDeleted() {
    store.bulkSet(List.of(set("a"), set("b")));
    List<BulkFailure> failures =
        store.bulkDelete(
            List.of(
                new DeleteState(StateKey.of("a"), "bad"),
                new DeleteState(StateKey.of("b"), null),
                new DeleteState(StateKey.of("never"), null)));
    assertThat(failures).hasSize(1);
    assertThat(store.get(get("a"))).isPresent();
    assertThat(store.get(get("b"))).isEmpty();
  }

  private static SetState set(String key) {
    return new SetState(StateKey.of(key), new StateValue.Text("1"));
  }

  private static GetState get(String key) {
    return new GetState(StateKey.of(key), null);
  }
}
