package dev.stator.dapr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A table with a sort key: the partition is the request's, the sort key is the key. */
class SortKeyTest {
  private final TestTable table =
      new TestTable(Map.of("partitionKey", "pk", "sortKey", "sk", "ttlAttributeName", "expiresAt"));
  private final StateStore store = table.store;

  @AfterEach
  void close() {
    table.close();
  }

  @Test
  void keeps_many_keys_in_one_partition() {
    set("a", "actor1");
    set("b", "actor1");
    set("c", null);
    assertThat(item("actor1", "a")).containsOnlyKeys("pk", "sk", "value", "etag");
    assertThat(item("c", "c")).isNotEmpty();
    assertThat(store.get(new GetState(new StateKey("a", "actor1"), null))).isPresent();
    assertThat(store.get(new GetState(StateKey.of("a"), null))).isEmpty();
    store.delete(new DeleteState(StateKey.of("a"), null));
    assertThat(item("actor1", "a")).isNotEmpty();
    store.delete(new DeleteState(new StateKey("a", "actor1"), null));
    assertThat(item("actor1", "a")).isEmpty();
  }

  @Test
  void a_partition_named_like_a_key_is_no_clash() {
    set("one", "two");
    assertThatNoException().isThrownBy(() -> set("two", null));
    assertThat(store.get(new GetState(StateKey.of("two"), null))).isPresent();
    assertThat(store.get(new GetState(new StateKey("one", "two"), null))).isPresent();
  }

  @Test
  void checks_conditions_and_transactions() {
    StateKey key = new StateKey("a", "p");
    set("a", "p");
    assertThatThrownBy(() -> store.delete(new DeleteState(key, "bad")))
        .isInstanceOf(StateError.EtagMismatch.class);
    store.transact(
        List.of(
            new StateOperation.Delete(new DeleteState(key, etag(key))),
            new StateOperation.Upsert(
                new SetState(new StateKey("b", "p"), new StateValue.Text("2")))));
    assertThat(store.keys(new ListKeys(new KeyPattern.StartingWith(""))).keys())
        .containsExactly(new StateKey("b", "p"));
  }

  @Test
  void reads_and_writes_in_bulk() {
    CountingClient client = new CountingClient(table.client());
    StateStore counted = table.another(client);
    List<StateKey> keys = List.of(new StateKey("a", "p"), new StateKey("b", "p"), StateKey.of("c"));
    assertThat(
            counted.bulkSet(
                keys.stream().map(k -> new SetState(k, new StateValue.Text("1"))).toList()))
        .isEmpty();
    assertThat(counted.bulkGet(keys.stream().map(k -> new GetState(k, null)).toList(), 0))
        .allMatch(answer -> answer instanceof BulkAnswer.Read read && read.state().isPresent());
    assertThat(counted.bulkDelete(keys.stream().map(k -> new DeleteState(k, null)).toList()))
        .isEmpty();
    assertThat(client.calls()).isEqualTo(Map.of("BatchWriteItem", 2, "BatchGetItem", 1));
  }

  @Test
  void lists_a_partition_by_query_and_all_by_scan() {
    CountingClient client = new CountingClient(table.client());
    StateStore counted = table.another(client);
    for (String key : List.of("app||x", "app||y", "other")) {
      set(key, "p");
    }
    set("app||z", "q");
    assertThat(
            counted.keys(new ListKeys(new KeyPattern.StartingWith("app||"), "p", 0, null)).keys())
        .containsExactlyInAnyOrder(new StateKey("app||x", "p"), new StateKey("app||y", "p"));
    assertThat(client.calls()).isEqualTo(Map.of("Query", 1));
    assertThat(counted.keys(new ListKeys(new KeyPattern.StartingWith("app||"))).keys()).hasSize(3);
    assertThat(client.calls()).containsEntry("Scan", 1);
    assertThat(counted.deletePrefix("app", "p")).isEqualTo(2);
    assertThat(counted.keys(new ListKeys(new KeyPattern.StartingWith(""))).keys())
        .containsExactlyInAnyOrder(new StateKey("other", "p"), new StateKey("app||z", "q"));
  }

  private void set(String key, @org.jspecify.annotations.Nullable String partition) {
    store.set(new SetState(new StateKey(key, partition), new StateValue.Text("1")));
  }

  private String etag(StateKey key) {
    return String.valueOf(store.get(new GetState(key, null)).orElseThrow().etag());
  }

  private Map<String, AttributeValue> item(String partition, String key) {
    return table
        .client()
        .getItem(
            g ->
                g.tableName(TestTable.TABLE)
                    .key(
                        Map.of(
                            "pk",
                            AttributeValue.fromS(partition),
                            "sk",
                            AttributeValue.fromS(key))))
        .item();
  }
}
