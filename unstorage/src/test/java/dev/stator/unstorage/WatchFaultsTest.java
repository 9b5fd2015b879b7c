package dev.stator.unstorage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.unstorage.memory.MemoryDriver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who watches is told of what was done, whatever else fails. */
class WatchFaultsTest {
  private final Storage storage = Storage.over(new MemoryDriver());
  private final List<String> events = new ArrayList<>();

  private void remember(ChangeKind kind, String key) {
    events.add(kind.label() + " " + key);
  }

  /** Items in memory; refuses some keys, tells of changes if it is asked at the right time. */
  private static final class Moody implements Driver {
    private final MemoryDriver items = new MemoryDriver();
    private final List<ChangeListener> listeners = new ArrayList<>();
    private boolean tells = true;

    @Override
    public String name() {
      return "moody";
    }

    @Override
    public Optional<Entry> get(String key) {
      return items.get(key);
    }

    @Override
    public void set(String key, String text, @Nullable Duration ttl) {
      if (key.startsWith("bad")) {
        throw new StorageException.TooLarge(key + " is too large");
      }
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
      if (!tells) {
        throw new StorageException.Unsupported("not now");
      }
      listeners.add(listener);
      return Optional.of(() -> listeners.remove(listener));
    }
  }

  @Test
  void aListenerThatFailsDisturbsNobody() {
    storage.watch(
        (kind, key) -> {
          throw new IllegalStateException("a fault of the listener's");
        });
    storage.watch(this::remember);
    storage.set("a", "1");
    assertThat(storage.get("a")).contains("1");
    assertThat(events).containsExactly("update a");
  }

  @Test
  void tellsWhatOfABatchWasDone() {
    Storage silent = Storage.over(new MemoryDriver());
    silent.mount("far", new Refusing());
    silent.watch(this::remember);
    assertThatThrownBy(
            () ->
                silent.setAll(
                    List.of(
                        Write.of("far:a", "1"), Write.of("far:bad", "2"), Write.of("near", "3"))))
        .isInstanceOf(StorageException.BatchFailed.class);
    assertThat(silent.keys()).containsExactlyInAnyOrder("far:a", "near");
    assertThat(events).containsExactlyInAnyOrder("update far:a", "update near");
  }

  /** Refuses some keys, and does not know what others change. */
  private static final class Refusing implements Driver {
    private final Moody items = new Moody();

    @Override
    public String name() {
      return "refusing";
    }

    @Override
    public Optional<Entry> get(String key) {
      return items.get(key);
    }

    @Override
    public void set(String key, String text, @Nullable Duration ttl) {
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
  }

  @Test
  void aChangeThatChangesNothingIsNone() {
    storage.set("a", "1");
    storage.watch(this::remember);
    storage.update("a", current -> NextState.Unchanged.INSTANCE);
    assertThat(events).isEmpty();
    storage.update("a", current -> NextState.Removed.INSTANCE);
    assertThat(events).containsExactly("remove a");
  }

  @Test
  void watchesAllDriversOrNone() {
    Moody first = new Moody();
    Moody second = new Moody();
    storage.mount("second:longer", first);
    storage.mount("second", second);
    second.tells = false;
    assertThatThrownBy(() -> storage.watch(this::remember)).hasMessage("not now");
    assertThat(first.listeners).isEmpty();
    second.tells = true;
    storage.watch(this::remember);
    assertThat(first.listeners).hasSize(1);
    first.listeners.forEach(listener -> listener.changed(ChangeKind.UPDATE, "a"));
    assertThat(events).containsExactly("update second:longer:a");
  }

  @Test
  void aDriverThatCannotBeWatchedIsNotMounted() {
    Moody moody = new Moody();
    moody.tells = false;
    storage.watch(this::remember);
    assertThatThrownBy(() -> storage.mount("m", moody)).hasMessage("not now");
    assertThat(storage.mountOf("m:a").base()).isEmpty();
  }
}
