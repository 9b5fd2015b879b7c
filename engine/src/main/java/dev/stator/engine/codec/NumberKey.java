package dev.stator.engine.codec;

import dev.stator.model.DynamoNumber;
import java.math.BigDecimal;

/**
 * Numbers as bytes that sort as the numbers do: an exponent to base 100, then digits to base 100.
 * With the value written as {@code 0.DDDD * 100^e} and {@code e} from -64 to 63:
 *
 * <ul>
 *   <li>positive: {@code 0x80 + e + 64}, then each digit plus 1;
 *   <li>zero: {@code 0x80} alone, a prefix of every positive number and so before it;
 *   <li>negative: the exponent byte inverted, then 101 minus each digit, then 102, so that of two
 *       with the same beginning the shorter one, being greater, comes later.
 * </ul>
 */
final class NumberKey {
  private static final int ZERO = 0x80;
  private static final int EXPONENT_BIAS = 64;
  private static final int NEGATIVE_END = 102;

  private NumberKey() {}

  /** At most 22 bytes. */
  static byte[] encode(DynamoNumber number) {
    if (number.signum() == 0) {
      return new byte[] {(byte) ZERO};
    }
    boolean negative = number.signum() < 0;
    BigDecimal value = number.toBigDecimal();
    // The position of the leading digit: 0 for 1..9, 1 for 10..99, -1 for 0.1.
    int leading = value.precision() - value.scale() - 1;
    int exponent = Math.floorDiv(leading, 2) + 1;
    String digits = pairs(number.unscaledDigits().toString(), leading);
    int count = digits.length() / 2;
    byte[] key = new byte[1 + count + (negative ? 1 : 0)];
    int exponentByte = ZERO + exponent + EXPONENT_BIAS;
    key[0] = (byte) (negative ? ~exponentByte : exponentByte);
    for (int at = 0; at < count; at++) {
      int digit = Character.digit(digits.charAt(2 * at), 10) * 10;
      digit += Character.digit(digits.charAt(2 * at + 1), 10);
      key[1 + at] = (byte) (negative ? 101 - digit : digit + 1);
    }
    if (negative) {
      key[1 + count] = NEGATIVE_END;
    }
    return key;
  }

  /** The digits with a zero before and after where pairs need one. */
  private static String pairs(String digits, int leading) {
    String aligned = Math.floorMod(leading, 2) == 0 ? "0" + digits : digits;
    return aligned.length() % 2 == 0 ? aligned : aligned + "0";
  }
}
