package dev.stator.dapr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.dapr.StateError.TransactionRefused;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;

class TransactionTest {
  private final TestTable table = new TestTable();
  private final StateStore store = table.store;

  @AfterEach
  void close() {
    table.close();
  }

  @Test
  void does_all_or_none() {
    store.set(new SetState(StateKey.of("b"), new StateValue.Text("1")));
    transact(upsert("a", "1"), delete("b", null), upsert("c", "1"));
    assertThat(value("a")).isEqualTo("1");
    assertThat(value("b")).isNull();
    assertThatThrownBy(() -> transact(upsert("a", "2"), delete("c", "wrong"), delete("no", null)))
        .isInstanceOf(TransactionRefused.class);
    assertThat(value("a")).isEqualTo("1");
    assertThat(value("c")).isEqualTo("1");
  }

  @Test
  void nothing_to_do_is_done() {
    assertThatNoException().isThrownBy(() -> transact());
  }

  @Test
  void a_hundred_operations_are_one_call() {
    CountingClient client = new CountingClient(table.client());
    StateStore counted = table.another(client);
    counted.transact(
        IntStream.range(0, 100).mapToObj(i -> upsert("k" + i, Integer.toString(i))).toList());
    assertThat(client.calls()).isEqualTo(Map.of("TransactWriteItems", 1));
    assertThat(value("k99")).isEqualTo("99");
    assertThatThrownBy(
            () ->
                counted.transact(
                    IntStream.range(0, 101).mapToObj(i -> upsert("k" + i, "x")).toList()))
        .isInstanceOf(StateError.InvalidRequest.class)
        .hasMessage("a transaction of 101 operations; DynamoDB takes 100");
  }

  @Test
  void names_the_operation_that_failed() {
    store.set(new SetState(StateKey.of("b"), new StateValue.Text("1")));
    assertRefused(() -> transact(upsert("a", "2"), delete("b", "stale")), 1)
        .hasMessage("operation 1, delete of key 'b': The conditional request failed");
    TransactionRefused both =
        refusal(
            () ->
                transact(
                    upsertIf("b", "2", new WriteCondition.FirstWrite()),
                    upsert("a", "2"),
                    upsertIf("c", "2", new WriteCondition.Etag("none"))));
    assertThat(both.refusals()).hasSize(2);
    assertThat(both.refusals().get(0).index()).isZero();
    assertThat(both.refusals().get(0).reason()).isInstanceOf(StateError.AlreadyWritten.class);
    assertThat(both.refusals().get(1).index()).isEqualTo(2);
    assertThat(both.refusals().get(1).reason()).isInstanceOf(StateError.EtagMismatch.class);
  }

  @Test
  void takes_right_etags() {
    transact(upsert("a", "1"), upsert("b", "1"));
    transact(upsertIf("a", "2", new WriteCondition.Etag(etag("a"))), delete("b", etag("b")));
    assertThat(value("a")).isEqualTo("2");
    assertThat(value("b")).isNull();
  }

  /** Dapr's conformance suite, "transaction-order". */
  @Test
  void the_last_operation_of_a_key_decides() {
    store.set(new SetState(StateKey.of("k1"), new StateValue.Text("x")));
    transact(
        delete("k1", null), upsert("k2", "\"2\""), delete("k2", null), upsert("k3", "\"value3\""));
    assertThat(value("k1")).isNull();
    assertThat(value("k2")).isNull();
    assertThat(value("k3")).isEqualTo("\"value3\"");
  }

  @Test
  void a_key_that_comes_twice_keeps_its_conditions() {
    transact(upsert("a", "1"));
    assertRefused(
            () -> transact(upsertIf("a", "2", new WriteCondition.Etag("stale")), upsert("a", "3")),
            0)
        .hasMessageContaining("operation 0, upsert of key 'a'");
    assertRefused(
        () -> transact(upsert("a", "2"), upsertIf("a", "3", new WriteCondition.Etag("stale"))), 1);
    assertRefused(() -> transact(upsert("b", "2"), delete("a", "stale"), upsert("a", "3")), 1);
    assertRefused(
        () ->
            transact(
                upsertIf("a", "2", new WriteCondition.Etag(etag("a"))),
                upsertIf("a", "3", new WriteCondition.Etag("other"))),
        1);
    assertThat(value("a")).isEqualTo("1");
    transact(upsertIf("a", "2", new WriteCondition.Etag(etag("a"))), upsert("a", "3"));
    assertThat(value("a")).isEqualTo("3");
    transact(upsert("a", "4"), upsertIf("a", "5", new WriteCondition.Etag(etag("a"))));
    assertThat(value("a")).isEqualTo("5");
  }

  @Test
  void first_write_looks_at_the_operations_before_it() {
    transact(upsert("a", "1"));
    transact(delete("a", null), upsertIf("a", "2", new WriteCondition.FirstWrite()));
    assertThat(value("a")).isEqualTo("2");
    assertRefused(
            () -> transact(upsert("b", "1"), upsertIf("b", "2", new WriteCondition.FirstWrite())),
            1)
        .hasMessageContaining("operation 0 of the same transaction writes it");
    assertThat(value("b")).isNull();
  }

