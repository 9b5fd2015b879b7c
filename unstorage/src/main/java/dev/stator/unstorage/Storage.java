package dev.stator.unstorage;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A key-value store over one driver. For many threads.
 *
 * <p>Source: unstorage guide, "Storage".
 */
public final class Storage implements AutoCloseable {
  private final Driver driver;
  private final InstantSource clock;

  public Storage(Driver driver) {
    this(driver, InstantSource.system());
  }

  /**
   * @param clock what "now" is when the remaining time of an item is told
   */
  public Storage(Driver driver, InstantSource clock) {
    this.driver = driver;
    this.clock = clock;
  }

  /**
   * The text stored under {@code key}.
   *
   * @throws InvalidKeyException if no item can have this key
   */
  public Optional<String> get(String key) {
    return driver.get(StorageKey.item(key)).map(Entry::text);
  }

  /** The text stored under {@code key}, and what is known of it. */
  public Optional<Value> getWithMeta(String key) {
    String normal = StorageKey.item(key);
    return driver.get(normal).map(entry -> new Value(entry.text(), meta(normal, entry)));
  }

  /** The bytes stored under {@code key}; text that was not stored as bytes, in UTF-8. */
  public Optional<byte[]> getRaw(String key) {
    return get(key).map(Storage::toBytes);
  }

  /** The bytes that were stored as {@code text}; other text is its own bytes, in UTF-8. */
  public static byte[] toBytes(String text) {
    return RawText.decode(text);
  }

  public boolean has(String key) {
    return driver.has(StorageKey.item(key));
  }

  /** Stores {@code text} for the driver's default time. */
  public void set(String key, String text) {
    set(key, text, null);
  }

  /**
   * Stores {@code text}, replacing what was there.
   *
   * @param ttl from now; null for the driver's default, zero for never
   * @throws IllegalArgumentException if {@code ttl} is negative
   */
  public void set(String key, String text, @Nullable Duration ttl) {
    if (ttl != null && ttl.isNegative()) {
      throw new IllegalArgumentException("ttl is negative: " + ttl);
    }
    driver.set(StorageKey.item(key), text, ttl);
  }

  /** Stores bytes, replacing what was there; see {@link #set(String, String, Duration)}. */
  public void setRaw(String key, byte[] bytes, @Nullable Duration ttl) {
    set(key, RawText.encode(bytes), ttl);
  }

  /** Removes the item, if there is one. */
  public void remove(String key) {
    driver.remove(StorageKey.item(key));
  }

  /** Removes the item and its metadata. */
  public void removeWithMeta(String key) {
    String normal = StorageKey.item(key);
    driver.remove(normal);
    driver.remove(normal + StorageKey.META_SUFFIX);
  }

  /** What is known of an item beside its value; empty if there is no such item. */
  public Optional<Meta> meta(String key) {
    String normal = StorageKey.item(key);
    return driver.get(normal).map(entry -> meta(normal, entry));
  }

  private Meta meta(String key, Entry entry) {
    @Nullable StoredMeta stored =
        driver
            .get(key + StorageKey.META_SUFFIX)
            .map(metaEntry -> StoredMeta.parse(metaEntry.text()))
            .orElse(null);
    Long ttl = remainingSeconds(entry.expiresAt());
    if (ttl == null && stored != null) {
      ttl = stored.ttlSeconds();
    }
    return new Meta(ttl, stored == null ? null : stored.modified());
  }

  private @Nullable Long remainingSeconds(@Nullable Instant expiresAt) {
    if (expiresAt == null) {
      return null;
    }
    Duration left = Duration.between(clock.instant(), expiresAt);
    return Math.max(0, left.plusNanos(999_999_999).toSeconds());
  }

  /** All keys but those of metadata items, in no order. */
  public List<String> keys() {
    return keys("");
  }

  /**
   * The keys below {@code base} but those of metadata items, in no order.
   *
   * @throws InvalidKeyException if no item can have this base
   */
  public List<String> keys(String base) {
    return driver.keys(StorageKey.base(base)).stream()
        .filter(key -> !key.endsWith(StorageKey.META_SUFFIX))
        .toList();
  }

  /** Removes everything. */
  public void clear() {
    clear("");
  }

  /** Removes every item below {@code base}, metadata included, and nothing else. */
  public void clear(String base) {
    driver.clear(StorageKey.base(base));
  }

  @Override
  public void close() {
    driver.close();
  }
}
