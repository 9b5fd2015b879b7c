package dev.stator.engine.expiry;

import dev.stator.engine.store.KeyRange;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Keys of expiry entries and of what is still to be indexed. LAYOUT.md draws them. */
final class ExpiryKeys {
  private static final byte ENTRY = 'E';
  private static final byte UNINDEXED = 'X';
  private static final int TABLE_BYTES = 1 + Integer.BYTES;

  private ExpiryKeys() {}

  /** LOG: the entry of the item with {@code storeKey} in the DATA space. */
  static byte[] entry(int tableId, long second, byte[] storeKey) {
    return ByteBuffer.allocate(TABLE_BYTES + Long.BYTES + storeKey.length - TABLE_BYTES)
        .put(ENTRY)
        .putInt(tableId)
        .putLong(second)
        .put(storeKey, TABLE_BYTES, storeKey.length - TABLE_BYTES)
        .array();
  }

  /** The key in the DATA space of the item that {@code entry} is of. */
  static byte[] storeKey(byte[] entry, byte[] tablePrefix) {
    int rest = entry.length - TABLE_BYTES - Long.BYTES;
    byte[] key = Arrays.copyOf(tablePrefix, TABLE_BYTES + rest);
    System.arraycopy(entry, TABLE_BYTES + Long.BYTES, key, TABLE_BYTES, rest);
    return key;
  }

  static KeyRange entries(int tableId) {
    return KeyRange.prefix(table(ENTRY, tableId));
  }

  /** The entries of the seconds from {@code from} to {@code to}, both inclusive. */
  static KeyRange entries(int tableId, long from, long to) {
    return new KeyRange(second(tableId, from), second(tableId, to + 1));
  }

  /** META: how far the items that were there before TTL have their entries. */
  static byte[] unindexed(int tableId) {
    return table(UNINDEXED, tableId);
  }

  static KeyRange unindexed() {
    return KeyRange.prefix(new byte[] {UNINDEXED});
  }

  static int tableOfUnindexed(byte[] key) {
    return ByteBuffer.wrap(key).getInt(1);
  }

  private static byte[] second(int tableId, long second) {
    return ByteBuffer.allocate(TABLE_BYTES + Long.BYTES)
        .put(ENTRY)
        .putInt(tableId)
        .putLong(second)
        .array();
  }

  private static byte[] table(byte kind, int tableId) {
    return ByteBuffer.allocate(TABLE_BYTES).put(kind).putInt(tableId).array();
  }
}
