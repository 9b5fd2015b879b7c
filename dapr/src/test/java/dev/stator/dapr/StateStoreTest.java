package dev.stator.dapr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.tables.TableError;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class StateStoreTest {
  private final TestTable table = new TestTable();
  private final StateStore store = table.store;

  @AfterEach
  void close() {
    table.close();
  }

  @Test
  void writesItemsAsDaprsOwnComponentDoes() {
    store.set(text("app||tony-stark", "\"iron man\""));
    Map<String, AttributeValue> item = table.item("app||tony-stark");
    assertThat(item).containsOnlyKeys("key", "value", "etag");
    assertThat(item.get("value")).isEqualTo(AttributeValue.fromS("\"iron man\""));
    assertThat(table.attribute("app||tony-stark", "etag").s()).matches("[1-9a-f][0-9a-f]{0,15}|0");
  }

  @Test
  void keepsTextToTheLastCharacter() {
    for (String json :
        new String[] {
          "51.123456789012",
          "9007199254740993",
          "1e400",
          "{ \"b\" : [ 1.0 ,\t-0 ],\n\"a\":\"\\u00e9\\/\" }",
          "\"\"",
          "null",
          "\"😀\""
        }) {
      store.set(text("k", json));
      assertThat(read("k")).as(json).hasValue(json);
    }
  }

  @Test
  void keepsBytesAsBytes() {
    byte[] bytes = {0, 1, (byte) 0xff, (byte) 0xfe};
    store.set(new SetState(key("k"), new StateValue.Binary(SdkBytes.fromByteArray(bytes))));
    assertThat(table.attribute("k", "value").b().asByteArray()).isEqualTo(bytes);
    assertThat(get("k").orElseThrow().value().bytes()).isEqualTo(bytes);
  }

  @Test
  void readsWhatDaprsOwnComponentWrote() {
    put("s", AttributeValue.fromS("{\"a\":1}"), "etag", AttributeValue.fromS("1bdead4badc0ffee"));
    put("b", AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] {1})));
    put("old", AttributeValue.fromS("someValue"));
    assertThat(get("s").orElseThrow().etag()).isEqualTo("1bdead4badc0ffee");
    assertThat(read("s")).hasValue("{\"a\":1}");
    assertThat(get("b").orElseThrow().value().bytes()).containsExactly(1);
    assertThat(get("old").orElseThrow().etag()).isNull();
    assertThat(read("old")).hasValue("someValue");
  }

  @Test
  void aMissingKeyAndAMissingValueAreAbsent() {
    table.put(Map.of("key", AttributeValue.fromS("bare")));
    assertThat(get("missing")).isEmpty();
    assertThat(get("bare")).isEmpty();
  }

  @Test
  void refusesToReadWhatNoStateStoreWrote() {
    put("n", AttributeValue.fromN("5"));
    assertThatThrownBy(() -> get("n"))
        .isInstanceOf(StateError.Unreadable.class)
        .hasMessageContaining("unsupported attribute value type")
        .hasMessageContaining("'n' holds its value as N");
  }

  @Test
  void replacesTheWholeItem() {
    put("k", AttributeValue.fromS("1"), "foreign", AttributeValue.fromS("x"));
    store.set(text("k", "2"));
    assertThat(table.item("k")).containsOnlyKeys("key", "value", "etag");
  }

  @Test
  void takesTheNameOfTheKeyAttributeFromTheComponent() {
    try (TestTable other = new TestTable(Map.of("partitionKey", "pkey"))) {
      other.store.set(text("k", "1"));
      assertThat(other.item("k")).containsOnlyKeys("pkey", "value", "etag");
      assertThat(other.store.get(new GetState(key("k"), null))).isPresent();
    }
  }

  @Test
  void deletesAndDeletesAgain() {
    store.set(text("k", "1"));
    store.delete(new DeleteState(key("k"), null));
    assertThat(get("k")).isEmpty();
    store.delete(new DeleteState(key("k"), ""));
  }

  @Test
  void saysHowLargeAValueIsThatDoesNotFit() {
    store.set(text("k", "x".repeat(409_600 - 3 - 1 - 5 - 4 - 16)));
    assertThatThrownBy(() -> store.set(text("k", "x".repeat(409_600))))
        .isInstanceOf(StateError.TooLarge.class)
        .hasMessageMatching(
            "the value of key 'k' is too large: its item would take 4096\\d\\d bytes, and an item may"
                + " take 409600 \\(400 KB\\)");
  }

  @Test
  void handsOnWhatTheTableSays() {
    StateStore nowhere =
        new StateStore(table.client(), StateStoreSettings.parse(Map.of("table", "nowhere")));
    assertThatThrownBy(() -> nowhere.get(new GetState(key("k"), null)))
        .isInstanceOfSatisfying(
            StateError.TableFailed.class,
            failed -> assertThat(failed.error()).isInstanceOf(TableError.NotFound.class));
    assertThatThrownBy(nowhere::probe)
        .hasMessageStartingWith("error validating DynamoDB table 'nowhere' access: ");
    store.probe();
  }

  @Test
  void tellsItsFeatures() {
    assertThat(store.features()).containsExactly(StateFeature.values());
    assertThat(
            new StateStore(table.client(), StateStoreSettings.parse(Map.of("table", "t")))
                .features())
        .doesNotContain(StateFeature.TTL);
  }

  private void put(String key, AttributeValue value) {
    table.put(Map.of("key", AttributeValue.fromS(key), "value", value));
  }

  private void put(String key, AttributeValue value, String name, AttributeValue more) {
    table.put(Map.of("key", AttributeValue.fromS(key), "value", value, name, more));
  }

  private Optional<StoredState> get(String key) {
    return store.get(new GetState(key(key), Consistency.STRONG));
  }

  private Optional<String> read(String key) {
    return get(key).map(state -> new String(state.value().bytes(), StandardCharsets.UTF_8));
  }

  private static StateKey key(String key) {
    return StateKey.of(key);
  }

  private static SetState text(String key, String json) {
    return new SetState(key(key), new StateValue.Text(json));
  }
}
