package dev.stator.engine.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The store that a contract is tested on, and short ways to write and read text in it. */
public interface StoreUnderTest {
  Store store();

  /** One byte for each character, so that {@code "\u00ff"} is the byte 0xFF. */
  static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }

  static @Nullable String text(byte @Nullable [] bytes) {
    return bytes == null ? null : new String(bytes, ISO_8859_1);
  }

  static KeyRange range(String from, @Nullable String to) {
    return new KeyRange(bytes(from), to == null ? null : bytes(to));
  }

  static @Nullable String get(Reader reader, String key) {
    return text(reader.get(Space.DATA, bytes(key)));
  }

  /** The entries of a scan as {@code key=value}. */
  static List<String> scan(Reader reader, Space space, KeyRange range, Direction direction) {
    List<String> entries = new ArrayList<>();
    try (Cursor cursor = reader.scan(space, range, direction)) {
      while (cursor.next()) {
        entries.add(text(cursor.key()) + "=" + text(cursor.value()));
      }
    }
    return entries;
  }

  static List<String> ascending(Reader reader, KeyRange range) {
    return scan(reader, Space.DATA, range, Direction.ASCENDING);
  }

  static List<String> descending(Reader reader, KeyRange range) {
    return scan(reader, Space.DATA, range, Direction.DESCENDING);
  }

  static Batch put(String key, String value) {
    return new Batch().put(Space.DATA, bytes(key), bytes(value));
  }

  /** Puts each key with itself as value. */
  default void commit(String... keys) {
    Batch batch = new Batch();
    for (String key : keys) {
      batch.put(Space.DATA, bytes(key), bytes(key));
    }
    store().commit(batch);
  }
}
