package dev.stator.unstorage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every driver must do. */
abstract class StorageContract {
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private Storage storage = new Storage(new dev.stator.unstorage.memory.MemoryDriver());

  abstract Driver driver(InstantSource clock);

  @BeforeEach
  void open() {
    InstantSource clock = () -> now;
    storage = new Storage(driver(clock), clock);
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
  }

  @Test
  void keepsBytesAsTextThatOthersCanRead() {
    storage.setRaw("raw", new byte[] {1, 2, -1}, null);
    assertThat(storage.get("raw")).contains("base64:AQL/");
    assertThat(storage.getRaw("raw").orElseThrow()).containsExactly(1, 2, -1);
    storage.set("text", "grüße");
    assertThat(
            new String(
                storage.getRaw("text").orElseThrow(), java.nio.charset.StandardCharsets.UTF_8))
        .isEqualTo("grüße");
  }

  @Test
  void listsAndClearsExactlyABase() {
    for (String key : new String[] {"foo", "foo:a", "foo:b:c", "foo:a$", "foobar", "foobar:a"}) {
      storage.set(key, "x");
    }
    assertThat(storage.keys("foo")).containsExactlyInAnyOrder("foo:a", "foo:b:c");
    assertThat(storage.keys()).hasSize(5);
    storage.clear("foo");
    assertThat(storage.keys()).containsExactlyInAnyOrder("foo", "foobar", "foobar:a");
    assertThat(storage.get("foo:a$")).isEmpty();
    storage.clear();
    assertThat(storage.keys()).isEmpty();
  }

  @Test
  void removesAnItemAndItsMeta() {
    storage.set("a", "1");
    storage.set("a$", "{\"mtime\":\"2024-01-02T03:04:05.678Z\",\"ttl\":55}");
    assertThat(storage.meta("a"))
        .contains(new Meta(55L, Instant.parse("2024-01-02T03:04:05.678Z")));
    storage.remove("a");
    assertThat(storage.has("a$")).isTrue();
    storage.removeWithMeta("a");
    assertThat(storage.has("a$")).isFalse();
    storage.remove("never there");
  }

  @Test
  void neverShowsWhatHasExpired() {
    storage.set("short", "x", Duration.ofSeconds(100));
    storage.set("long", "x", Duration.ofSeconds(1000));
    storage.set("for ever", "x", Duration.ZERO);
    assertThat(storage.meta("short")).contains(new Meta(100L, null));
    now = now.plusMillis(500);
    assertThat(storage.meta("short")).contains(new Meta(100L, null));
    now = now.plusSeconds(102);
    assertThat(storage.get("short")).isEmpty();
    assertThat(storage.has("short")).isFalse();
    assertThat(storage.keys()).containsExactlyInAnyOrder("long", "for ever");
    storage.set("short", "again");
    assertThat(storage.meta("short")).contains(new Meta(null, null));
  }

  @Test
  void refusesANegativeTime() {
    assertThatThrownBy(() -> storage.set("a", "x", Duration.ofSeconds(-1)))
        .hasMessageContaining("ttl is negative");
  }
}
