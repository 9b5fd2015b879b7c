package dev.stator.dapr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.dapr.query.StateQuery;
import dev.stator.tables.json.JsonFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The library itself, with what only it can do: keys by prefix and pattern. */
@ParameterizedClass
@MethodSource("tables")
class ConformanceTest extends StateConformance {
  private final StateStore store = table().store;

  ConformanceTest(Map<String, String> metadata) {
    super(metadata, table -> new Library(table.store));
  }

  private record Library(StateStore store) implements Subject {
    @Override
    public void ping() {
      store.probe();
    }

    @Override
    public Set<StateFeature> features() {
      return store.features();
    }

    @Override
    public Optional<StoredState> get(GetState request) {
      return store.get(request);
    }

    @Override
    public void set(SetState request) {
      store.set(request);
    }

    @Override
    public void delete(DeleteState request) {
      store.delete(request);
    }

    @Override
    public List<BulkAnswer> bulkGet(List<GetState> requests) {
      return store.bulkGet(requests, 0);
    }

    @Override
    public void bulkSet(List<SetState> requests) {
      refuse(store.bulkSet(requests));
    }

    @Override
    public void bulkDelete(List<DeleteState> requests) {
      refuse(store.bulkDelete(requests));
    }

    private static void refuse(List<BulkFailure> failures) {
      if (!failures.isEmpty()) {
        BulkFailure only = assertThat(failures).singleElement().actual();
        throw new StateError.EtagMismatch(
            "key '" + only.key().key() + "': " + only.error().text(),
            assertThat(only.error()).isInstanceOf(StateError.EtagMismatch.class).actual());
      }
    }

    @Override
    public void transact(List<StateOperation> operations) {
      store.transact(operations);
    }

    @Override
    public QueryPage query(String json, @Nullable String partition) {
      return store.query(
          new QueryStates(
              StateQuery.parse(JsonFormat.read(json)),
              new KeyPattern.StartingWith(""),
              partition,
              Consistency.STRONG));
    }

    @Override
    public void close() {}
  }

  @Test
  void delete_with_prefix() {
    for (String key : List.of("p||1", "p||2", "p||3||4", "q||1")) {
      set(key, "1");
    }
    assertThat(store.deletePrefix("p", "myPartition")).isEqualTo(2);
    assertThat(store.deletePrefix("q||", "myPartition")).isEqualTo(1);
    assertThat(keys("%")).containsExactly("p||3||4");
    assertThatThrownBy(() -> store.deletePrefix("||", null))
        .isInstanceOf(StateError.InvalidRequest.class);
  }

  @Test
  void keys_like() {
    for (String key : List.of("app||a", "app||b", "app_x", "app%x", "other")) {
      set(key, "1");
    }
    expiring("app||expired", 1);
    table().pass(1);
    assertThat(keys("app||%")).containsExactlyInAnyOrder("app||a", "app||b");
    assertThat(keys("app_x")).containsExactlyInAnyOrder("app_x", "app%x");
    assertThat(keys("app\\_x")).containsExactly("app_x");
    assertThat(keys("app\\%x")).containsExactly("app%x");
  }

  private List<String> keys(String pattern) {
    return store.keys(new ListKeys(new KeyPattern.Like(pattern))).keys().stream()
        .map(StateKey::key)
        .toList();
  }

  private void set(String key, String value) {
    store.set(new SetState(key(key), new StateValue.Text(value)));
  }

  private void expiring(String key, long seconds) {
    store.set(
        new SetState(
            key(key),
            new StateValue.Text("1"),
            new WriteCondition.Always(),
            new TimeToLive.Seconds(seconds)));
  }
}
