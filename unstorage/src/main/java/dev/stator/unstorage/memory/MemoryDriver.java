package dev.stator.unstorage.memory;

import dev.stator.unstorage.Driver;
import dev.stator.unstorage.Entry;
import dev.stator.unstorage.KeyPage;
import dev.stator.unstorage.Lifetime;
import dev.stator.unstorage.NextState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Items in this process. What has expired is dropped when somebody comes across it, and otherwise
 * by later writes.
 */
public final class MemoryDriver implements Driver {
  private final ConcurrentSkipListMap<String, Entry> entries = new ConcurrentSkipListMap<>();
  private final Expiries expiries = new Expiries();
  private final InstantSource clock;
  private final Duration expireIn;

  /** Items that live for ever unless their write says otherwise. */
  public MemoryDriver() {
    this(InstantSource.system());
  }

  public MemoryDriver(InstantSource clock) {
    this(clock, Duration.ZERO);
  }

  /**
   * @param expireIn how long items live that are stored without a time of their own; zero for ever
   */
  public MemoryDriver(InstantSource clock, Duration expireIn) {
    if (expireIn.isNegative()) {
      throw new IllegalArgumentException("expireIn is negative: " + expireIn);
    }
    this.clock = clock;
    this.expireIn = expireIn;
  }

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public Optional<Entry> get(String key) {
    Entry entry = entries.get(key);
    if (entry == null || isValid(entry)) {
      return Optional.ofNullable(entry);
    }
    entries.remove(key, entry);
    return Optional.empty();
  }

  @Override
  public void set(String key, String text, @Nullable Duration ttl) {
    Entry entry = new Entry(text, expiry(ttl));
    replaced(key, entries.put(key, entry), entry);
  }

  private @Nullable Instant expiry(@Nullable Duration ttl) {
    return Lifetime.end(clock.instant(), ttl, expireIn);
  }

  private void replaced(String key, @Nullable Entry before, @Nullable Entry after) {
    expiries.replaced(key, before, after);
    expiries.takeOver(clock.instant(), this::get);
  }

  /** How many items are held, those that have expired and were not dropped yet among them. */
  int held() {
    return entries.size();
  }

  @Override
  public void remove(String key) {
    replaced(key, entries.remove(key), null);
  }

  @Override
  public Optional<Entry> update(String key, Function<Optional<Entry>, NextState> revision) {
    AtomicReference<@Nullable Entry> before = new AtomicReference<>();
    Entry after =
        entries.compute(
            key,
            (same, stored) -> {
              before.set(stored);
              Optional<Entry> current = Optional.ofNullable(stored).filter(this::isValid);
              return next(current, revision.apply(current));
            });
    replaced(key, before.get(), after);
    return Optional.ofNullable(after);
  }

  private @Nullable Entry next(Optional<Entry> current, NextState next) {
    return switch (next) {
      case NextState.Unchanged same -> current.orElse(null);
      case NextState.Removed removed -> null;
      case NextState.Text(var text) ->
          new Entry(text, current.isPresent() ? current.get().expiresAt() : expiry(null));
      case NextState.Stored(var text, var ttl) -> new Entry(text, expiry(ttl));
    };
  }

  @Override
  public KeyPage page(String base, int limit, @Nullable String cursor) {
    List<String> keys = new ArrayList<>();
    ConcurrentNavigableMap<String, Entry> rest =
        cursor == null ? entries.tailMap(base, true) : entries.tailMap(cursor, false);
    for (Map.Entry<String, Entry> entry : rest.entrySet()) {
      if (!entry.getKey().startsWith(base)) {
        break;
      }
      if (!isValid(entry.getValue())) {
        entries.remove(entry.getKey(), entry.getValue());
      } else if (keys.size() == limit) {
        return new KeyPage(keys, keys.getLast());
      } else {
        keys.add(entry.getKey());
      }
    }
    return new KeyPage(keys, null);
  }

  private boolean isValid(Entry entry) {
    return entry.expiresAt() == null || clock.instant().isBefore(entry.expiresAt());
  }
}
