package dev.stator.unstorage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.unstorage.memory.MemoryDriver;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MountedStorageTest {
  private final MemoryDriver root = new MemoryDriver();
  private final MemoryDriver cache = new MemoryDriver();
  private final Storage storage = Storage.over(root);
  private final List<String> events = new ArrayList<>();

  private void remember(ChangeKind kind, String key) {
    events.add(kind.label() + " " + key);
  }

  @Test
  void givesEachKeyToItsDeepestMount() {
    root.set("cache:hidden", "x", null);
    storage.mount("cache", cache);
    storage.set("cache:a", "1");
    storage.set("cached", "2");
    assertThat(cache.keys("")).containsExactly("a");
    assertThat(storage.keys()).containsExactlyInAnyOrder("cache:a", "cached");
    assertThat(storage.keys("cache")).containsExactly("cache:a");
    assertThat(storage.get("cache:hidden")).isEmpty();
    assertThat(storage.mountOf("cache:a").base()).isEqualTo("cache:");
    assertThat(storage.mounts("", false)).extracting(Mount::base).containsExactly("cache:", "");
    assertThat(storage.mounts("cache:x", true))
        .extracting(Mount::base)
        .containsExactly("cache:", "");
    assertThatThrownBy(() -> storage.mount("cache", root)).hasMessage("already mounted at cache:");
    storage.unmount("cache", false);
    assertThat(storage.keys()).containsExactlyInAnyOrder("cache:hidden", "cached");
    storage.unmount("", true);
    assertThat(storage.get("cached")).contains("2");
  }

  @Test
  void listsPagesOverAllMounts() {
    storage.mount("cache", cache);
    storage.mount("cache:deep", new MemoryDriver());
    root.set("cache:hidden", "x", null);
    for (int i = 0; i < 10; i++) {
      storage.set("cache:" + i, "x");
      storage.set("cache:deep:" + i, "x");
      storage.set("other:" + i, "x");
      storage.set("other:" + i + "$", "{}");
    }
    Set<String> seen = new HashSet<>();
    @Nullable String cursor = null;
    do {
      KeyPage page = storage.page("", new KeyQuery(7, cursor, 2));
      page.keys().forEach(key -> assertThat(seen.add(key)).as(key).isTrue());
      cursor = page.cursor();
    } while (cursor != null);
    assertThat(seen).hasSize(30).containsExactlyInAnyOrderElementsOf(storage.keys());
    assertThat(storage.keys("", 1)).hasSize(20);
  }

  @Test
  void partsBatchesByMountAndKeepsTheirOrder() {
    storage.mount("cache", cache);
    storage.setAll(List.of(Write.of("a", "1"), Write.of("cache:b", "2"), Write.of("c", "3")));
    assertThat(storage.getAll(List.of("cache:b", "c", "none", "a")))
        .containsExactly(Optional.of("2"), Optional.of("3"), Optional.empty(), Optional.of("1"));
    assertThat(cache.keys("")).containsExactly("b");
    storage.removeAll(List.of("a", "cache:b"));
    assertThat(storage.keys()).containsExactly("c");
  }

  @Test
  void clearsAPrefixInParentsAndBelow() {
    storage.mount("a:b", cache);
    storage.set("a:1", "x");
    storage.set("a:b:2", "x");
    storage.set("ab", "x");
    storage.clear("a");
    assertThat(storage.keys()).containsExactly("ab");
    assertThat(cache.keys("")).isEmpty();
  }

  @Test
  void tellsOfItsChanges() {
    storage.mount("cache", cache);
    Watch watch = storage.watch(this::remember);
    storage.set("a/b", "1");
    storage.setRaw("cache:c", new byte[] {1});
    storage.remove("a:b");
    storage.setAll(List.of(Write.of("m", "1")));
    storage.increment("n", 1);
    storage.removeAll(List.of("m"));
    storage.clear("cache");
    assertThat(events)
        .containsExactly(
            "update a:b",
            "update cache:c",
            "remove a:b",
            "update m",
            "update n",
            "remove m",
            "remove cache:c");
    watch.close();
    watch.close();
    storage.set("a", "1");
    assertThat(events).hasSize(7);
  }

  /** A driver that knows what others change. */
  private static final class Telling implements Driver {
    private final MemoryDriver items = new MemoryDriver();
    private final List<ChangeListener> listeners = new ArrayList<>();
    private final AtomicInteger closed = new AtomicInteger();

    @Override
    public String name() {
      return "telling";
    }

    @Override
    public Optional<Entry> get(String key) {
      return items.get(key);
    }

    @Override
    public void set(String key, String text, java.time.@Nullable Duration ttl) {
      items.set(key, text, ttl);
    }

    @Override
    public void remove(String key) {
      items.remove(key);
    }

    @Override
    public KeyPage page(String base, int limit, @Nullable String cursor) {
      return items.page(base, limit, cursor);
    }

    @Override
    public Optional<Watch> watch(ChangeListener listener) {
      listeners.add(listener);
      return Optional.of(() -> listeners.remove(listener));
    }

    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }

  @Test
  void leavesTellingToDriversThatCan() {
    Telling telling = new Telling();
    storage.mount("far", telling);
    Watch watch = storage.watch(this::remember);
    Watch second = storage.watch((kind, key) -> {});
    storage.set("far:a", "1");
    telling.listeners.forEach(listener -> listener.changed(ChangeKind.REMOVE, "by/another"));
    assertThat(events).containsExactly("remove far:by:another");
    watch.close();
    assertThat(telling.listeners).hasSize(1);
    second.close();
    assertThat(telling.listeners).isEmpty();
    storage.watch(this::remember);
    storage.unmount("far", true);
    assertThat(telling.listeners).isEmpty();
    assertThat(telling.closed).hasValue(1);
    assertThatThrownBy(() -> Storage.over(telling).createIfAbsent("a", "x", null))
        .isInstanceOf(StorageException.Unsupported.class)
        .hasMessage("the driver telling cannot change an item conditionally");
    storage.unwatch();
  }

  @Test
  void aViewHasRelativeKeys() {
    Storage view = storage.prefixed("app/v1");
    view.watch(this::remember);
    view.set("a", "1");
    storage.set("app:v2:b", "2");
    view.setAll(List.of(Write.of("c", "3")));
    assertThat(storage.keys()).containsExactlyInAnyOrder("app:v1:a", "app:v2:b", "app:v1:c");
    assertThat(view.keys()).containsExactlyInAnyOrder("a", "c");
    assertThat(view.page("", KeyQuery.first(1)).keys()).containsExactly("a");
    assertThat(view.get("a")).contains("1");
    assertThat(view.getAll(List.of("c", "b"))).containsExactly(Optional.of("3"), Optional.empty());
    assertThat(view.increment("n", 2)).isEqualTo(2);
    assertThat(events).containsExactly("update a", "update c", "update n");
    view.clear();
    assertThat(storage.keys()).containsExactly("app:v2:b");
    view.mount("m", cache);
    assertThat(storage.mountOf("app:v1:m:x").driver()).isSameAs(cache);
    view.close();
    assertThatThrownBy(() -> storage.prefixed("a?b"))
        .isInstanceOf(StorageException.InvalidKey.class);
  }

  @Test
  void takesASnapshotAndRestoresIt() {
    storage.set("a:1", "x");
    storage.set("a:b:2", "");
    storage.set("other", "y");
    Map<String, String> snapshot = storage.snapshot("a");
    assertThat(snapshot).isEqualTo(Map.of("1", "x", "b:2", ""));
    storage.restore(snapshot, "copy");
    assertThat(storage.get("copy:b:2")).contains("");
    assertThat(storage.keys()).hasSize(5);
    assertThat(storage.snapshot("")).hasSize(5);
  }

  @Test
  void closesItsDrivers() {
    Telling telling = new Telling();
    Storage own = Storage.over(telling);
    try (own) {
      own.watch(this::remember);
    }
    own.close();
    assertThat(telling.closed).hasValue(1);
    assertThat(telling.listeners).isEmpty();
    assertThatThrownBy(() -> own.get("a"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the Storage is closed");
    assertThatThrownBy(own::keys).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void saysWhichKeyOfABatchIsInvalid() {
    assertThatThrownBy(() -> storage.setAll(List.of(Write.of("a", "1"), Write.of("..", "2"))))
        .hasMessage("[unstorage] Invalid key: \"..\"");
    assertThat(storage.keys()).isEmpty();
  }
}
