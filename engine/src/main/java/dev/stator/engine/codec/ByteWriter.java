package dev.stator.engine.codec;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes numbers, text and bytes one after the other. {@link ByteReader} reads them back. */
public final class ByteWriter {
  private static final int INITIAL_BYTES = 256;

  private byte[] buffer = new byte[INITIAL_BYTES];
  private int length;

  public ByteWriter put(int oneByte) {
    reserve(1);
    buffer[length++] = (byte) oneByte;
    return this;
  }

  /** A number of zero or more: seven bits a byte, the low ones first. */
  public ByteWriter putVarint(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      put((int) (rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    return put((int) rest);
  }

  /** Any number, small ones short whatever their sign. */
  public ByteWriter putSigned(long value) {
    return putVarint((value << 1) ^ (value >> 63));
  }

  public ByteWriter putLong(long value) {
    reserve(Long.BYTES);
    ByteBuffer.wrap(buffer).putLong(length, value);
    length += Long.BYTES;
    return this;
  }

  /** Its length, then the bytes. */
  public ByteWriter putBytes(byte[] bytes) {
    putVarint(bytes.length);
    reserve(bytes.length);
    System.arraycopy(bytes, 0, buffer, length, bytes.length);
    length += bytes.length;
    return this;
  }

  /** UTF-8, with its length in bytes before. */
  public ByteWriter putText(String text) {
    return putBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  public byte[] toArray() {
    return Arrays.copyOf(buffer, length);
  }

  private void reserve(int bytes) {
    if (buffer.length - length < bytes) {
      buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, length + bytes));
    }
  }
}
