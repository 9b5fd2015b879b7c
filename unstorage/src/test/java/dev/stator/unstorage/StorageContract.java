package dev.stator.unstorage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonValue;
import dev.stator.unstorage.memory.MemoryDriver;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every driver must do. */
public abstract class StorageContract {
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  protected Storage storage = Storage.over(new MemoryDriver());

  protected abstract Driver driver(InstantSource clock);

  @BeforeEach
  void open() {
    InstantSource clock = () -> now;
    storage = Storage.over(driver(clock), clock);
  }

  @Test
  void givesBackTheTextThatWasStored() {
    storage.set("a:b", "{\"a\": 1,  \"b\":[1,2]}");
    storage.set("a/b", "second");
    assertThat(storage.get("a:b")).contains("second");
    assertThat(storage.has("a:b")).isTrue();
    assertThat(storage.get("a")).isEmpty();
    assertThat(storage.has("nope")).isFalse();
  }

  @Test
  void keepsEmptyText() {
    storage.set("empty", "");
    assertThat(storage.get("empty")).contains("");
    assertThat(storage.has("empty")).isTrue();
    assertThat(storage.keys()).containsExactly("empty");
    assertThat(storage.getAll(List.of("empty", "none")))
        .containsExactly(Optional.of(""), Optional.empty());
  }

  @Test
  void keepsOddKeys() {
    List<String> odd =
        List.of("a b", "ü:%25", "p%q", "#x", "a$b", "é:ß:😀", "a;b", "'\"", "...", "a:b c:\n");
    odd.forEach(key -> storage.set(key, "of " + key));
    assertThat(storage.keys()).containsExactlyInAnyOrderElementsOf(odd);
    odd.forEach(key -> assertThat(storage.get(key)).contains("of " + key));
  }

  @Test
  void keepsBytesAsTextThatOthersCanRead() {
    storage.setRaw("raw", new byte[] {1, 2, -1});
    assertThat(storage.get("raw")).contains("base64:AQL/");
    assertThat(storage.getRaw("raw").orElseThrow()).containsExactly(1, 2, -1);
    storage.set("text", "grüße");
    assertThat(new String(storage.getRaw("text").orElseThrow(), StandardCharsets.UTF_8))
        .isEqualTo("grüße");
  }

  @Test
  void keepsTypedValues() {
    storage.set("long", Long.MAX_VALUE, Codec.LONG);
    storage.set("time", Instant.parse("2026-01-01T00:00:00.123Z"), Codec.INSTANT);
    storage.set("json", JsonFormat.read("{\"n\":12345678901234567890}"), Codec.JSON);
    storage.setItem("item", Map.of("a", List.of(1, true)));
    assertThat(storage.get("long", Codec.LONG)).contains(Long.MAX_VALUE);
    assertThat(storage.get("time")).contains("2026-01-01T00:00:00.123Z");
    assertThat(storage.get("time", Codec.INSTANT))
        .contains(Instant.parse("2026-01-01T00:00:00.123Z"));
    assertThat(storage.get("json")).contains("{\"n\":12345678901234567890}");
    assertThat(storage.getItem("item").orElseThrow().toJava())
        .isEqualTo(Map.of("a", List.of(1.0, true)));
    assertThatThrownBy(() -> storage.get("time", Codec.LONG))
        .isInstanceOf(StorageException.InvalidValue.class)
        .hasMessageStartingWith("the text under \"time\" is not what was asked for");
    storage.setItem("null", null);
    assertThat(storage.getItem("null"))
        .contains(dev.stator.unstorage.value.ItemValue.Null.INSTANCE);
    assertThatThrownBy(() -> storage.setItem("item", new StringBuilder().getClass()))
        .isInstanceOf(StorageException.InvalidValue.class)
        .hasMessageStartingWith("[unstorage] Cannot stringify value! It is of ");
    storage.setItem("item", dev.stator.unstorage.value.ItemValue.Undefined.INSTANCE);
    assertThat(storage.has("item")).isFalse();
  }

