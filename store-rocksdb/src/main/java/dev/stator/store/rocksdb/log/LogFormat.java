package dev.stator.store.rocksdb.log;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * RocksDB's log: blocks of 32 KiB, each with fragments of records, none of which crosses a block;
 * what is left of a block and too short for a header is filled up.
 *
 * <pre>
 *   | checksum 4 | length 2 | type 1 | [ log number 4 ] | payload ... |
 * </pre>
 *
 * <p>All little-endian. The checksum is a CRC32C of all after the length, masked. Only the
 * recyclable types have a log number. A record's payload begins with the sequence number of its
 * first entry (8) and the number of its entries (4).
 *
 * <p>Source: RocksDB, db/log_format.h, and its wiki, "Write Ahead Log File Format".
 */
final class LogFormat {
  static final int BLOCK_BYTES = 32 * 1024;
  static final int HEADER_BYTES = 7;
  static final int RECORD_HEADER_BYTES = 12;

  private static final int RECYCLABLE_HEADER_BYTES = 11;
  private static final int TYPE_AT = 6;
  private static final int IGNORABLE = 0x80;
  private static final int CHECKSUM_MASK = 0xA282EAD8;

  /** What a fragment is of its record. */
  enum Part {
    WHOLE,
    FIRST,
    MIDDLE,
    LAST,
    /** Something about the log, not a record. */
    NOTE
  }

  /**
   * A valid fragment.
   *
   * @param length with its header, in bytes
   * @param payloadAt where its payload is in the block
   */
  record Fragment(Part part, int length, int payloadAt, int payloadLength) {}

  private LogFormat() {}

  /** The fragment at {@code at}, or null if there is no valid one. */
  static @Nullable Fragment fragmentAt(ByteBuffer block, int at) {
    if (block.limit() - at < HEADER_BYTES) {
      return null;
    }
    int type = block.get(at + TYPE_AT) & 0xFF;
    Part part = part(type);
    int header = isRecyclable(type) ? RECYCLABLE_HEADER_BYTES : HEADER_BYTES;
    int payloadLength = Short.toUnsignedInt(block.getShort(at + 4));
    if (part == null || header + payloadLength > block.limit() - at) {
      return null;
    }
    CRC32C checksum = new CRC32C();
    checksum.update(block.slice(at + TYPE_AT, header - TYPE_AT + payloadLength));
    if (masked((int) checksum.getValue()) != block.getInt(at)) {
      return null;
    }
    return new Fragment(part, header + payloadLength, at + header, payloadLength);
  }

  static ByteBuffer newBlock() {
    return ByteBuffer.allocate(BLOCK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static int masked(int checksum) {
    return Integer.rotateRight(checksum, 15) + CHECKSUM_MASK;
  }

  private static boolean isRecyclable(int type) {
    return (type >= 5 && type <= 8) || type == 11 || type == 131;
  }

  private static @Nullable Part part(int type) {
    return switch (type) {
      case 1, 5 -> Part.WHOLE;
      case 2, 6 -> Part.FIRST;
      case 3, 7 -> Part.MIDDLE;
      case 4, 8 -> Part.LAST;
      case 9, 10, 11 -> Part.NOTE;
      default -> (type & IGNORABLE) != 0 ? Part.NOTE : null;
    };
  }
}
