package dev.stator.engine.codec;

import dev.stator.model.EngineError;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads what {@link ByteWriter} wrote. Bytes that it did not write end in {@link
 * EngineError.StorageBroken}, never in a value made up.
 */
public final class ByteReader {
  private static final int VARINT_BITS_MAX = 63;

  private final byte[] source;
  private int at;

  public ByteReader(byte[] source) {
    this.source = source;
  }

  public int get() {
    require(1);
    return source[at++] & 0xFF;
  }

  public long getVarint() {
    long value = 0;
    for (int shift = 0; shift <= VARINT_BITS_MAX; shift += 7) {
      int next = get();
      value |= (long) (next & 0x7F) << shift;
      if (next < 0x80) {
        return value;
      }
    }
    throw damaged("a number is too long");
  }

  /** A count or length: no more than there are bytes left. */
  public int getCount() {
    long count = getVarint();
    if (count < 0 || count > source.length - at) {
      throw damaged("a count of " + count + " is more than the bytes left");
    }
    return (int) count;
  }

  public long getSigned() {
    long value = getVarint();
    return (value >>> 1) ^ -(value & 1);
  }

  public long getLong() {
    require(Long.BYTES);
    long value = ByteBuffer.wrap(source).getLong(at);
    at += Long.BYTES;
    return value;
  }

  public byte[] getBytes() {
    int length = getCount();
    byte[] bytes = Arrays.copyOfRange(source, at, at + length);
    at += length;
    return bytes;
  }

  public String getText() {
    int length = getCount();
    String text = new String(source, at, length, StandardCharsets.UTF_8);
    at += length;
    return text;
  }

  /** A text that comes again and again, as names of attributes do. */
  public String getName() {
    int length = getCount();
    String name = AttributeNames.of(source, at, length);
    at += length;
    return name;
  }

  /** Everything must have been read. */
  public void requireEnd() {
    if (at != source.length) {
      throw damaged((source.length - at) + " bytes are left over");
    }
  }

  public EngineError.StorageBroken damaged(String what) {
    return new EngineError.StorageBroken(
        "A stored record is damaged: at byte " + at + " of " + source.length + ", " + what);
  }

  private void require(int bytes) {
    if (source.length - at < bytes) {
      throw damaged("the record ends early");
    }
  }
}
