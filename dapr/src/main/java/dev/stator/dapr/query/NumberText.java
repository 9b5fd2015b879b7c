package dev.stator.dapr.query;

import java.math.BigInteger;

/**
 * A JSON number to be compared by its exact value, whatever its exponent and however many digits:
 * its text is looked at, and never made a number of so many digits.
 *
 * @param sign -1, 0 or 1
 * @param digits without zeros at either end; empty for 0
 * @param magnitude of the first digit: the number is {@code 0.digits} times ten to this power
 */
record NumberText(int sign, String digits, BigInteger magnitude) implements Comparable<NumberText> {
  /** Exponents of more digits are all taken for the one after the largest of so many. */
  private static final int EXPONENT_DIGITS_MAX = 30;

  /**
   * @param json a number as JSON writes it
   */
  static NumberText of(String json) {
    int begin = json.charAt(0) == '-' ? 1 : 0;
    int exponentAt = Math.max(json.indexOf('e'), json.indexOf('E'));
    int end = exponentAt < 0 ? json.length() : exponentAt;
    int point = json.indexOf('.');
    int wholeEnd = point < 0 || point > end ? end : point;
    String fraction = wholeEnd == end ? "" : json.substring(wholeEnd + 1, end);
    String all = json.substring(begin, wholeEnd) + fraction;
    int first = 0;
    while (first < all.length() && all.charAt(first) == '0') {
      first++;
    }
    int last = all.length();
    while (last > first && all.charAt(last - 1) == '0') {
      last--;
    }
    if (first == last) {
      return new NumberText(0, "", BigInteger.ZERO);
    }
    return new NumberText(
        begin == 1 ? -1 : 1,
        all.substring(first, last),
        exponent(json, exponentAt).add(BigInteger.valueOf((long) wholeEnd - begin - first)));
  }

  private static BigInteger exponent(String json, int at) {
    if (at < 0) {
      return BigInteger.ZERO;
    }
    boolean negative = json.charAt(at + 1) == '-';
    int from = negative || json.charAt(at + 1) == '+' ? at + 2 : at + 1;
    while (from < json.length() - 1 && json.charAt(from) == '0') {
      from++;
    }
    BigInteger absolute =
        json.length() - from > EXPONENT_DIGITS_MAX
            ? BigInteger.TEN.pow(EXPONENT_DIGITS_MAX)
            : new BigInteger(json.substring(from));
    return negative ? absolute.negate() : absolute;
  }

  @Override
  public int compareTo(NumberText other) {
    if (sign != other.sign) {
      return Integer.compare(sign, other.sign);
    }
    int order = magnitude.compareTo(other.magnitude);
    return sign * (order == 0 ? digits.compareTo(other.digits) : order);
  }
}
