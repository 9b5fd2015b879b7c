package dev.stator.model;

import java.util.Arrays;
import java.util.Base64;

/**
 * An immutable run of bytes: the content of a {@code B} value. Ordered as DynamoDB orders binary,
 * byte by byte as unsigned numbers.
 *
 * <p>Source: Amazon DynamoDB Developer Guide, "Supported data types and naming rules", Binary.
 */
public final class Bytes implements Comparable<Bytes> {
  private static final Bytes EMPTY = new Bytes(new byte[0]);

  private final byte[] content;

  private Bytes(byte[] content) {
    this.content = content;
  }

  /** Copies {@code source}. */
  public static Bytes copyOf(byte[] source) {
    return source.length == 0 ? EMPTY : new Bytes(source.clone());
  }

  /** Takes {@code owned} without copying; the caller must never write to it again. */
  public static Bytes wrap(byte[] owned) {
    return new Bytes(owned);
  }

  /**
   * Decodes standard, padded base64.
   *
   * @throws IllegalArgumentException if {@code text} is not valid base64
   */
  public static Bytes fromBase64(String text) {
    if ((text.length() & 3) != 0) {
      throw new IllegalArgumentException("length of base64 text is not a multiple of 4");
    }
    return new Bytes(Base64.getDecoder().decode(text));
  }

  public int length() {
    return content.length;
  }

  public byte at(int index) {
    return content[index];
  }

  /** A copy of the bytes. */
  public byte[] toArray() {
    return content.clone();
  }

  /** The bytes themselves, for code that only reads them. */
  public byte[] view() {
    return content;
  }

  /** Standard base64, padded, without line breaks. */
  public String toBase64() {
    return Base64.getEncoder().encodeToString(content);
  }

  public boolean startsWith(Bytes prefix) {
    return prefix.content.length <= content.length
        && Arrays.equals(
            content, 0, prefix.content.length, prefix.content, 0, prefix.content.length);
  }

  /** Whether {@code part} occurs anywhere in these bytes; empty bytes occur everywhere. */
  public boolean contains(Bytes part) {
    int last = content.length - part.content.length;
    for (int start = 0; start <= last; start++) {
      if (Arrays.equals(
          content, start, start + part.content.length, part.content, 0, part.content.length)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public int compareTo(Bytes other) {
    return Arrays.compareUnsigned(content, other.content);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes that && Arrays.equals(content, that.content);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(content);
  }

  @Override
  public String toString() {
    return toBase64();
  }
}
