package dev.stator.model;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * A DynamoDB number: exact decimal, at most 38 significant digits, zero or a magnitude from 1E-130
 * to 9.99…E+125. Equal and ordered by value: {@code 1}, {@code 1.0} and {@code 1e0} are one number.
 * Printed in plain decimal, never with an exponent, without needless zeros.
 *
 * <p>Source: Amazon DynamoDB Developer Guide, "Supported data types and naming rules", Number;
 * texts as the service answers them.
 */
public final class DynamoNumber implements Comparable<DynamoNumber> {
  public static final DynamoNumber ZERO = new DynamoNumber(BigDecimal.ZERO);

  /** {@link #parse}: the text is no decimal number. */
  public static final String NOT_A_NUMBER =
      "The parameter cannot be converted to a numeric value: ";

  public static final String OVERFLOW =
      "Number overflow. Attempting to store a number with magnitude larger than supported range";
  public static final String UNDERFLOW =
      "Number underflow. Attempting to store a number with magnitude smaller than supported range";
  public static final String TOO_PRECISE =
      "Attempting to store more than 38 significant digits in a Number";

  /** Text longer than this is refused before it is read; a legal number never needs so much. */
  private static final int MAX_TEXT_LENGTH = 400;

  private static final int MAX_EXPONENT_DIGITS = 6;

  private final BigDecimal value;

  private DynamoNumber(BigDecimal value) {
    this.value = value;
  }

  /**
   * Reads a decimal number: optional sign, digits with an optional point, optional exponent.
   *
   * @throws NumberFormatException with the service's own message if {@code text} is not a number,
   *     or is one that DynamoDB cannot store
   */
  public static DynamoNumber parse(String text) {
    if (text.length() > MAX_TEXT_LENGTH || !isDecimal(text)) {
      throw new NumberFormatException(NOT_A_NUMBER + text);
    }
    BigDecimal value = new BigDecimal(text);
    if (value.signum() == 0 && exponent(value) > Limits.NUMBER_MAX_EXPONENT) {
      // The service looks at the magnitude of a zero as it is written.
      throw new NumberFormatException(OVERFLOW);
    }
    return of(value);
  }

  public static DynamoNumber of(long value) {
    return new DynamoNumber(normal(BigDecimal.valueOf(value)));
  }

  /**
   * @throws NumberFormatException with the service's own message if the value cannot be stored
   */
  public static DynamoNumber of(BigDecimal value) {
    if (value.signum() == 0) {
      return ZERO;
    }
    BigDecimal normal = normal(value);
    int exponent = exponent(normal);
    if (exponent > Limits.NUMBER_MAX_EXPONENT) {
      throw new NumberFormatException(OVERFLOW);
    }
    if (exponent < Limits.NUMBER_MIN_EXPONENT) {
      throw new NumberFormatException(UNDERFLOW);
    }
    if (normal.precision() > Limits.NUMBER_MAX_DIGITS) {
      throw new NumberFormatException(TOO_PRECISE);
    }
    return new DynamoNumber(normal);
  }

  /**
   * @throws NumberFormatException if the sum cannot be stored exactly
   */
  public DynamoNumber plus(DynamoNumber other) {
    return arithmetic(value.add(other.value));
  }

  /**
   * @throws NumberFormatException if the difference cannot be stored exactly
   */
  public DynamoNumber minus(DynamoNumber other) {
    return arithmetic(value.subtract(other.value));
  }

  public BigDecimal toBigDecimal() {
    return value;
  }

  public int signum() {
    return value.signum();
  }

  @Override
  public int compareTo(DynamoNumber other) {
    return value.compareTo(other.value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DynamoNumber that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  /** Plain decimal: no exponent, no needless zeros, {@code 0} for zero. */
  @Override
  public String toString() {
    return value.toPlainString();
  }

  /** A result that needs more than 38 digits is told as an overflow, as the service does. */
  private static DynamoNumber arithmetic(BigDecimal result) {
    try {
      return of(result);
    } catch (NumberFormatException inexact) {
      if (TOO_PRECISE.equals(inexact.getMessage())) {
        throw new NumberFormatException(OVERFLOW);
      }
      throw inexact;
    }
  }

  /** Of the first digit: 0 of 1 to 9. */
  private static int exponent(BigDecimal value) {
    return value.precision() - value.scale() - 1;
  }

  private static BigDecimal normal(BigDecimal value) {
    // Equality of BigDecimal looks at the scale: without trailing zeros each value has one form.
    return value.stripTrailingZeros();
  }

  private static boolean isDecimal(String text) {
    int length = text.length();
    int at = 0;
    if (at < length && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
      at++;
    }
    int digits = 0;
    while (at < length && isDigit(text.charAt(at))) {
      at++;
      digits++;
    }
    if (at < length && text.charAt(at) == '.') {
      at++;
      while (at < length && isDigit(text.charAt(at))) {
        at++;
        digits++;
      }
    }
    if (digits == 0) {
      return false;
    }
    if (at < length && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
      at++;
      if (at < length && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
        at++;
      }
      int exponentStart = at;
      while (at < length && isDigit(text.charAt(at))) {
        at++;
      }
      int exponentDigits = at - exponentStart;
      if (exponentDigits == 0 || exponentDigits > MAX_EXPONENT_DIGITS) {
        return false;
      }
    }
    return at == length;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** The digits without sign and point, for size rules and key encodings. */
  public BigInteger unscaledDigits() {
    return value.unscaledValue().abs();
  }
}