  @Test
  void expired_entries_are_absent() {
    transact(
        new StateOperation.Upsert(
            new SetState(
                StateKey.of("a"),
                new StateValue.Text("1"),
                new WriteCondition.Always(),
                new TimeToLive.Seconds(5))));
    String etag = etag("a");
    table.pass(5);
    assertRefused(() -> transact(delete("a", etag)), 0);
    transact(upsertIf("a", "2", new WriteCondition.FirstWrite()));
    assertThat(value("a")).isEqualTo("2");
  }

  @Test
  void two_keys_at_one_place_are_a_conflict() {
    StateKey one = new StateKey("one", "place");
    StateKey two = new StateKey("two", "place");
    assertRefused(
            () ->
                transact(
                    new StateOperation.Upsert(new SetState(one, new StateValue.Text("1"))),
                    new StateOperation.Upsert(new SetState(two, new StateValue.Text("2")))),
            1)
        .hasMessageContaining("operation 0 uses the same place for key 'one'");
  }

  @Test
  void tells_sizes_when_it_is_too_large() {
    byte[] large = new byte[399 * 1024];
    assertThatThrownBy(
            () ->
                store.transact(
                    IntStream.range(0, 11)
                        .mapToObj(
                            i ->
                                (StateOperation)
                                    new StateOperation.Upsert(
                                        new SetState(
                                            StateKey.of("k" + i),
                                            new StateValue.Binary(SdkBytes.fromByteArray(large)))))
                        .toList()))
        .isInstanceOf(StateError.TooLarge.class)
        .hasMessageContaining("and those of a transaction may take 4194304 (4 MB)");
    byte[] larger = new byte[401 * 1024];
    assertRefused(
            () ->
                transact(
                    upsert("a", "1"),
                    new StateOperation.Upsert(
                        new SetState(
                            StateKey.of("b"),
                            new StateValue.Binary(SdkBytes.fromByteArray(larger))))),
            1)
        .hasMessageContaining("its item would take 4106");
  }

  @Test
  void asks_for_an_attribute_when_entries_shall_expire() {
    try (TestTable plain = new TestTable(Map.of())) {
      StateOperation expiring =
          new StateOperation.Upsert(
              new SetState(
                  StateKey.of("a"),
                  new StateValue.Text("1"),
                  new WriteCondition.Always(),
                  new TimeToLive.Seconds(5)));
      assertThatThrownBy(() -> plain.store.transact(List.of(expiring)))
          .isInstanceOf(TransactionRefused.class)
          .hasMessageContaining("no ttlAttributeName");
    }
  }

  @Test
  void meets_other_transactions_and_goes_on() throws InterruptedException, ExecutionException {
    int writers = 8;
    int rounds = 20;
    store.set(new SetState(StateKey.of("count"), new StateValue.Text("0")));
    List<Future<Integer>> results = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < writers; i++) {
        results.add(threads.submit(() -> increments(rounds)));
      }
    }
    for (Future<Integer> result : results) {
      result.get();
    }
    assertThat(value("count")).isEqualTo(Integer.toString(writers * rounds));
  }

  private int increments(int rounds) {
    int retries = 0;
    for (int done = 0; done < rounds; ) {
      StoredState now = store.get(strong("count")).orElseThrow();
      int next = Integer.parseInt(text(now)) + 1;
      try {
        transact(
            upsertIf(
                "count",
                Integer.toString(next),
                new WriteCondition.Etag(String.valueOf(now.etag()))));
        done++;
      } catch (TransactionRefused lost) {
        retries++;
      }
    }
    return retries;
  }

  private void transact(StateOperation... operations) {
    store.transact(Arrays.asList(operations));
  }

  private static StateOperation upsert(String key, String value) {
    return upsertIf(key, value, new WriteCondition.Always());
  }

  private static StateOperation upsertIf(String key, String value, WriteCondition condition) {
    return new StateOperation.Upsert(
        new SetState(
            StateKey.of(key), new StateValue.Text(value), condition, new TimeToLive.OfComponent()));
  }

  private static StateOperation delete(String key, @Nullable String etag) {
    return new StateOperation.Delete(new DeleteState(StateKey.of(key), etag));
  }

  private static org.assertj.core.api.AbstractThrowableAssert<?, ? extends Throwable> assertRefused(
      ThrowingCallable call, int index) {
    return assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            TransactionRefused.class,
            refused -> assertThat(refused.refusals().getFirst().index()).isEqualTo(index));
  }

  private static TransactionRefused refusal(ThrowingCallable call) {
    return (TransactionRefused) org.assertj.core.api.Assertions.catchThrowable(call);
  }

  private @Nullable String value(String key) {
    return store.get(strong(key)).map(TransactionTest::text).orElse(null);
  }

  private String etag(String key) {
    return String.valueOf(store.get(strong(key)).orElseThrow().etag());
  }

  private static GetState strong(String key) {
    return new GetState(StateKey.of(key), Consistency.STRONG);
  }

  private static String text(StoredState state) {
    return ((StateValue.Text) state.value()).text();
  }
}
