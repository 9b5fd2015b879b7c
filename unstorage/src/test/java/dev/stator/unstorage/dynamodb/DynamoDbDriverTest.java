package dev.stator.unstorage.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.embedded.Stator;
import dev.stator.tables.TableError;
import dev.stator.tables.TableSetup;
import dev.stator.unstorage.Driver;
import dev.stator.unstorage.KeyPage;
import dev.stator.unstorage.KeyQuery;
import dev.stator.unstorage.Storage;
import dev.stator.unstorage.StorageContract;
import dev.stator.unstorage.StorageException;
import dev.stator.unstorage.Write;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class DynamoDbDriverTest extends StorageContract {
  private static final DynamoDbOptions OPTIONS =
      DynamoDbOptions.table("kv-items").createTable(true).build();

  private final Stator stator = Stator.inMemory();
  private final DynamoDbClient client = stator.client();

  @AfterEach
  void close() {
    stator.close();
  }

  @Override
  protected Driver driver(InstantSource clock) {
    TableSetup.ensure(client, DynamoDbDriver.shape(OPTIONS));
    return DynamoDbDriver.over(client, OPTIONS, clock);
  }

  private Storage over(DynamoDbOptions options) {
    return Storage.over(DynamoDbDriver.over(client, options));
  }

  @Test
  void honoursItsAttributeNamesAndBase() {
    DynamoDbOptions options =
        DynamoDbOptions.table("named")
            .attributes(new DynamoDbOptions.Attributes("name", "size", "until"))
            .base("app")
            .createTable(true)
            .build();
    Storage mine = over(options);
    Storage neighbour = over(options.toBuilder().base("other").build());
    mine.set("a", "1", Duration.ofSeconds(100));
    neighbour.set("a", "2");
    assertThat(mine.keys()).containsExactly("a");
    assertThat(mine.meta("a").orElseThrow().ttlSeconds()).isEqualTo(100);
    mine.clear();
    assertThat(mine.get("a")).isEmpty();
    assertThat(neighbour.get("a")).contains("2");
  }

  @Test
  void readsLargeTablesInManyPagesAndParts() {
    Storage parts = over(OPTIONS.toBuilder().scanSegments(4).build());
    String large = "x".repeat(100_000);
    for (int i = 0; i < 25; i++) {
      parts.set("large:" + i, large);
    }
    assertThat(parts.keys("large")).hasSize(25).doesNotHaveDuplicates();
    parts.clear("large");
    assertThat(parts.keys()).isEmpty();
  }

  @Test
  void saysHowLargeAValueIsAndWhatToDo() {
    assertThatThrownBy(() -> storage.set("k", "x".repeat(410_000)))
        .isInstanceOf(StorageException.TooLarge.class)
        .hasMessage(
            "the item \"k\" takes 410009 bytes with the names of its attributes, and DynamoDB"
                + " stores up to 409600; compress the value, split it over several keys, or keep"
                + " it in a file store and its address here");
    storage.set("fits", "ü".repeat(150_000));
    assertThatThrownBy(
            () -> storage.setAll(List.of(Write.of("a", "1"), Write.of("b", "x".repeat(410_000)))))
        .isInstanceOfSatisfying(
            StorageException.BatchFailed.class,
            failed ->
                assertThat(failed.failures())
                    .extracting(StorageException.Failure::key)
                    .containsExactly("b"));
    assertThat(storage.get("a")).contains("1");
  }

  @Test
  void saysWhenAKeyIsTooLong() {
    assertThatThrownBy(() -> storage.set("k".repeat(2049), "x"))
        .isInstanceOf(StorageException.InvalidKey.class)
        .hasMessageContaining("takes 2049 bytes where DynamoDB takes up to 2048");
    storage.set("k".repeat(2048), "x");
    assertThat(storage.has("k".repeat(2048))).isTrue();
  }

  /** Its metadata would have a key of one byte more, which no item can have. */
  @Test
  void readsAndRemovesTheItemOfTheLongestKey() {
    String longest = "k".repeat(2048);
    storage.set(longest, "x");
    assertThat(storage.getWithMeta(longest).orElseThrow().text()).isEqualTo("x");
    assertThat(storage.meta(longest)).isPresent();
    storage.removeWithMeta(longest);
    assertThat(storage.has(longest)).isFalse();
    assertThatThrownBy(() -> storage.getWithMeta(longest + "k"))
        .isInstanceOf(StorageException.InvalidKey.class);
  }

  /** UTF-8 has no bytes for it: another text, or another key, would be stored. */
  @Test
  void refusesHalfASurrogatePair() {
    assertThatThrownBy(() -> storage.set("k", "half \ud83d"))
        .isInstanceOf(StorageException.InvalidValue.class)
        .hasMessageContaining("the value for \"k\" has half a surrogate pair");
    assertThatThrownBy(() -> storage.createIfAbsent("k", "half \ud83d", null))
        .isInstanceOf(StorageException.InvalidValue.class);
    assertThatThrownBy(() -> storage.set("half \ud83d", "x"))
        .isInstanceOf(StorageException.InvalidKey.class)
        .hasMessageContaining("half a surrogate pair");
    storage.setItem("list", List.of("half \ud83d"));
    assertThat(storage.get("list")).contains("[\"half \\ud83d\"]");
  }

  /** Where the service stops reading may be an item of another Storage. */
  @Test
  void listsPageByPageInASharedTable() {
    Storage mine = over(OPTIONS.toBuilder().base("application").build());
    String large = "x".repeat(100_000);
    for (int i = 0; i < 40; i++) {
      storage.set("z" + i, large);
      mine.set("m" + i, "1");
    }
    for (int limit = 1; limit <= 40; limit++) {
      List<String> seen = new ArrayList<>();
      KeyQuery query = KeyQuery.first(limit);
      KeyPage page = mine.page("", query);
      seen.addAll(page.keys());
      while (page.cursor() != null) {
        page = mine.page("", query.after(page.cursor()));
        seen.addAll(page.keys());
      }
      assertThat(seen).as("limit " + limit).hasSize(40).doesNotHaveDuplicates();
    }
  }

  @Test
  void takesATimeAfterAllTimesForNever() {
    storage.set("k", "x", ChronoUnit.FOREVER.getDuration());
    assertThat(storage.meta("k").orElseThrow().ttlSeconds()).isNull();
    assertThat(storage.createIfAbsent("n", "x", ChronoUnit.FOREVER.getDuration())).isTrue();
  }

  @Test
  void saysWhenTheTableIsMissing() {
    Storage missing = over(DynamoDbOptions.table("missing").build());
    assertThatThrownBy(() -> missing.get("k")).isInstanceOf(TableError.NotFound.class);
    assertThatThrownBy(() -> missing.keys()).isInstanceOf(TableError.NotFound.class);
  }

  @Test
  void refusesWrongOptions() {
    assertThatThrownBy(() -> DynamoDbOptions.table(" ").build())
        .hasMessage("[unstorage] [aws-dynamodb] Missing required option `table`.");
    assertThatThrownBy(() -> DynamoDbOptions.table("t").ttl(Duration.ofSeconds(-1)).build())
        .hasMessageContaining("negative");
    assertThatThrownBy(() -> new DynamoDbOptions.Attributes("a", "a"))
        .hasMessageContaining("twice");
    assertThatThrownBy(
            () -> DynamoDbOptions.table("t").layout(new Layout.Partitioned("ttl", 1)).build())
        .hasMessageContaining("'ttl' twice");
    assertThat(DynamoDbOptions.table("t").credentials("AKIA", "secret").build().toString())
        .doesNotContain("secret\"")
        .doesNotContain("AKIA");
  }
}
