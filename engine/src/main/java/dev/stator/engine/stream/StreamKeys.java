package dev.stator.engine.stream;

import dev.stator.engine.store.KeyRange;
import java.nio.ByteBuffer;

/** Keys of streams in the META and LOG spaces. LAYOUT.md draws them. */
final class StreamKeys {
  private static final byte RESERVED = 'Q';
  private static final byte STREAM = 'S';
  private static final byte SHARD = 'H';
  private static final byte RECORD = 'S';
  private static final int PREFIX_BYTES = 1 + Long.BYTES;

  private StreamKeys() {}

  /** META: the lowest number that is not reserved. */
  static byte[] reserved() {
    return new byte[] {RESERVED};
  }

  /** META: a stream's definition. */
  static byte[] stream(long streamId) {
    return prefix(STREAM, streamId);
  }

  static KeyRange streams() {
    return KeyRange.prefix(new byte[] {STREAM});
  }

  /** META: a shard of a stream. */
  static byte[] shard(long streamId, long start) {
    return pair(SHARD, streamId, start);
  }

  static KeyRange shards(long streamId) {
    return KeyRange.prefix(prefix(SHARD, streamId));
  }

  /** LOG: a record. */
  static byte[] record(long streamId, long number) {
    return pair(RECORD, streamId, number);
  }

  static KeyRange records(long streamId) {
    return KeyRange.prefix(prefix(RECORD, streamId));
  }

  /** LOG: the records with numbers from {@code from} on and below {@code before}. */
  static KeyRange records(long streamId, long from, long before) {
    return new KeyRange(record(streamId, from), record(streamId, Math.max(from, before)));
  }

  /** The number in the key of a record or shard. */
  static long number(byte[] key) {
    return ByteBuffer.wrap(key).getLong(PREFIX_BYTES);
  }

  private static byte[] prefix(byte kind, long streamId) {
    return ByteBuffer.allocate(PREFIX_BYTES).put(kind).putLong(streamId).array();
  }

  private static byte[] pair(byte kind, long streamId, long number) {
    return ByteBuffer.allocate(PREFIX_BYTES + Long.BYTES)
        .put(kind)
        .putLong(streamId)
        .putLong(number)
        .array();
  }
}
