package dev.stator.unstorage;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A key-value store over drivers, each mounted at a base. For many threads.
 *
 * <p>Source: unstorage guide, "Storage".
 */
public interface Storage extends Items, AutoCloseable {

  /** A Storage whose root is {@code driver}; it closes the driver. */
  static Storage over(Driver driver) {
    return over(driver, InstantSource.system());
  }

  /**
   * @param clock what "now" is when the remaining time of an item is told
   */
  static Storage over(Driver driver, InstantSource clock) {
    return new MountedStorage(driver, clock);
  }

  /** All keys but those of metadata items, in no order. */
  default List<String> keys() {
    return keys("");
  }

  /** The keys below {@code base} but those of metadata items, in no order. */
  default List<String> keys(String base) {
    return keys(base, null);
  }

  /**
   * The keys below {@code base} but those of metadata items, in no order.
   *
   * @param maxDepth separators that a whole key may have; null for any number
   */
  List<String> keys(String base, @Nullable Integer maxDepth);

  /**
   * A part of the keys below {@code base} but those of metadata items.
   *
   * @throws IllegalArgumentException if the query's cursor is not one of this Storage
   */
  KeyPage page(String base, KeyQuery query);

  /** Removes everything. */
  default void clear() {
    clear("");
  }

  /**
   * Removes every item below {@code base}, metadata included, and nothing else: {@code foo} does
   * not take {@code foobar} along, nor the item {@code foo}.
   */
  void clear(String base);

  /**
   * Tells {@code listener} of every change, from now until the watch is closed. A driver that knows
   * what others change tells of that, too.
   */
  Watch watch(ChangeListener listener);

  /** Ends all watches. */
  void unwatch();

  /**
   * Mounts a driver: it has all keys below {@code base}.
   *
   * @throws StorageException.AlreadyMounted if there is one
   */
  void mount(String base, Driver driver);

  /**
   * Takes a driver off again; the root's stays.
   *
   * @param close whether the driver is closed
   */
  void unmount(String base, boolean close);

  /** The driver that has {@code key}. */
  Mount mountOf(String key);

  /**
   * The mounts at and below {@code base}, the deepest first.
   *
   * @param parents whether also those above it, whose drivers have a part of its keys
   */
  List<Mount> mounts(String base, boolean parents);

  /**
   * This Storage seen from {@code base}: its keys are relative to it. Closing the view closes
   * nothing.
   *
   * @param base empty for a view of everything
   * @throws StorageException.InvalidKey if it has a {@code ?}, or a segment {@code .} or {@code ..}
   */
  default Storage prefixed(String base) {
    if (base.indexOf('?') >= 0) {
      throw new StorageException.InvalidKey("[unstorage] Invalid base: \"" + base + "\"");
    }
    return new PrefixedStorage(this, StorageKey.base(base));
  }

  /** The texts of all items below {@code base}, by their keys relative to it. */
  default Map<String, String> snapshot(String base) {
    String start = StorageKey.base(base);
    List<String> keys = keys(base);
    List<java.util.Optional<String>> texts = getAll(keys);
    Map<String, String> snapshot = new LinkedHashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      String relative = keys.get(i).substring(start.length());
      texts.get(i).ifPresent(text -> snapshot.put(relative, text));
    }
    return snapshot;
  }

  /** Stores the items of a snapshot below {@code base}; what else is there stays. */
  default void restore(Map<String, String> snapshot, String base) {
    String start = StorageKey.base(base);
    setAll(
        snapshot.entrySet().stream()
            .map(item -> Write.of(start + item.getKey(), item.getValue()))
            .toList());
  }

  /**
   * Ends all watches and closes the drivers. Closing twice does nothing; whoever still reads or
   * writes gets an IllegalStateException.
   */
  @Override
  void close();
}
