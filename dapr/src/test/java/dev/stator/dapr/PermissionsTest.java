package dev.stator.dapr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.tables.TableError;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every operation of the state API works with GetItem, PutItem and DeleteItem alone. */
class PermissionsTest {
  private final TestTable table = new TestTable();
  private final CountingClient client =
      new CountingClient(table.client(), "GetItem", "PutItem", "DeleteItem");
  private final StateStore store = table.another(client);

  @AfterEach
  void close() {
    table.close();
  }

  @Test
  void the_minimal_policy_is_enough() {
    store.probe();
    store.set(set("a"));
    assertThat(store.get(new GetState(StateKey.of("a"), null))).isPresent();
    store.delete(new DeleteState(StateKey.of("a"), null));
    store.transact(
        List.of(
            new StateOperation.Upsert(set("b")),
            new StateOperation.Delete(new DeleteState(StateKey.of("a"), null))));
    List<StateKey> keys = IntStream.range(0, 250).mapToObj(i -> StateKey.of("k" + i)).toList();
    assertThat(store.bulkSet(keys.stream().map(key -> set(key.key())).toList())).isEmpty();
    assertThat(store.bulkGet(keys.stream().map(key -> new GetState(key, null)).toList(), 0))
        .hasSize(250)
        .allMatch(answer -> answer instanceof BulkAnswer.Read read && read.state().isPresent());
    assertThat(store.bulkDelete(keys.stream().map(key -> new DeleteState(key, null)).toList()))
        .isEmpty();
    assertThat(store.get(new GetState(StateKey.of("k249"), null))).isEmpty();
  }

  @Test
  void a_refused_batch_is_not_tried_again_for_a_while() {
    List<GetState> two =
        List.of(new GetState(StateKey.of("a"), null), new GetState(StateKey.of("b"), null));
    store.bulkGet(two, 0);
    store.bulkGet(two, 0);
    assertThat(client.calls()).isEqualTo(Map.of("BatchGetItem", 1, "GetItem", 4));
    table.pass(301);
    store.bulkGet(two, 0);
    assertThat(client.calls()).isEqualTo(Map.of("BatchGetItem", 2, "GetItem", 6));
  }

  @Test
  void with_more_rights_bulk_operations_are_few_calls() {
    CountingClient all = new CountingClient(table.client());
    StateStore plain = table.another(all, Map.of("requestPartitionKey", "false"), null);
    List<StateKey> keys = IntStream.range(0, 100).mapToObj(i -> StateKey.of("k" + i)).toList();
    plain.bulkSet(keys.stream().map(key -> set(key.key())).toList());
    plain.bulkGet(keys.stream().map(key -> new GetState(key, null)).toList(), 0);
    plain.bulkDelete(keys.stream().map(key -> new DeleteState(key, null)).toList());
    assertThat(all.calls()).isEqualTo(Map.of("BatchWriteItem", 8, "BatchGetItem", 1));
    all.forget();
    table.another(all).bulkSet(keys.stream().map(key -> set(key.key())).toList());
    assertThat(all.calls())
        .as("where a request may have chosen the place, it is looked up before")
        .isEqualTo(Map.of("BatchWriteItem", 4, "strong BatchGetItem", 1));
  }

  @Test
  void the_last_of_a_key_wins_without_batches_too() {
    assertThat(
            store.bulkSet(
                IntStream.range(0, 50)
                    .mapToObj(
                        i ->
                            new SetState(
                                StateKey.of("same"), new StateValue.Text(String.valueOf(i))))
                    .toList()))
        .isEmpty();
    assertThat(store.get(new GetState(StateKey.of("same"), null)).orElseThrow().value())
        .isEqualTo(new StateValue.Text("49"));
  }

  @Test
  void what_needs_more_says_so() {
    assertThatThrownBy(() -> store.keys(new ListKeys(new KeyPattern.StartingWith(""))))
        .isInstanceOfSatisfying(
            StateError.TableFailed.class,
            failed -> assertThat(failed.error()).isInstanceOf(TableError.Denied.class))
        .hasMessage("not authorized to perform: dynamodb:Scan");
  }

  private static SetState set(String key) {
    return new SetState(StateKey.of(key), new StateValue.Text("1"));
  }
}
