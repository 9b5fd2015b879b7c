package dev.stator.dapr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;

/**
 * The scenarios of Dapr's conformance suite for state stores, under their names, for the library
 * and for whatever stands before it; in a table without and with a sort key.
 *
 * <p>Source of the scenarios: components-contrib, tests/conformance/state.
 */
public abstract class StateConformance {
  private static final String PARTITION = "myPartition";

  /** The suite sends one partitionKey with many keys, as the actors do. */
  public static Stream<Map<String, String>> tables() {
    return Stream.of(
        Map.of("ttlAttributeName", "expiresAt", "requestPartitionKey", "false"),
        Map.of("ttlAttributeName", "expiresAt", "requestPartitionKey", "true", "sortKey", "sk"));
  }

  /** A state store as an application or a runtime sees it; failures are {@link StateError}s. */
  public interface Subject extends AutoCloseable {
    void ping();

    Set<StateFeature> features();

    Optional<StoredState> get(GetState request);

    void set(SetState request);

    void delete(DeleteState request);

    List<BulkAnswer> bulkGet(List<GetState> requests);

    /** Writes what can be written, then fails for the rest, whose keys the error names. */
    void bulkSet(List<SetState> requests);

    /** As {@link #bulkSet}. */
    void bulkDelete(List<DeleteState> requests);

    void transact(List<StateOperation> operations);

    /**
     * @param json as an application writes it
     */
    QueryPage query(String json, @Nullable String partition);

    @Override
    void close();
  }

  private final TestTable table;
  private final Subject store;

  protected StateConformance(Map<String, String> metadata, Function<TestTable, Subject> subject) {
    this.table = new TestTable(metadata);
    this.store = subject.apply(table);
  }

  protected final TestTable table() {
    return table;
  }

  @AfterEach
  void close() {
    store.close();
    table.close();
  }

  private static final Map<String, StateValue> VALUES =
      Map.ofEntries(
          Map.entry("int", new StateValue.Text("42")),
          Map.entry("bool", new StateValue.Text("true")),
          Map.entry("bytes", new StateValue.Binary(SdkBytes.fromByteArray(new byte[] {1}))),
          Map.entry("string with json", new StateValue.Text("\"{\\\"a\\\":\\\"b\\\"}\"")),
          Map.entry("string", new StateValue.Text("\"hello world\"")),
          Map.entry("empty string", new StateValue.Text("\"\"")),
          Map.entry(
              "struct",
              new StateValue.Text("{\"person\":{\"name\":\"x\",\"id\":1036},\"city\":\"y\"}")),
          Map.entry("int struct", new StateValue.Text("{\"message\":100}")),
          Map.entry(
              "proto",
              new StateValue.Binary(
                  SdkBytes.fromByteArray(HexFormat.of().parseHex("0a0548656c6c6f1005")))),
          Map.entry("nothing", new StateValue.Binary(SdkBytes.fromByteArray(new byte[0]))));

  @Test
  void init_and_ping() {
    store.ping();
    assertThat(store.features())
        .contains(
            StateFeature.ETAG,
            StateFeature.TRANSACTIONAL,
            StateFeature.TTL,
            StateFeature.QUERY_API);
  }

  @Test
  void set_and_get() {
    VALUES.forEach((key, value) -> store.set(new SetState(key(key), value)));
    VALUES.forEach((key, value) -> assertThat(value(key)).as(key).isEqualTo(value));
  }

  @Test
  void delete_existing_and_never_inserted() {
    set("a", "1");
    store.delete(new DeleteState(key("a"), null));
    store.delete(new DeleteState(key("never"), null));
    assertThat(value("a")).isNull();
  }

  @Test
  void bulkset_bulkget_bulkdelete() {
    List<SetState> sets = new ArrayList<>();
    VALUES.forEach((key, value) -> sets.add(new SetState(key(key), value)));
    store.bulkSet(sets);
    List<GetState> gets = new ArrayList<>();
    VALUES.keySet().forEach(key -> gets.add(new GetState(key(key), null)));
    gets.add(new GetState(key("non-existent"), null));
    List<BulkAnswer> answers = store.bulkGet(gets);
    assertThat(answers).hasSameSizeAs(gets);
    for (int i = 0; i < answers.size(); i++) {
      BulkAnswer.Read read = (BulkAnswer.Read) answers.get(i);
      assertThat(read.key()).isEqualTo(gets.get(i).key());
      assertThat(read.state().map(StoredState::value))
          .isEqualTo(Optional.ofNullable(VALUES.get(read.key().key())));
    }
    store.bulkDelete(VALUES.keySet().stream().map(k -> new DeleteState(key(k), null)).toList());
    VALUES.keySet().forEach(key -> assertThat(value(key)).isNull());
  }

