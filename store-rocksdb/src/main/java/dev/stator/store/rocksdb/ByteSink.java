package dev.stator.store.rocksdb;

/** An array that is filled from its beginning, in the number format of RocksDB's batches. */
final class ByteSink {
  /** A number of 32 bits, 7 of them a byte. */
  static final int NUMBER_BYTES_MAX = 5;

  private final byte[] bytes;
  private int length;

  ByteSink(int capacity) {
    this.bytes = new byte[capacity];
  }

  ByteSink writeByte(byte value) {
    bytes[length++] = value;
    return this;
  }

  ByteSink writeNumber(int value) {
    int rest = value;
    while ((rest & ~0x7F) != 0) {
      writeByte((byte) (rest | 0x80));
      rest >>>= 7;
    }
    return writeByte((byte) rest);
  }

  /** The length, then the bytes. */
  ByteSink writeString(byte[] value) {
    writeNumber(value.length);
    System.arraycopy(value, 0, bytes, length, value.length);
    length += value.length;
    return this;
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }
}
