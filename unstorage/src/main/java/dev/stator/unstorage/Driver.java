package dev.stator.unstorage;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a Storage keeps its items. Keys come normalised; a base is empty or ends with {@code :}.
 * For many threads. An item that has expired is not there, also while it is still stored.
 */
public interface Driver extends AutoCloseable {

  Optional<Entry> get(String key);

  default boolean has(String key) {
    return get(key).isPresent();
  }

  /**
   * Stores {@code text}, replacing what was there.
   *
   * @param ttl from now; null for the driver's default, zero for never
   */
  void set(String key, String text, @Nullable Duration ttl);

  /** Does nothing if there is no such item. */
  void remove(String key);

  /** The keys that begin with {@code base}, in no order, those of metadata items included. */
  List<String> keys(String base);

  /** Removes the items whose keys begin with {@code base}, and nothing else. */
  default void clear(String base) {
    keys(base).forEach(this::remove);
  }

  @Override
  default void close() {}
}