  @Test
  void transaction_groups() {
    List<StateOperation> upserts = new ArrayList<>();
    List<StateOperation> deletes = new ArrayList<>();
    VALUES.forEach(
        (key, value) -> {
          upserts.add(new StateOperation.Upsert(new SetState(key(key), value)));
          deletes.add(new StateOperation.Delete(new DeleteState(key(key), null)));
        });
    store.transact(upserts);
    VALUES.forEach((key, value) -> assertThat(value(key)).isEqualTo(value));
    store.transact(deletes);
    VALUES.keySet().forEach(key -> assertThat(value(key)).isNull());
    store.transact(deletes);
  }

  @Test
  void transaction_order() {
    set("k1", "1");
    store.transact(
        List.of(
            new StateOperation.Delete(new DeleteState(key("k1"), null)),
            new StateOperation.Upsert(new SetState(key("k2"), new StateValue.Text("\"value2\""))),
            new StateOperation.Delete(new DeleteState(key("k2"), null)),
            new StateOperation.Upsert(new SetState(key("k3"), new StateValue.Text("\"value3\"")))));
    assertThat(value("k1")).isNull();
    assertThat(value("k2")).isNull();
    assertThat(value("k3")).isEqualTo(new StateValue.Text("\"value3\""));
  }

  @Test
  void a_transaction_with_a_stale_etag_changes_nothing() {
    set("k1", "1");
    List<StateOperation> operations =
        List.of(
            new StateOperation.Upsert(new SetState(key("k2"), new StateValue.Text("2"))),
            new StateOperation.Delete(new DeleteState(key("k1"), "bad-etag")));
    assertThatThrownBy(() -> store.transact(operations))
        .isInstanceOf(StateError.class)
        .hasMessageContaining("operation 1, delete of key 'k1'");
    assertThat(value("k1")).isNotNull();
    assertThat(value("k2")).isNull();
  }

  @Test
  void etag() {
    set("k1", "1");
    set("k2", "2");
    set("k3", "3");
    String first = etag("k1");
    assertThat(first).isNotEmpty();
    assertThat(store.bulkGet(List.of(new GetState(key("k1"), null), new GetState(key("k4"), null))))
        .satisfiesExactly(
            one ->
                assertThat(((BulkAnswer.Read) one).state().orElseThrow().etag()).isEqualTo(first),
            none -> assertThat(((BulkAnswer.Read) none).state()).isEmpty());
    assertThatThrownBy(() -> store.set(setIf("k1", "x", "bad-etag")))
        .isInstanceOf(StateError.EtagMismatch.class);
    store.set(setIf("k1", "11", first));
    assertThat(etag("k1")).isNotEqualTo(first);

    List<SetState> oneBad = List.of(setIf("k1", "12", etag("k1")), setIf("k2", "x", "bad-etag"));
    assertThatThrownBy(() -> store.bulkSet(oneBad))
        .isInstanceOf(StateError.EtagMismatch.class)
        .hasMessageContaining("key 'k2'")
        .hasMessageNotContaining("key 'k1'");
    assertThat(value("k1")).isEqualTo(new StateValue.Text("12"));
    store.bulkSet(List.of(setIf("k1", "13", etag("k1")), setIf("k2", "22", etag("k2"))));

    assertThatThrownBy(() -> store.delete(new DeleteState(key("k1"), "bad-etag")))
        .isInstanceOf(StateError.EtagMismatch.class);
    store.delete(new DeleteState(key("k1"), etag("k1")));
    List<DeleteState> oneStale =
        List.of(new DeleteState(key("k2"), "bad-etag"), new DeleteState(key("k3"), etag("k3")));
    assertThatThrownBy(() -> store.bulkDelete(oneStale))
        .isInstanceOf(StateError.EtagMismatch.class)
        .hasMessageContaining("key 'k2'");
    assertThat(value("k3")).isNull();
    store.bulkDelete(List.of(new DeleteState(key("k2"), etag("k2"))));
    assertThat(value("k2")).isNull();
  }

  @Test
  void first_write() {
    for (@Nullable String none : new @Nullable String[] {null, ""}) {
      String name = none == null ? "without" : "empty";
      WriteCondition first = WriteCondition.of(none, WriteCondition.FIRST_WRITE);
      store.set(new SetState(key(name), new StateValue.Text("1"), first, component()));
      assertThatThrownBy(
              () ->
                  store.set(new SetState(key(name), new StateValue.Text("2"), first, component())))
          .isInstanceOfAny(StateError.AlreadyWritten.class, StateError.EtagMismatch.class);
      String etag = etag(name);
      WriteCondition with = WriteCondition.of(etag, WriteCondition.FIRST_WRITE);
      store.set(new SetState(key(name), new StateValue.Text("3"), with, component()));
      assertThatThrownBy(
              () -> store.set(new SetState(key(name), new StateValue.Text("4"), with, component())))
          .isInstanceOf(StateError.EtagMismatch.class);
    }
  }

