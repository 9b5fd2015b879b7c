package dev.stator.unstorage;

import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonValue;
import dev.stator.unstorage.value.ItemValue;
import dev.stator.unstorage.value.ValueParser;
import dev.stator.unstorage.value.ValueText;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The items of a Storage. What is stored is text; values of other classes go through a {@link
 * Codec}, or through JavaScript's rules with {@code getItem} and {@code setItem}.
 *
 * <p>Every method throws {@link StorageException} for what the Storage refuses, a key that no item
 * can have among it, and {@link dev.stator.tables.TableError} for what a table refuses.
 *
 * <p>Source: unstorage guide, "Storage".
 */
public interface Items {

  /** The text stored under {@code key}. */
  Optional<String> get(String key);

  /**
   * The value stored under {@code key}.
   *
   * @throws StorageException.InvalidValue if the stored text is not that of such a value
   */
  default <T> Optional<T> get(String key, Codec<T> codec) {
    return get(key).map(text -> TypedText.decode(key, text, codec));
  }

  /** The value that JavaScript's {@code getItem} gives; a stored {@code null} is there in Java. */
  default Optional<ItemValue> getItem(String key) {
    return get(key).map(ValueParser::parse);
  }

  /** The bytes stored under {@code key}; text that was not stored as bytes, in UTF-8. */
  default Optional<byte[]> getRaw(String key) {
    return get(key).map(RawText::decode);
  }

  /** The text stored under {@code key}, and what is known of it, its metadata item included. */
  Optional<Value> getWithMeta(String key);

  /** The text and what the driver alone knows of it: half the reads, as no metadata item is. */
  Optional<Value> getWithNativeMeta(String key);

  boolean has(String key);

  /** Stores {@code text} for the driver's default time, replacing what was there. */
  default void set(String key, String text) {
    set(key, text, WriteOptions.DEFAULT);
  }

  /** Stores {@code text} for {@code ttl}, replacing what was there; zero is for ever. */
  default void set(String key, String text, Duration ttl) {
    set(key, text, WriteOptions.ttl(ttl));
  }

  /**
   * Stores {@code text}, replacing what was there.
   *
   * @return the etag of {@code text}
   * @throws StorageException.PreconditionFailed if the options' precondition does not hold
   */
  String set(String key, String text, WriteOptions options);

  /** Stores a value of any class; see {@link #set(String, String, WriteOptions)}. */
  default <T> String set(String key, T value, Codec<T> codec, WriteOptions options) {
    return set(key, TypedText.encode(key, value, codec), options);
  }

  /** Stores a value of any class for the driver's default time. */
  default <T> String set(String key, T value, Codec<T> codec) {
    return set(key, value, codec, WriteOptions.DEFAULT);
  }

  /** Stores what JavaScript's {@code setItem} would; {@link ItemValue.Undefined} removes. */
  default void setItem(String key, @Nullable Object value) {
    setItem(key, value, WriteOptions.DEFAULT);
  }

  /**
   * Stores what JavaScript's {@code setItem} would; {@link ItemValue.Undefined} removes.
   *
   * @param value anything that {@link ValueText#of} takes
   * @throws StorageException.InvalidValue if it is anything else
   */
  default void setItem(String key, @Nullable Object value, WriteOptions options) {
    if (value == ItemValue.Undefined.INSTANCE) {
      remove(key, new RemoveOptions(false, options.precondition()));
    } else {
      set(key, TypedText.item(value), options);
    }
  }

  /** Stores bytes for the driver's default time, as text that others can read. */
  default String setRaw(String key, byte[] bytes) {
    return setRaw(key, bytes, WriteOptions.DEFAULT);
  }

  /** Stores bytes, as text that others can read. */
  default String setRaw(String key, byte[] bytes, WriteOptions options) {
    return set(key, RawText.encode(bytes), options);
  }

  /** Removes the item, if there is one; its metadata stays. */
  default void remove(String key) {
    remove(key, RemoveOptions.DEFAULT);
  }

  /** Removes the item and its metadata, if they are there. */
  default void removeWithMeta(String key) {
    remove(key, RemoveOptions.WITH_META);
  }

  /**
   * Removes the item, if there is one.
   *
   * @throws StorageException.PreconditionFailed if the options' precondition does not hold
   */
  void remove(String key, RemoveOptions options);

  /**
   * Stores {@code text} unless there is an item that has not expired.
   *
   * @return whether it was stored
   */
  default boolean createIfAbsent(String key, String text, @Nullable Duration ttl) {
    try {
      set(key, text, new WriteOptions(ttl, Precondition.ABSENT));
      return true;
    } catch (StorageException.PreconditionFailed present) {
      return false;
    }
  }

  /**
   * Adds to a whole number atomically; an item that is not there counts as 0. A number that is
   * there keeps its time of expiry.
   *
   * @return the number afterwards
   * @throws StorageException.InvalidValue if the item is no whole number, or the sum does not fit
   *     64 bits
   */
  default long increment(String key, long by) {
    return Long.parseLong(
        update(key, current -> Counter.added(key, current, by)).map(Entry::text).orElse("0"));
  }

  /**
   * Changes an item atomically: what {@code revision} makes of the current item becomes the item.
   *
   * @param revision without side effects, as it may be asked several times; what it throws ends the
   *     change
   * @return the item afterwards
   * @throws StorageException.Contended if others were always faster
   */
  Optional<Entry> update(String key, Function<Optional<Entry>, NextState> revision);

  /** What is known of an item, its metadata item included; empty if there is no such item. */
  default Optional<Meta> meta(String key) {
    return getWithMeta(key).map(Value::meta);
  }

  /** What the driver alone knows of an item, without a look at the metadata item. */
  default Optional<Meta> nativeMeta(String key) {
    return getWithNativeMeta(key).map(Value::meta);
  }

  /** Stores an item's metadata; {@code mtime}, {@code atime} and {@code ttl} are shown by name. */
  default void setMeta(String key, JsonValue.Obj meta) {
    String text = new String(JsonFormat.write(meta), StandardCharsets.UTF_8);
    set(StorageKey.item(key) + StorageKey.META_SUFFIX, text);
  }

  default void removeMeta(String key) {
    remove(StorageKey.item(key) + StorageKey.META_SUFFIX);
  }

  /** The texts of {@code keys}, in their order, in as few calls as the drivers can. */
  List<Optional<String>> getAll(List<String> keys);

  /**
   * Stores all, in as few calls as the drivers can. No transaction: each item for itself.
   *
   * @throws StorageException.BatchFailed if some could not be stored; the others are
   */
  void setAll(List<Write> writes);

  /**
   * Removes all that are there, in as few calls as the drivers can.
   *
   * @throws StorageException.BatchFailed if some could not be removed; the others are
   */
  void removeAll(List<String> keys);
}
