package dev.stator.model;

import dev.stator.model.AttributeValue.B;
import dev.stator.model.AttributeValue.BS;
import dev.stator.model.AttributeValue.Bool;
import dev.stator.model.AttributeValue.L;
import dev.stator.model.AttributeValue.M;
import dev.stator.model.AttributeValue.N;
import dev.stator.model.AttributeValue.NS;
import dev.stator.model.AttributeValue.Null;
import dev.stator.model.AttributeValue.S;
import dev.stator.model.AttributeValue.SS;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The size of items in bytes as DynamoDB counts it: what the limit of 400 KB, the 1 MB of a page,
 * capacity units and TableSizeBytes are measured in.
 *
 * <p>Source: Amazon DynamoDB Developer Guide, "DynamoDB item sizes and formats".
 */
public final class ItemSize {
  /** A map or list costs this before its first element. */
  private static final int COLLECTION_BYTES = 3;

  /** Each element of a map or list costs this besides its own size. */
  private static final int ELEMENT_BYTES = 1;

  private static final int FLAG_BYTES = 1;

  /**
   * From this length on, encoding is quicker than looking at each character: the platform does it
   * many at once.
   */
  private static final int ENCODED_CHARS_MIN = 32;

  private ItemSize() {}

  /** Names and values of all attributes. */
  public static int of(Item item) {
    int size = 0;
    for (Map.Entry<String, AttributeValue> attribute : item.attributes().entrySet()) {
      size += utf8(attribute.getKey()) + of(attribute.getValue());
    }
    return size;
  }

  /** One value, without its name. */
  public static int of(AttributeValue value) {
    return switch (value) {
      case S(String text) -> utf8(text);
      case N(DynamoNumber number) -> of(number);
      case B(Bytes bytes) -> bytes.length();
      case SS(var texts) -> texts.stream().mapToInt(ItemSize::utf8).sum();
      case NS(var numbers) -> numbers.stream().mapToInt(ItemSize::of).sum();
      case BS(var blobs) -> blobs.stream().mapToInt(Bytes::length).sum();
      case M(var entries) -> {
        int size = COLLECTION_BYTES;
        for (Map.Entry<String, AttributeValue> entry : entries.entrySet()) {
          size += utf8(entry.getKey()) + of(entry.getValue()) + ELEMENT_BYTES;
        }
        yield size;
      }
      case L(var elements) -> {
        int size = COLLECTION_BYTES;
        for (AttributeValue element : elements) {
          size += of(element) + ELEMENT_BYTES;
        }
        yield size;
      }
      case Bool(boolean ignored) -> FLAG_BYTES;
      case Null() -> FLAG_BYTES;
    };
  }

  /**
   * One byte for two significant digits on each side of the point, one byte more, and one for a
   * sign; zero is one byte. Leading and trailing zeros are not stored.
   */
  private static int of(DynamoNumber number) {
    if (number.signum() == 0) {
      return 1;
    }
    BigDecimal value = number.toBigDecimal();
    int digits = value.precision();
    int integerDigits = digits - value.scale();
    boolean bothSides = integerDigits > 0 && value.scale() > 0;
    int pairs =
        bothSides
            ? halfRoundedUp(integerDigits) + halfRoundedUp(value.scale())
            : halfRoundedUp(digits);
    return 1 + pairs + (number.signum() < 0 ? 1 : 0);
  }

  private static int halfRoundedUp(int digits) {
    return (digits + 1) / 2;
  }

  /** The length of {@code text} in UTF-8. */
  public static int utf8(String text) {
    int bytes = text.length();
    if (bytes >= ENCODED_CHARS_MIN) {
      return text.getBytes(StandardCharsets.UTF_8).length;
    }
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c >= 0x80) {
        bytes += beyondAscii(text, at, c);
      }
    }
    return bytes;
  }

  /** What {@code c} costs beyond the one byte already counted; halves of a pair cost 2 each. */
  private static int beyondAscii(String text, int at, char c) {
    if (c < 0x800 || isHalfOfPair(text, at, c)) {
      return 1;
    }
    // An unpaired surrogate is encoded as one question mark.
    return Character.isSurrogate(c) ? 0 : 2;
  }

  private static boolean isHalfOfPair(String text, int at, char c) {
    return Character.isHighSurrogate(c)
        ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
        : Character.isLowSurrogate(c) && at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
  }
}
