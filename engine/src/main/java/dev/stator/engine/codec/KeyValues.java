package dev.stator.engine.codec;

import dev.stator.model.AttributeValue;
import java.nio.charset.StandardCharsets;

/** Values of key attributes as bytes that sort as the values do. */
public final class KeyValues {
  private KeyValues() {}

  /**
   * Strings by their UTF-8 bytes, numbers by value, binary byte by byte as unsigned.
   *
   * @throws IllegalArgumentException if {@code value} is of a type that no key has; callers check
   *     keys before
   */
  public static byte[] encode(AttributeValue value) {
    return switch (value) {
      case AttributeValue.S(var text) -> text.getBytes(StandardCharsets.UTF_8);
      case AttributeValue.N(var number) -> NumberKey.encode(number);
      case AttributeValue.B(var bytes) -> bytes.toArray();
      default -> throw new IllegalArgumentException("no key has type " + value.type());
    };
  }
}
