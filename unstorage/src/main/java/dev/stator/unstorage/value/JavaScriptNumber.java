package dev.stator.unstorage.value;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * A double as JavaScript writes it: the fewest digits that read back as the same number.
 *
 * <p>Source: ECMAScript 2024, section 6.1.6.1.20, "Number::toString".
 */
final class JavaScriptNumber {
  private static final int PLAIN_DIGITS_MAX = 21;
  private static final int LEADING_ZEROS_MAX = 6;

  private JavaScriptNumber() {}

  static String text(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return Double.toString(value);
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal shortest = shortest(Math.abs(value));
    String digits = shortest.unscaledValue().toString();
    // the number is 0.digits times ten to the power of point
    int point = digits.length() - shortest.scale();
    return (value < 0 ? "-" : "") + text(digits, point);
  }

  /** Java writes two digits where one would do, such as 4.9E-324 for 5e-324. */
  private static BigDecimal shortest(double value) {
    BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    if (decimal.precision() == 2) {
      BigDecimal one = decimal.round(new MathContext(1));
      if (one.doubleValue() == value) {
        return one.stripTrailingZeros();
      }
    }
    return decimal;
  }

  private static String text(String digits, int point) {
    int length = digits.length();
    if (length <= point && point <= PLAIN_DIGITS_MAX) {
      return digits + "0".repeat(point - length);
    }
    if (0 < point && point <= PLAIN_DIGITS_MAX) {
      return digits.substring(0, point) + "." + digits.substring(point);
    }
    if (-LEADING_ZEROS_MAX < point && point <= 0) {
      return "0." + "0".repeat(-point) + digits;
    }
    int exponent = point - 1;
    String fraction = length == 1 ? "" : "." + digits.substring(1);
    return digits.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
  }
}