  @Test
  void ttl() {
    expiring("short", 2);
    assertThat(value("short")).isNotNull();
    table.pass(2);
    assertThat(value("short")).isNull();

    expiring("hour", 3600);
    assertThat(state("hour").orElseThrow().expiresAt())
        .isEqualTo(
            table.now().plusSeconds(3600).truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
    assertThat(
            store.bulkGet(List.of(new GetState(key("hour"), null), new GetState(key("x"), null))))
        .first()
        .satisfies(
            answer ->
                assertThat(((BulkAnswer.Read) answer).state().orElseThrow().metadata())
                    .containsKey("ttlExpireTime"));
    store.set(
        new SetState(
            key("hour"),
            new StateValue.Text("1"),
            new WriteCondition.Always(),
            TimeToLive.parse("-1")));
    assertThat(state("hour").orElseThrow().expiresAt()).isNull();
    expiring("hour", 3600);
    set("hour", "1");
    assertThat(state("hour").orElseThrow().metadata()).isEmpty();
  }

  @Test
  void query_scenarios() {
    String[][] entries = {
      {"1", "Dev Ops", "1036", "Seattle", "WA", "3.5"},
      {"2", "Hardware", "1028", "Portland", "OR", "10"},
      {"3", "Finance", "1071", "Sacramento", "CA", "7.25"},
      {"4", "Dev Ops", "1042", "Spokane", "WA", "10.0"},
    };
    for (String[] entry : entries) {
      set(
          entry[0],
          "{\"person\":{\"org\":\"%s\",\"id\":%s},\"city\":\"%s\",\"state\":\"%s\",\"product\":{\"value\":%s}}"
              .formatted(entry[1], entry[2], entry[3], entry[4], entry[5]));
    }
    store.set(new SetState(new StateKey("5", "other"), new StateValue.Text("{\"state\":\"WA\"}")));
    set("text", "\"no object\"");

    assertFound(
        "{\"OR\":[{\"EQ\":{\"state\":\"CA\"}},{\"IN\":{\"person.id\":[1028,1036]}}]}",
        "1",
        "2",
        "3");
    assertFound(
        "{\"AND\":[{\"EQ\":{\"state\":\"WA\"}},{\"GTE\":{\"product.value\":3.5}},{\"LT\":{\"product.value\":10}},{\"NEQ\":{\"city\":\"Spokane\"}}]}",
        "1");
    assertFound(
        "{\"OR\":[{\"AND\":[{\"GT\":{\"product.value\":7}},{\"LTE\":{\"product.value\":10}}]},{\"EQ\":{\"person.org\":\"Finance\"}}]}",
        "2",
        "3",
        "4");
    assertFound("{\"EQ\":{\"state\":\"WA\"}}", "1", "4", "5");
    assertFound("{\"EQ\":{\"product.value\":10}}", "2", "4");
    if (table.store.settings().requestPartitionKey()) {
      assertThat(query("{\"filter\":{\"EQ\":{\"state\":\"WA\"}}}", PARTITION))
          .as("of one partition")
          .containsExactlyInAnyOrder("1", "4");
    }
    assertThat(
            query(
                "{\"filter\":{\"EQ\":{\"person.org\":\"Dev Ops\"}},\"sort\":[{\"key\":\"person.id\",\"order\":\"DESC\"}]}",
                null))
        .containsExactly("4", "1");
  }

  private void assertFound(String filter, String... keys) {
    assertThat(query("{\"filter\":" + filter + "}", null)).containsExactlyInAnyOrder(keys);
  }

  private List<String> query(String json, @Nullable String partition) {
    return store.query(json, partition).entries().stream().map(found -> found.key().key()).toList();
  }

  protected static StateKey key(String key) {
    return new StateKey(key, PARTITION);
  }

  private static TimeToLive component() {
    return new TimeToLive.OfComponent();
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

  private static SetState setIf(String key, String value, String etag) {
    return new SetState(
        key(key), new StateValue.Text(value), new WriteCondition.Etag(etag), component());
  }

  private Optional<StoredState> state(String key) {
    return store.get(new GetState(key(key), Consistency.STRONG));
  }

  private @Nullable StateValue value(String key) {
    return state(key).map(StoredState::value).orElse(null);
  }

  private String etag(String key) {
    return String.valueOf(state(key).orElseThrow().etag());
  }
}
