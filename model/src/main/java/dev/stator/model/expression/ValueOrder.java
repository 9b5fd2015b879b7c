package dev.stator.model.expression;

import dev.stator.model.AttributeValue;

/**
 * Equality and order of values as expressions and keys see them. Equality is by value: numbers by
 * magnitude, sets and maps without regard to order, documents all the way down. Only two strings,
 * two numbers or two binaries have an order.
 *
 * <p>Source: Amazon DynamoDB Developer Guide, "Comparison operator and function reference"; order
 * of strings by their UTF-8 bytes: API Reference, "Condition".
 */
public final class ValueOrder {
  private ValueOrder() {}

  public static boolean equal(AttributeValue left, AttributeValue right) {
    return left.equals(right);
  }

  /** Whether values of this type have an order among themselves: S, N and B. */
  public static boolean hasOrder(AttributeValue value) {
    return value instanceof AttributeValue.S
        || value instanceof AttributeValue.N
        || value instanceof AttributeValue.B;
  }

  /** Whether {@link #compare} is defined for the two: same type, and one that has an order. */
  public static boolean comparable(AttributeValue left, AttributeValue right) {
    return left.getClass() == right.getClass() && hasOrder(left);
  }

  /**
   * Negative, zero or positive as {@code left} sorts before, with or after {@code right}.
   *
   * @throws IllegalArgumentException if the two are not {@link #comparable}
   */
  public static int compare(AttributeValue left, AttributeValue right) {
    if (left instanceof AttributeValue.S one && right instanceof AttributeValue.S other) {
      return compareText(one.value(), other.value());
    }
    if (left instanceof AttributeValue.N one && right instanceof AttributeValue.N other) {
      return one.value().compareTo(other.value());
    }
    if (left instanceof AttributeValue.B one && right instanceof AttributeValue.B other) {
      return one.value().compareTo(other.value());
    }
    throw new IllegalArgumentException("no order between " + left.type() + " and " + right.type());
  }

  /** The order of the texts' UTF-8 bytes, which is the order of their code points. */
  public static int compareText(String left, String right) {
    int shorter = Math.min(left.length(), right.length());
    for (int at = 0; at < shorter; at++) {
      char one = left.charAt(at);
      char other = right.charAt(at);
      if (one != other) {
        // UTF-16 puts surrogates, which stand for the highest code points, before U+E000-U+FFFF.
        boolean oneIsHigh = Character.isSurrogate(one);
        boolean otherIsHigh = Character.isSurrogate(other);
        return oneIsHigh == otherIsHigh ? one - other : oneIsHigh ? 1 : -1;
      }
    }
    return left.length() - right.length();
  }
}