  @Test
  void listsAndClearsExactlyABase() {
    for (String key : new String[] {"foo", "foo:a", "foo:b:c", "foo:a$", "foobar", "foobar:a"}) {
      storage.set(key, "x");
    }
    assertThat(storage.keys("foo")).containsExactlyInAnyOrder("foo:a", "foo:b:c");
    assertThat(storage.keys("foo:b")).containsExactly("foo:b:c");
    assertThat(storage.keys("foo", 1)).containsExactly("foo:a");
    assertThat(storage.keys("", 0)).containsExactlyInAnyOrder("foo", "foobar");
    assertThat(storage.keys()).hasSize(5);
    storage.clear("foo");
    assertThat(storage.keys()).containsExactlyInAnyOrder("foo", "foobar", "foobar:a");
    assertThat(storage.get("foo:a$")).isEmpty();
    storage.clear();
    assertThat(storage.keys()).isEmpty();
    storage.clear();
  }

  @Test
  void listsPageByPage() {
    for (int i = 0; i < 250; i++) {
      storage.set((i % 2 == 0 ? "even:" : "odd:") + i, "x");
    }
    for (String base : List.of("", "even", "odd")) {
      Set<String> seen = new HashSet<>();
      KeyQuery query = KeyQuery.first(20);
      KeyPage page = storage.page(base, query);
      while (true) {
        assertThat(page.keys()).hasSizeLessThanOrEqualTo(20);
        page.keys().forEach(key -> assertThat(seen.add(key)).as(key).isTrue());
        @Nullable String cursor = page.cursor();
        if (cursor == null) {
          break;
        }
        page = storage.page(base, query.after(cursor));
      }
      assertThat(seen).containsExactlyInAnyOrderElementsOf(storage.keys(base));
    }
    assertThatThrownBy(() -> storage.page("", KeyQuery.first(5).after("?!")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void removesAnItemAndItsMeta() {
    storage.set("a", "1");
    storage.setMeta(
        "a",
        (JsonValue.Obj)
            JsonFormat.read("{\"mtime\":\"2024-01-02T03:04:05.678Z\",\"ttl\":55,\"own\":\"x\"}"));
    Meta meta = storage.meta("a").orElseThrow();
    assertThat(meta.ttlSeconds()).isEqualTo(55);
    assertThat(meta.modified()).isEqualTo(Instant.parse("2024-01-02T03:04:05.678Z"));
    assertThat(meta.stored().get("own")).isEqualTo(new JsonValue.Str("x"));
    assertThat(meta.etag()).isEqualTo(Etag.of("1"));
    assertThat(storage.nativeMeta("a").orElseThrow().ttlSeconds()).isNull();
    storage.set("a$", "{\"mtime\":1704164645678,\"ttl\":54.5}");
    assertThat(storage.meta("a").orElseThrow().ttlSeconds()).isEqualTo(55);
    assertThat(storage.meta("a").orElseThrow().modified())
        .isEqualTo(Instant.parse("2024-01-02T03:04:05.678Z"));
    assertThat(storage.meta("none")).isEmpty();
    storage.remove("a");
    assertThat(storage.has("a$")).isTrue();
    storage.removeWithMeta("a");
    assertThat(storage.has("a$")).isFalse();
    storage.remove("never there");
  }

  private @Nullable Long ttl(String key) {
    return storage.meta(key).orElseThrow().ttlSeconds();
  }

  @Test
  void neverShowsWhatHasExpired() {
    storage.set("short", "x", Duration.ofSeconds(100));
    storage.set("long", "x", Duration.ofSeconds(1000));
    storage.set("for ever", "x", Duration.ZERO);
    assertThat(ttl("short")).isEqualTo(100);
    now = now.plusMillis(500);
    assertThat(ttl("short")).isEqualTo(100);
    now = now.plusSeconds(102);
    assertThat(storage.get("short")).isEmpty();
    assertThat(storage.has("short")).isFalse();
    assertThat(storage.getAll(List.of("short", "long")))
        .containsExactly(Optional.empty(), Optional.of("x"));
    assertThat(storage.keys()).containsExactlyInAnyOrder("long", "for ever");
    assertThat(storage.page("", KeyQuery.first(10)).keys()).hasSize(2);
    storage.set("short", "again");
    assertThat(ttl("short")).isNull();
  }

  @Test
  void refusesANegativeTime() {
    assertThatThrownBy(() -> storage.set("a", "x", Duration.ofSeconds(-1)))
        .hasMessageContaining("ttl is negative");
    assertThatThrownBy(() -> new Write("a", "x", Duration.ofSeconds(-1)))
        .hasMessageContaining("negative");
  }

  @Test
  void writesOnlyWhatWasSeen() {
    String first = storage.set("a", "1", WriteOptions.ifAbsent());
    assertThatThrownBy(() -> storage.set("a", "2", WriteOptions.ifAbsent()))
        .isInstanceOfSatisfying(
            StorageException.PreconditionFailed.class,
            failed -> assertThat(failed.etag()).isEqualTo(first));
    String second = storage.set("a", "2", WriteOptions.ifMatch(first));
    assertThatThrownBy(() -> storage.set("a", "3", WriteOptions.ifMatch(first)))
        .isInstanceOf(StorageException.PreconditionFailed.class);
    assertThatThrownBy(() -> storage.set("none", "3", WriteOptions.ifMatch(Precondition.ANY)))
        .hasMessageContaining("there is no such item");
    storage.set("a", "4", WriteOptions.DEFAULT.with(Precondition.PRESENT));
    storage.set(
        "a", "5", WriteOptions.DEFAULT.with(new Precondition(null, List.of(second, "other"))));
    assertThatThrownBy(() -> storage.remove("a", RemoveOptions.ifMatch(second)))
        .isInstanceOf(StorageException.PreconditionFailed.class);
    storage.remove("a", RemoveOptions.ifMatch(Etag.of("5")));
    assertThat(storage.has("a")).isFalse();
  }

  @Test
  void createsWhatIsAbsentOrHasExpired() {
    assertThat(storage.createIfAbsent("lock", "me", Duration.ofSeconds(10))).isTrue();
    assertThat(storage.createIfAbsent("lock", "you", Duration.ofSeconds(10))).isFalse();
    now = now.plusSeconds(12);
    assertThat(storage.createIfAbsent("lock", "you", Duration.ofSeconds(10))).isTrue();
    assertThat(storage.get("lock")).contains("you");
    assertThat(ttl("lock")).isEqualTo(10);
  }

  @Test
  void countsAtomically() throws Exception {
    storage.set("n", "0", Duration.ofSeconds(100));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 8; i++) {
        threads.execute(() -> IntStream.range(0, 25).forEach(j -> storage.increment("n", 1)));
      }
    }
    assertThat(storage.get("n")).contains("200");
    assertThat(ttl("n")).as("keeps its time").isEqualTo(100);
    assertThat(storage.increment("new", -5)).isEqualTo(-5);
    storage.set("text", "x");
    assertThatThrownBy(() -> storage.increment("text", 1))
        .hasMessage("the text under \"text\" is no whole number");
    storage.set("most", Long.MAX_VALUE, Codec.LONG);
    assertThatThrownBy(() -> storage.increment("most", 1)).hasMessageContaining("64 bits");
  }

  @Test
  void doesManyAtOnce() {
    List<Write> writes = new ArrayList<>();
    for (int i = 0; i < 130; i++) {
      writes.add(new Write("many:" + i, "v" + i, i == 7 ? Duration.ofSeconds(9) : null));
    }
    writes.add(Write.of("many:3", "last"));
    storage.setAll(writes);
    assertThat(storage.keys("many")).hasSize(130);
    assertThat(ttl("many:7")).isEqualTo(9);
    List<String> keys = List.of("many:129", "many:3", "none", "many:129", "many/0?x");
    assertThat(storage.getAll(keys))
        .containsExactly(
            Optional.of("v129"),
            Optional.of("last"),
            Optional.empty(),
            Optional.of("v129"),
            Optional.of("v0"));
    storage.removeAll(List.of("many:1", "many:2", "none"));
    assertThat(storage.keys("many")).hasSize(128);
    storage.setAll(List.of());
    assertThat(storage.getAll(List.of())).isEmpty();
  }
}
