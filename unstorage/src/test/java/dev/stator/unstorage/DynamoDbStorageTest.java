package dev.stator.unstorage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.embedded.Stator;
import dev.stator.tables.TableError;
import dev.stator.tables.TableSetup;
import dev.stator.unstorage.dynamodb.DynamoDbDriver;
import dev.stator.unstorage.dynamodb.DynamoDbOptions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoDbStorageTest extends StorageContract {
  private static final DynamoDbOptions OPTIONS = DynamoDbOptions.table("kv-items");

  private final Stator stator = Stator.inMemory();
  private final DynamoDbClient client = stator.client();

  @AfterEach
  void close() {
    stator.close();
  }

  @Override
  Driver driver(InstantSource clock) {
    TableSetup.ensure(client, DynamoDbDriver.shape(OPTIONS));
    return new DynamoDbDriver(client, OPTIONS, clock);
  }

  private Storage over(DynamoDbOptions options) {
    TableSetup.ensure(client, DynamoDbDriver.shape(options));
    return new Storage(new DynamoDbDriver(client, options));
  }

  private Map<String, AttributeValue> item(String key) {
    return client
        .getItem(r -> r.tableName("kv-items").key(Map.of("key", AttributeValue.fromS(key))))
        .item();
  }

  @Test
  void writesTheItemsOfTheOriginal() {
    Storage storage = over(OPTIONS);
    storage.set("foo/bar", "{\"a\":1}");
    storage.set("empty", "");
    storage.setRaw("raw", new byte[] {1, 2, -1}, null);
    assertThat(item("foo:bar"))
        .isEqualTo(
            Map.of(
                "key",
                AttributeValue.fromS("foo:bar"),
                "value",
                AttributeValue.fromS("{\"a\":1}")));
    assertThat(item("empty")).isEqualTo(Map.of("key", AttributeValue.fromS("empty")));
    assertThat(item("raw")).containsEntry("value", AttributeValue.fromS("base64:AQL/"));
  }

  @Test
  void writesTheTimeOfExpiryInSeconds() {
    Storage storage = over(OPTIONS.withExpireIn(Duration.ofSeconds(300)));
    long before = System.currentTimeMillis() / 1000;
    storage.set("default", "x");
    storage.set("own", "x", Duration.ofSeconds(10));
    storage.set("never", "x", Duration.ZERO);
    assertThat(Long.parseLong(item("default").getOrDefault("ttl", AttributeValue.fromN("0")).n()))
        .isBetween(before + 300, before + 305);
    assertThat(Long.parseLong(item("own").getOrDefault("ttl", AttributeValue.fromN("0")).n()))
        .isBetween(before + 10, before + 15);
    assertThat(item("never")).doesNotContainKey("ttl");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "n|12345678901234567890.5",
        "bool|true",
        "list|[1,\"a\"]",
        "map|{\"a\":null}",
        "binary|base64:AQI=",
        "old|v"
      })
  void readsWhatOthersWrote(String kind, String text) {
    Storage storage = over(OPTIONS);
    AttributeValue value =
        switch (kind) {
          case "n" -> AttributeValue.fromN("12345678901234567890.5");
          case "bool" -> AttributeValue.fromBool(true);
          case "list" ->
              AttributeValue.fromL(
                  java.util.List.of(AttributeValue.fromN("1"), AttributeValue.fromS("a")));
          case "map" -> AttributeValue.fromM(Map.of("a", AttributeValue.fromNul(true)));
          case "binary" -> AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] {1, 2}));
          default -> AttributeValue.fromS("v");
        };
    // The driver's first version put the value into the ttl attribute.
    String attribute = kind.equals("old") ? "ttl" : "value";
    client.putItem(
        r ->
            r.tableName("kv-items")
                .item(Map.of("key", AttributeValue.fromS("k"), attribute, value)));
    assertThat(storage.get("k")).contains(text);
  }

  @Test
  void honoursItsAttributeNamesAndBase() {
    DynamoDbOptions options =
        DynamoDbOptions.table("named")
            .withAttributes(new DynamoDbOptions.Attributes("name", "size", "until"))
            .withBase("app");
    Storage storage = over(options);
    Storage neighbour = over(options.withBase("other"));
    storage.set("a", "1", Duration.ofSeconds(100));
    neighbour.set("a", "2");
    assertThat(storage.keys()).containsExactly("a");
    storage.clear();
    assertThat(storage.get("a")).isEmpty();
    assertThat(neighbour.get("a")).contains("2");
  }

  @Test
  void listsMoreThanOnePage() {
    Storage storage = over(OPTIONS);
    String large = "x".repeat(100_000);
    for (int i = 0; i < 25; i++) {
      storage.set("large:" + i, large);
    }
    assertThat(storage.keys("large")).hasSize(25);
    storage.clear("large");
    assertThat(storage.keys()).isEmpty();
  }

  @Test
  void saysWhenAValueIsTooLargeOrTheTableIsMissing() {
    Storage storage = over(OPTIONS);
    assertThatThrownBy(() -> storage.set("k", "x".repeat(410_000)))
        .isInstanceOf(TableError.TooLarge.class);
    Storage missing = new Storage(new DynamoDbDriver(client, DynamoDbOptions.table("missing")));
    assertThatThrownBy(() -> missing.get("k")).isInstanceOf(TableError.NotFound.class);
  }
}
