package dev.stator.unstorage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where a Storage keeps its items. Keys come normalised and relative to where the driver is
 * mounted; a base is empty or ends with {@code :}. For many threads. An item that has expired is
 * not there, also while it is still stored.
 *
 * <p>A driver needs {@link #get}, {@link #set}, {@link #remove} and {@link #page}; it does the rest
 * itself if it can do better.
 */
public interface Driver extends AutoCloseable {
  /** Keys asked for at once when a whole listing is wanted. */
  int PAGE_KEYS = 1000;

  /** One word for messages, such as {@code memory}. */
  String name();

  Optional<Entry> get(String key);

  default boolean has(String key) {
    return get(key).isPresent();
  }

  /** The items of {@code keys}, in their order. */
  default List<Optional<Entry>> getAll(List<String> keys) {
    return keys.stream().map(this::get).toList();
  }

  /**
   * Stores {@code text}, replacing what was there.
   *
   * @param ttl from now; null for the driver's default, zero for never
   */
  void set(String key, String text, @Nullable Duration ttl);

  /**
   * Stores all, as storing them in order would.
   *
   * @throws StorageException.BatchFailed if some could not be stored; the others are
   */
  default void setAll(List<Write> writes) {
    Batches.each(writes, Write::key, write -> set(write.key(), write.text(), write.ttl()));
  }

  /** Does nothing if there is no such item. */
  void remove(String key);

  /**
   * Removes all that are there.
   *
   * @throws StorageException.BatchFailed if some could not be removed; the others are
   */
  default void removeAll(List<String> keys) {
    Batches.each(keys, key -> key, this::remove);
  }

  /**
   * Changes one item atomically: what {@code revision} makes of the current item becomes the item,
   * and nobody changes it in between.
   *
   * @param revision without side effects, as it may be asked several times; what it throws ends the
   *     change, and nothing is written
   * @return the item afterwards
   * @throws StorageException.Unsupported if the driver has no such changes
   * @throws StorageException.Contended if others were always faster
   */
  default Optional<Entry> update(String key, Function<Optional<Entry>, NextState> revision) {
    throw new StorageException.Unsupported(
        "the driver " + name() + " cannot change an item conditionally");
  }

  /**
   * Some of the keys that begin with {@code base}, those of metadata items included.
   *
   * @param limit keys, 1 or more; there may be fewer also when more follow
   * @param cursor of the page before; null for the first
   * @throws IllegalArgumentException if {@code cursor} is not one of this driver
   */
  KeyPage page(String base, int limit, @Nullable String cursor);

  /** All keys that begin with {@code base}, in no order, those of metadata items included. */
  default List<String> keys(String base) {
    List<String> keys = new ArrayList<>();
    @Nullable String cursor = null;
    do {
      KeyPage page = page(base, PAGE_KEYS, cursor);
      keys.addAll(page.keys());
      cursor = page.cursor();
    } while (cursor != null);
    return keys;
  }

  /** Removes the items whose keys begin with {@code base}, and nothing else. */
  default void clear(String base) {
    removeAll(keys(base));
  }

  /**
   * Tells {@code listener} of every change, whoever makes it.
   *
   * @return empty if the driver does not know what others change: then the Storage tells of its own
   *     changes
   */
  default Optional<Watch> watch(ChangeListener listener) {
    return Optional.empty();
  }

  @Override
  default void close() {}
}
