package dev.stator.store.rocksdb;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * The entries of a batch as RocksDB writes them, without its header.
 *
 * @param bytes filled to {@code length}
 * @param entries how many entries they are
 */
record EncodedBatch(byte[] bytes, int length, int entries) {
  private static final int HEADER_BYTES = 12;
  private static final int COUNT_AT = 8;

  boolean isEmpty() {
    return entries == 0;
  }

  /** One RocksDB batch of all entries of {@code batches}, in their order. */
  static byte[] together(List<EncodedBatch> batches) {
    int size = HEADER_BYTES;
    int entries = 0;
    for (EncodedBatch batch : batches) {
      size = Math.addExact(size, batch.length);
      entries = Math.addExact(entries, batch.entries);
    }
    ByteBuffer whole = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    whole.putInt(COUNT_AT, entries).position(HEADER_BYTES);
    for (EncodedBatch batch : batches) {
      whole.put(batch.bytes, 0, batch.length);
    }
    return whole.array();
  }
}
