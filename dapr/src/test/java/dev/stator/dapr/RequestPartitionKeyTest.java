package dev.stator.dapr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The request's metadata {@code partitionKey} on a table with nothing but a partition key. */
class RequestPartitionKeyTest {
  private static final StateKey TONY = new StateKey("tony-stark", "pkey");

  private final TestTable table = new TestTable();
  private final StateStore store = table.store;

  @AfterEach
  void close() {
    table.close();
  }

  @Test
  void namesThePlaceInTheTable() {
    set(TONY, "\"iron man\"");
    assertThat(table.item("pkey"))
        .containsOnlyKeys("key", "value", "etag", "daprKey")
        .containsEntry("daprKey", AttributeValue.fromS("tony-stark"));
    assertThat(table.item("tony-stark")).isEmpty();
  }

  @Test
  void readingAndDeletingNeedTheSame() {
    set(TONY, "1");
    assertThat(get(TONY)).isPresent();
    assertThat(get(StateKey.of("tony-stark"))).isEmpty();
    assertThat(get(StateKey.of("pkey"))).isEmpty();
    assertThat(get(new StateKey("pepper", "pkey"))).isEmpty();
    store.delete(new DeleteState(StateKey.of("tony-stark"), null));
    store.delete(new DeleteState(StateKey.of("pkey"), null));
    store.delete(new DeleteState(new StateKey("pepper", "pkey"), null));
    assertThat(get(TONY)).isPresent();
    store.delete(new DeleteState(TONY, null));
    assertThat(table.item("pkey")).isEmpty();
  }

  @Test
  void anotherKeyAtTheSamePlaceIsAConflict() {
    set(TONY, "1");
    set(TONY, "2");
    assertThatThrownBy(() -> set(new StateKey("pepper", "pkey"), "3"))
        .isInstanceOf(StateError.PartitionTaken.class)
        .hasMessage("partition 'pkey' holds key 'tony-stark', not 'pepper'");
    assertThatThrownBy(() -> set(StateKey.of("pkey"), "3"))
        .isInstanceOf(StateError.PartitionTaken.class)
        .hasMessage("partition 'pkey' holds key 'tony-stark', not 'pkey'");
    assertThat(get(TONY).orElseThrow().value()).isEqualTo(new StateValue.Text("2"));
  }

  @Test
  void aPlainKeyIsNotOverwrittenEither() {
    set(StateKey.of("pkey"), "1");
    assertThatThrownBy(() -> set(TONY, "2"))
        .isInstanceOf(StateError.PartitionTaken.class)
        .hasMessage("partition 'pkey' holds key 'pkey', not 'tony-stark'");
  }

  @Test
  void anExpiredEntryFreesThePlace() {
    store.set(
        new SetState(
            TONY,
            new StateValue.Text("1"),
            new WriteCondition.Always(),
            new TimeToLive.Seconds(5)));
    table.pass(5);
    set(new StateKey("pepper", "pkey"), "2");
    assertThat(get(new StateKey("pepper", "pkey"))).isPresent();
  }

  @Test
  void conditionsHoldThereToo() {
    set(TONY, "1");
    String etag = get(TONY).orElseThrow().etag();
    assertThatThrownBy(() -> set(TONY, "2", new WriteCondition.FirstWrite()))
        .isInstanceOf(StateError.AlreadyWritten.class);
    assertThatThrownBy(() -> set(TONY, "2", new WriteCondition.Etag("bad")))
        .isInstanceOf(StateError.EtagMismatch.class);
    assertThatThrownBy(
            () ->
                set(
                    new StateKey("pepper", "pkey"),
                    "2",
                    new WriteCondition.Etag(String.valueOf(etag))))
        .isInstanceOf(StateError.PartitionTaken.class);
    set(TONY, "2", new WriteCondition.Etag(String.valueOf(etag)));
  }

  @Test
  void itsOwnKeyIsNoOtherPlace() {
    assertThat(new StateKey("k", "k")).isEqualTo(StateKey.of("k"));
    assertThat(new StateKey("k", "")).isEqualTo(StateKey.of("k"));
  }

  @Test
  void canBeIgnored() {
    try (TestTable plain = new TestTable(Map.of("requestPartitionKey", "false"))) {
      plain.store.set(new SetState(TONY, new StateValue.Text("1")));
      assertThat(plain.item("tony-stark")).containsOnlyKeys("key", "value", "etag");
      assertThat(plain.store.get(new GetState(TONY, null))).isPresent();
      plain.store.delete(new DeleteState(TONY, null));
      assertThat(plain.item("tony-stark")).isEmpty();
    }
  }

  private void set(StateKey key, String json) {
    set(key, json, new WriteCondition.Always());
  }

  private void set(StateKey key, String json, WriteCondition condition) {
    store.set(
        new SetState(key, new StateValue.Text(json), condition, new TimeToLive.OfComponent()));
  }

  private Optional<StoredState> get(StateKey key) {
    return store.get(new GetState(key, null));
  }
}
