package dev.stator.store.rocksdb;

import dev.stator.engine.store.Batch;
import dev.stator.engine.store.KeyRange;
import dev.stator.engine.store.Space;
import java.util.Arrays;
import java.util.Map;

/**
 * Writes batches in RocksDB's own form, so that the encoded batches of many callers are put
 * together by copying and cross into native code once.
 *
 * <p>Source: RocksDB, db/write_batch.cc: a header of sequence number (8 bytes, set by RocksDB) and
 * number of entries (4, little-endian), then for each entry its type, column family, and strings
 * with their lengths; numbers in 7 bits a byte, lowest first.
 */
final class BatchEncoder {
  /**
   * The largest encoded batch, in bytes: far above a transaction of 100 items with their indexes.
   */
  static final int BATCH_BYTES_MAX = 512 << 20;

  private static final byte DELETE = 0x04;
  private static final byte PUT = 0x05;
  private static final byte DELETE_RANGE = 0x0E;

  /** Greater than every key: longer than the longest, and nothing but 0xFF. */
  private static final byte[] AFTER_ALL_KEYS = new byte[Batch.KEY_BYTES_MAX + 1];

  static {
    Arrays.fill(AFTER_ALL_KEYS, (byte) 0xFF);
  }

  private final Map<Space, Integer> columnFamilies;

  /**
   * @param columnFamilies the id of each space's column family
   */
  BatchEncoder(Map<Space, Integer> columnFamilies) {
    this.columnFamilies = columnFamilies;
  }

  /**
   * @throws IllegalArgumentException if the batch is larger than {@link #BATCH_BYTES_MAX}
   */
  EncodedBatch encode(Batch batch) {
    long length = 0;
    for (Batch.Change change : batch.changes()) {
      length += sizeAtMost(change);
    }
    if (length > BATCH_BYTES_MAX) {
      throw new IllegalArgumentException(
          "a batch of " + length + " bytes, the largest may have " + BATCH_BYTES_MAX);
    }
    ByteSink sink = new ByteSink((int) length);
    int entries = 0;
    for (Batch.Change change : batch.changes()) {
      int columnFamily = columnFamily(change.space());
      switch (change) {
        case Batch.Put put -> {
          sink.writeByte(PUT).writeNumber(columnFamily).writeString(put.key());
          sink.writeString(put.value());
        }
        case Batch.Delete delete ->
            sink.writeByte(DELETE).writeNumber(columnFamily).writeString(delete.key());
        case Batch.DeleteRange delete -> {
          if (isEmpty(delete.range())) {
            continue;
          }
          sink.writeByte(DELETE_RANGE).writeNumber(columnFamily);
          sink.writeString(delete.range().from()).writeString(end(delete.range()));
        }
      }
      entries++;
    }
    return new EncodedBatch(sink.bytes(), sink.length(), entries);
  }

  private int columnFamily(Space space) {
    Integer id = columnFamilies.get(space);
    if (id == null) {
      throw new IllegalArgumentException("no column family for " + space);
    }
    return id;
  }

  private static long sizeAtMost(Batch.Change change) {
    long strings =
        switch (change) {
          case Batch.Put put -> (long) put.key().length + put.value().length;
          case Batch.Delete delete -> delete.key().length;
          case Batch.DeleteRange delete ->
              (long) delete.range().from().length + end(delete.range()).length;
        };
    return 1 + 3 * ByteSink.NUMBER_BYTES_MAX + strings;
  }

  /** RocksDB fails a batch whose range ends before it begins, after having logged it. */
  private static boolean isEmpty(KeyRange range) {
    return Arrays.compareUnsigned(range.from(), end(range)) >= 0;
  }

  private static byte[] end(KeyRange range) {
    byte[] to = range.to();
    return to == null ? AFTER_ALL_KEYS : to;
  }
}
