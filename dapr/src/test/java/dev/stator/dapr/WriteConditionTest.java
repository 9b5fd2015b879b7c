package dev.stator.dapr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** ETags and first-write, as Dapr's conformance suite asks for them, and beside expired entries. */
class WriteConditionTest {
  private final TestTable table = new TestTable();
  private final StateStore store = table.store;

  @AfterEach
  void close() {
    table.close();
  }

  @Test
  void anEtagMustMatch() {
    set("1", "", null);
    String first = etag();
    assertThatThrownBy(() -> set("2", "bad", null)).isInstanceOf(StateError.EtagMismatch.class);
    set("2", first, null);
    String second = etag();
    assertThat(second).isNotEqualTo(first);
    assertThatThrownBy(() -> set("3", first, null)).isInstanceOf(StateError.EtagMismatch.class);
    assertThat(value()).isEqualTo("2");
  }

  @Test
  void anEtagNeedsAnEntry() {
    assertThatThrownBy(() -> set("1", "1", null)).isInstanceOf(StateError.EtagMismatch.class);
    assertThatThrownBy(() -> delete("1")).isInstanceOf(StateError.EtagMismatch.class);
  }

  @Test
  void deletesOnlyWithTheRightEtag() {
    set("1", null, null);
    assertThatThrownBy(() -> delete("bad")).isInstanceOf(StateError.EtagMismatch.class);
    delete(etag());
    assertThat(table.item("k")).isEmpty();
  }

  @Test
  void theFirstWriteWins() {
    set("1", null, "first-write");
    assertThatThrownBy(() -> set("2", null, "first-write"))
        .isInstanceOf(StateError.AlreadyWritten.class);
    assertThatThrownBy(() -> set("2", "", "first-write"))
        .isInstanceOf(StateError.AlreadyWritten.class);
    String etag = etag();
    set("2", etag, "first-write");
    assertThatThrownBy(() -> set("3", etag, "first-write"))
        .isInstanceOf(StateError.EtagMismatch.class);
    set("4", null, "last-write");
    set("5", null, "whatever");
    assertThat(value()).isEqualTo("5");
  }

  @Test
  void anItemWithoutEtagCanBeWrittenFirst() {
    table.put(Map.of("key", AttributeValue.fromS("k"), "value", AttributeValue.fromS("1")));
    set("2", null, "first-write");
    assertThat(value()).isEqualTo("2");
  }

  @Test
  void anExpiredEntryIsAbsentForEveryCondition() {
    expire();
    String expired = table.attribute("k", "etag").s();
    assertThatThrownBy(() -> set("2", expired, null)).isInstanceOf(StateError.EtagMismatch.class);
    assertThatThrownBy(() -> delete(expired)).isInstanceOf(StateError.EtagMismatch.class);
    set("2", null, "first-write");
    assertThat(value()).isEqualTo("2");
  }

  @Test
  void anEntryThatLivesKeepsItsEtag() {
    store.set(request("1", new WriteCondition.Always(), new TimeToLive.Seconds(10)));
    table.pass(9);
    set("2", etag(), null);
    assertThat(value()).isEqualTo("2");
  }

  private void expire() {
    store.set(request("1", new WriteCondition.Always(), new TimeToLive.Seconds(10)));
    table.pass(10);
    assertThat(store.get(new GetState(StateKey.of("k"), null))).isEmpty();
  }

  private void set(String json, @Nullable String etag, @Nullable String concurrency) {
    store.set(request(json, WriteCondition.of(etag, concurrency), new TimeToLive.OfComponent()));
  }

  private static SetState request(String json, WriteCondition condition, TimeToLive timeToLive) {
    return new SetState(StateKey.of("k"), new StateValue.Text(json), condition, timeToLive);
  }

  private void delete(String etag) {
    store.delete(new DeleteState(StateKey.of("k"), etag));
  }

  private String etag() {
    return String.valueOf(stored().etag());
  }

  private String value() {
    return ((StateValue.Text) stored().value()).text();
  }

  private StoredState stored() {
    return store.get(new GetState(StateKey.of("k"), null)).orElseThrow();
  }
}
