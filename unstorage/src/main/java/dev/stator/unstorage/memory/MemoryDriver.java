package dev.stator.unstorage.memory;

import dev.stator.unstorage.Driver;
import dev.stator.unstorage.Entry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** Items in this process. */
public final class MemoryDriver implements Driver {
  private final ConcurrentSkipListMap<String, Entry> entries = new ConcurrentSkipListMap<>();
  private final InstantSource clock;

  public MemoryDriver() {
    this(InstantSource.system());
  }

  public MemoryDriver(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Optional<Entry> get(String key) {
    return Optional.ofNullable(entries.get(key)).filter(this::isValid);
  }

  @Override
  public void set(String key, String text, @Nullable Duration ttl) {
    boolean expires = ttl != null && !ttl.isZero();
    entries.put(key, new Entry(text, expires ? clock.instant().plus(ttl) : null));
  }

  @Override
  public void remove(String key) {
    entries.remove(key);
  }

  @Override
  public List<String> keys(String base) {
    return entries.tailMap(base, true).entrySet().stream()
        .takeWhile(entry -> entry.getKey().startsWith(base))
        .filter(entry -> isValid(entry.getValue()))
        .map(java.util.Map.Entry::getKey)
        .toList();
  }

  private boolean isValid(Entry entry) {
    return entry.expiresAt() == null || clock.instant().isBefore(entry.expiresAt());
  }
}
