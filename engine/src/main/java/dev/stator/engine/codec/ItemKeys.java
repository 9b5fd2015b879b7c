package dev.stator.engine.codec;

import dev.stator.engine.store.KeyRange;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Keys of items in the DATA space: {@code 'T' table(4) hash(8) length(2) partition sort}, numbers
 * big-endian. The hash is of the partition key alone, so that items of one partition are neighbours
 * and a parallel scan cuts a table into equal ranges of hashes.
 */
public final class ItemKeys {
  private static final byte ITEM = 'T';
  private static final byte COLLECTION = 'L';
  private static final int TABLE_BYTES = 1 + Integer.BYTES;
  private static final byte[] HASH_SALT = "Outliers".getBytes(StandardCharsets.US_ASCII);

  /** A digest that has taken in the salt; only ever cloned, which is quicker than making one. */
  private static final MessageDigest SALTED = salted();

  private ItemKeys() {}

  /** The key of one item; {@code sort} is empty in tables without a sort key. */
  public static byte[] item(int tableId, byte[] partition, byte[] sort) {
    int prefix = TABLE_BYTES + Long.BYTES + Short.BYTES + partition.length;
    return ByteBuffer.allocate(prefix + sort.length)
        .put(ITEM)
        .putInt(tableId)
        .putLong(hash(partition))
        .putShort((short) partition.length)
        .put(partition)
        .put(sort)
        .array();
  }

  /** What the keys of all items of one partition begin with. */
  public static byte[] partition(int tableId, byte[] partition) {
    return item(tableId, partition, new byte[0]);
  }

  /** The part of an item's key that all items of its partition have. */
  public static byte[] partitionOf(byte[] itemKey) {
    int length = TABLE_BYTES + Long.BYTES;
    length += Short.BYTES + Short.toUnsignedInt(ByteBuffer.wrap(itemKey).getShort(length));
    return Arrays.copyOf(itemKey, length);
  }

  /** Where the size of the collection is kept that the item with this key belongs to. */
  public static byte[] collectionOf(byte[] itemKey) {
    byte[] key = partitionOf(itemKey);
    key[0] = COLLECTION;
    return key;
  }

  /** The sizes of all item collections of a table. */
  public static KeyRange collections(int tableId) {
    return KeyRange.prefix(
        ByteBuffer.allocate(TABLE_BYTES).put(COLLECTION).putInt(tableId).array());
  }

  /** All items of a table. */
  public static KeyRange table(int tableId) {
    return KeyRange.prefix(ByteBuffer.allocate(TABLE_BYTES).put(ITEM).putInt(tableId).array());
  }

  /**
   * One of {@code totalSegments} parts of a table: equal ranges of the hash, which together hold
   * every item once.
   */
  public static KeyRange segment(int tableId, int segment, int totalSegments) {
    KeyRange table = table(tableId);
    byte[] from = segment == 0 ? table.from() : hashBound(tableId, segment, totalSegments);
    byte[] to =
        segment == totalSegments - 1 ? table.to() : hashBound(tableId, segment + 1, totalSegments);
    return new KeyRange(from, to);
  }

  private static byte[] hashBound(int tableId, int segment, int totalSegments) {
    return ByteBuffer.allocate(TABLE_BYTES + Long.BYTES)
        .put(ITEM)
        .putInt(tableId)
        .putLong(hashAt(segment, totalSegments))
        .array();
  }

  /** floor(segment * 2^64 / totalSegments) without leaving 64 bits: long division by halves. */
  static long hashAt(int segment, int totalSegments) {
    long high = ((long) segment << 32) / totalSegments;
    long rest = ((long) segment << 32) % totalSegments;
    long low = (rest << 32) / totalSegments;
    return (high << 32) | low;
  }

  /** The first 8 bytes of MD5("Outliers" + partition). */
  static long hash(byte[] partition) {
    try {
      MessageDigest md5 = (MessageDigest) SALTED.clone();
      return ByteBuffer.wrap(md5.digest(partition)).getLong();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the platform's MD5 cannot be cloned", e);
    }
  }

  private static MessageDigest salted() {
    try {
      MessageDigest md5 = MessageDigest.getInstance("MD5");
      md5.update(HASH_SALT);
      return md5;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }
}
