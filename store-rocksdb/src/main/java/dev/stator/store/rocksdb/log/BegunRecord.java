package dev.stator.store.rocksdb.log;

import dev.stator.store.rocksdb.log.LogFormat.Fragment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A record while its fragments are read, of which only the beginning is kept. */
final class BegunRecord {
  private final long offset;
  private final ByteBuffer header =
      ByteBuffer.allocate(LogFormat.RECORD_HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);

  /**
   * @param offset where it begins in its file
   */
  BegunRecord(long offset) {
    this.offset = offset;
  }

  void add(ByteBuffer block, Fragment fragment) {
    int length = Math.min(header.remaining(), fragment.payloadLength());
    header.put(block.slice(fragment.payloadAt(), length));
  }

  long offset() {
    return offset;
  }

  /** The sequence number of its first entry; 0 if it is too short to have one. */
  long sequence() {
    return header.hasRemaining() ? 0 : header.getLong(0);
  }

  /** The sequence number that follows its last entry. */
  long nextSequence() {
    return header.hasRemaining() ? 0 : header.getLong(0) + header.getInt(8);
  }
}
