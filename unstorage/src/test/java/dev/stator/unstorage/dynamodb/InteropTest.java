package dev.stator.unstorage.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.embedded.Stator;
import dev.stator.unstorage.Storage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** One table for this driver, the three generations of the JavaScript one, and other programs. */
class InteropTest {
  private static final DynamoDbOptions OPTIONS =
      DynamoDbOptions.table("kv-items").createTable(true).build();

  private final Stator stator = Stator.inMemory();
  private final DynamoDbClient client = stator.client();
  private final Storage storage = Storage.over(DynamoDbDriver.over(client, OPTIONS));
  private final Storage timed =
      Storage.over(
          DynamoDbDriver.over(
              client, OPTIONS.toBuilder().expireIn(Duration.ofSeconds(300)).build()));

  @AfterEach
  void close() {
    stator.close();
  }

  private Map<String, AttributeValue> item(String key) {
    return client
        .getItem(r -> r.tableName("kv-items").key(Map.of("key", AttributeValue.fromS(key))))
        .item();
  }

  private void put(Object... namesAndValues) {
    Map<String, AttributeValue> item = new java.util.HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      item.put((String) namesAndValues[i], (AttributeValue) namesAndValues[i + 1]);
    }
    client.putItem(r -> r.tableName("kv-items").item(item));
  }

  private static AttributeValue s(String text) {
    return AttributeValue.fromS(text);
  }

  @Test
  void writesTheItemsOfTheOriginal() {
    storage.setItem("foo/bar", Map.of("a", 1));
    storage.setItem("number", 5);
    storage.setItem("null", null);
    storage.set("empty", "");
    storage.setRaw("raw", new byte[] {1, 2, -1});
    storage.setMeta("foo:bar", dev.stator.tables.json.JsonValue.Obj.EMPTY);
    assertThat(item("foo:bar")).isEqualTo(Map.of("key", s("foo:bar"), "value", s("{\"a\":1}")));
    assertThat(item("number")).isEqualTo(Map.of("key", s("number"), "value", s("5")));
    assertThat(item("null")).isEqualTo(Map.of("key", s("null"), "value", s("null")));
    assertThat(item("empty")).isEqualTo(Map.of("key", s("empty")));
    assertThat(item("raw")).isEqualTo(Map.of("key", s("raw"), "value", s("base64:AQL/")));
    assertThat(item("foo:bar$")).isEqualTo(Map.of("key", s("foo:bar$"), "value", s("{}")));
  }

  private long ttl(String key) {
    return Long.parseLong(item(key).getOrDefault("ttl", AttributeValue.fromN("0")).n());
  }

  @Test
  void writesTheTimeOfExpiryInSeconds() {
    long before = System.currentTimeMillis() / 1000;
    timed.set("default", "x");
    timed.set("own", "x", Duration.ofSeconds(10));
    timed.set("never", "x", Duration.ZERO);
    assertThat(ttl("default")).isBetween(before + 300, before + 305);
    assertThat(ttl("own")).isBetween(before + 10, before + 15);
    assertThat(item("never")).doesNotContainKey("ttl");
  }

  @Test
  void replacesTheWholeItemAsTheOriginalDoes() {
    put(
        "key",
        s("k"),
        "value",
        s("old"),
        "foreign",
        s("x"),
        "ttl",
        AttributeValue.fromN("9999999999"));
    storage.set("k", "new");
    assertThat(item("k")).isEqualTo(Map.of("key", s("k"), "value", s("new")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "n|12345678901234567890.5",
        "bool|true",
        "nul|null",
        "list|[1,\"a\"]",
        "map|{\"a\":null}",
        "set|[\"x\"]",
        "binary|base64:AQI="
      })
  void readsNativeTypes(String kind, String text) {
    AttributeValue value =
        switch (kind) {
          case "n" -> AttributeValue.fromN("12345678901234567890.5");
          case "bool" -> AttributeValue.fromBool(true);
          case "nul" -> AttributeValue.fromNul(true);
          case "list" -> AttributeValue.fromL(List.of(AttributeValue.fromN("1"), s("a")));
          case "map" -> AttributeValue.fromM(Map.of("a", AttributeValue.fromNul(true)));
          case "set" -> AttributeValue.fromSs(List.of("x"));
          default -> AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] {1, 2}));
        };
    put("key", s("k"), "value", value);
    assertThat(storage.get("k")).contains(text);
    assertThat(storage.has("k")).isTrue();
    assertThat(storage.createIfAbsent("k", "x", null)).isFalse();
  }

  @Test
  void readsTheValueThatTheFirstVersionWroteAsTtl() {
    put("key", s("old"), "ttl", s("v"));
    // a value that could be taken for a time in the past
    put("key", s("number"), "ttl", s("5"));
    for (Storage reader : List.of(storage, timed)) {
      assertThat(reader.get("old")).contains("v");
      assertThat(reader.get("number")).contains("5");
      assertThat(reader.has("number")).isTrue();
      assertThat(reader.keys()).containsExactlyInAnyOrder("old", "number");
      assertThat(reader.meta("number").orElseThrow().ttlSeconds()).isNull();
    }
    assertThat(storage.increment("number", 1)).isEqualTo(6);
    assertThat(item("number")).isEqualTo(Map.of("key", s("number"), "value", s("6")));
  }

  @Test
  void readsTimesThatTheSecondVersionWroteAsText() {
    put("key", s("past"), "value", s("v"), "ttl", s("1795231"));
    put("key", s("far"), "value", s("v"), "ttl", s("1795231818300"));
    assertThat(timed.get("past")).isEmpty();
    assertThat(timed.has("past")).isFalse();
    assertThat(timed.get("far")).contains("v");
    assertThat(timed.keys()).containsExactly("far");
    assertThat(timed.createIfAbsent("past", "new", null)).isTrue();
  }

  @Test
  void itemsWithoutTimeNeverExpire() {
    put("key", s("k"), "value", s("v"));
    assertThat(timed.get("k")).contains("v");
    assertThat(timed.keys()).containsExactly("k");
    put("key", s("gone"), "value", s("v"), "ttl", AttributeValue.fromN("1000"));
    assertThat(storage.get("gone")).isEmpty();
    assertThat(storage.keys()).containsExactly("k");
    storage.clear();
    assertThat(item("gone")).as("expired ones are cleared, too").isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"9223372036854775808", "18446744073709551615", "1e19", "1e100"})
  void takesATimeAfterAllTimesForNever(String time) {
    put("key", s("k"), "value", s("v"), "ttl", AttributeValue.fromN(time));
    assertThat(storage.get("k")).contains("v");
    assertThat(storage.has("k")).isTrue();
    assertThat(storage.keys()).containsExactly("k");
    assertThat(storage.meta("k").orElseThrow().ttlSeconds()).isNull();
  }

  @Test
  void takesTimesThatAreNone() {
    put("key", s("k"), "value", s("v"), "ttl", s("soon"));
    assertThat(storage.get("k")).contains("v");
    assertThat(storage.keys()).containsExactly("k");
  }
}
