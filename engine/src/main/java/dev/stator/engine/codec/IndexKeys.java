package dev.stator.engine.codec;

import dev.stator.engine.store.KeyRange;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Keys of index entries in the DATA space: {@code 'I' index(4) hash(8) length(2) partition [sort]
 * item}, numbers big-endian. The hash is that of the index's partition key, as items have it of
 * theirs. The sort key, in indexes that have one, has each 0 byte followed by 0xFF and ends with 0
 * 1, so that what follows does not disturb its order. Last comes the item that the entry is of: its
 * partition key with its length, which local indexes leave out, having it already, and its sort
 * key. Entries with equal index keys are so told apart, and ordered.
 */
public final class IndexKeys {
  private static final byte ENTRY = 'I';
  private static final int INDEX_BYTES = 1 + Integer.BYTES;
  private static final int LENGTH_AT = INDEX_BYTES + Long.BYTES;
  private static final int PARTITION_AT = LENGTH_AT + Short.BYTES;
  private static final byte ESCAPED = (byte) 0xFF;
  private static final byte END = 1;

  private IndexKeys() {}

  /**
   * The key of one entry.
   *
   * @param sort null in indexes without a sort key
   * @param itemPartition null in local indexes
   * @param itemSort empty in tables without a sort key
   */
  public static byte[] entry(
      int indexId,
      byte[] partition,
      byte @Nullable [] sort,
      byte @Nullable [] itemPartition,
      byte[] itemSort) {
    byte[] beginning = partition(indexId, partition);
    byte[] middle = sort == null ? new byte[0] : sortEnd(sort);
    int item = (itemPartition == null ? 0 : Short.BYTES + itemPartition.length) + itemSort.length;
    ByteBuffer key =
        ByteBuffer.allocate(beginning.length + middle.length + item).put(beginning).put(middle);
    if (itemPartition != null) {
      key.putShort((short) itemPartition.length).put(itemPartition);
    }
    return key.put(itemSort).array();
  }

  /** What the keys of all entries of one partition of the index begin with. */
  public static byte[] partition(int indexId, byte[] partition) {
    return ByteBuffer.allocate(PARTITION_AT + partition.length)
        .put(ENTRY)
        .putInt(indexId)
        .putLong(ItemKeys.hash(partition))
        .putShort((short) partition.length)
        .put(partition)
        .array();
  }

  /** How sort keys that begin with {@code bytes} begin in an entry's key. */
  public static byte[] sortBeginning(byte[] bytes) {
    ByteArrayOutputStream escaped = new ByteArrayOutputStream(bytes.length + 2);
    for (byte one : bytes) {
      escaped.write(one);
      if (one == 0) {
        escaped.write(ESCAPED);
      }
    }
    return escaped.toByteArray();
  }

  /** How the sort key {@code bytes} is written in an entry's key, with its end. */
  public static byte[] sortEnd(byte[] bytes) {
    byte[] beginning = sortBeginning(bytes);
    byte[] ended = Arrays.copyOf(beginning, beginning.length + 2);
    ended[beginning.length + 1] = END;
    return ended;
  }

  /** All entries of an index. */
  public static KeyRange index(int indexId) {
    return KeyRange.prefix(ByteBuffer.allocate(INDEX_BYTES).put(ENTRY).putInt(indexId).array());
  }

  /** One of {@code totalSegments} parts of an index, which together hold every entry once. */
  public static KeyRange segment(int indexId, int segment, int totalSegments) {
    KeyRange index = index(indexId);
    byte[] from = segment == 0 ? index.from() : hashBound(indexId, segment, totalSegments);
    byte[] to =
        segment == totalSegments - 1 ? index.to() : hashBound(indexId, segment + 1, totalSegments);
    return new KeyRange(from, to);
  }

  private static byte[] hashBound(int indexId, int segment, int totalSegments) {
    return ByteBuffer.allocate(INDEX_BYTES + Long.BYTES)
        .put(ENTRY)
        .putInt(indexId)
        .putLong(ItemKeys.hashAt(segment, totalSegments))
        .array();
  }

  /**
   * The key of the item that an entry is of.
   *
   * @param hasSort whether the index has a sort key
   * @param isLocal whether the index has the table's partition key
   */
  public static byte[] itemKey(byte[] entryKey, int tableId, boolean hasSort, boolean isLocal) {
    ByteBuffer entry = ByteBuffer.wrap(entryKey);
    int partitionEnd = PARTITION_AT + Short.toUnsignedInt(entry.getShort(LENGTH_AT));
    int at = hasSort ? afterSort(entryKey, partitionEnd) : partitionEnd;
    if (isLocal) {
      byte[] partition = Arrays.copyOfRange(entryKey, PARTITION_AT, partitionEnd);
      return ItemKeys.item(tableId, partition, Arrays.copyOfRange(entryKey, at, entryKey.length));
    }
    int sortAt = at + Short.BYTES + Short.toUnsignedInt(entry.getShort(at));
    return ItemKeys.item(
        tableId,
        Arrays.copyOfRange(entryKey, at + Short.BYTES, sortAt),
        Arrays.copyOfRange(entryKey, sortAt, entryKey.length));
  }

  private static int afterSort(byte[] entryKey, int sortAt) {
    int at = sortAt;
    while (entryKey[at] != 0 || entryKey[at + 1] != END) {
      at += entryKey[at] == 0 ? 2 : 1;
    }
    return at + 2;
  }
}
