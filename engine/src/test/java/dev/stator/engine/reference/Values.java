package dev.stator.engine.reference;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The ten types as plain values: {@link String}, {@link BigDecimal} without trailing zeros, {@link
 * Binary}, {@link Boolean}, {@link #NULL}, {@link List}, {@link Map}, and {@link Set} of one of the
 * first three. Equal by {@code equals}.
 *
 * <p>Source: Amazon DynamoDB Developer Guide, "Supported data types and naming rules".
 */
public final class Values {
  /** The value of type NULL. */
  public static final Object NULL = Null.NULL;

  private static final int DIGITS_MAX = 38;
  private static final BigDecimal LEAST = new BigDecimal("1E-130");
  private static final BigDecimal BEYOND = new BigDecimal("1E+126");

  private enum Null {
    NULL
  }

  private Values() {}

  public static BigDecimal number(String text) {
    return new BigDecimal(text).stripTrailingZeros();
  }

  static BigDecimal number(int count) {
    return BigDecimal.valueOf(count).stripTrailingZeros();
  }

  /** The type descriptor. An empty set, which is no legal value, counts as SS. */
  public static String type(Object value) {
    return switch (value) {
      case String text -> "S";
      case BigDecimal number -> "N";
      case Binary bytes -> "B";
      case Boolean bool -> "BOOL";
      case List<?> list -> "L";
      case Map<?, ?> map -> "M";
      case Set<?> set -> set.isEmpty() ? "SS" : type(set.iterator().next()) + "S";
      default -> "NULL";
    };
  }

  /** Only strings, numbers and binaries are less or greater than others. */
  static boolean hasOrder(Object value) {
    return value instanceof String || value instanceof BigDecimal || value instanceof Binary;
  }

  static boolean comparable(Object left, Object right) {
    return hasOrder(left) && type(left).equals(type(right));
  }

  /** "DynamoDB collates and compares strings using the bytes of the UTF-8 encoding". */
  static int compare(Object left, Object right) {
    if (left instanceof BigDecimal one && right instanceof BigDecimal other) {
      return one.compareTo(other);
    }
    if (left instanceof Binary one && right instanceof Binary other) {
      return one.hex().compareTo(other.hex());
    }
    return Arrays.compareUnsigned(((String) left).getBytes(UTF_8), ((String) right).getBytes(UTF_8));
  }

  static boolean beginsWith(@Nullable Object value, @Nullable Object prefix) {
    if (value instanceof Binary bytes && prefix instanceof Binary part) {
      return bytes.hex().startsWith(part.hex());
    }
    return value instanceof String text && prefix instanceof String part && text.startsWith(part);
  }

  static boolean contains(@Nullable Object value, @Nullable Object part) {
    return switch (value) {
      case String text -> part instanceof String sought && text.contains(sought);
      case Binary bytes -> part instanceof Binary sought && bytes.contains(sought);
      case Collection<?> members -> part != null && members.contains(part);
      case null, default -> false;
    };
  }

  /** What size() gives, or null where it is not defined. */
  static @Nullable Object size(@Nullable Object value) {
    return switch (value) {
      case String text -> number(text.length());
      case Binary bytes -> number(bytes.hex().length() / 2);
      case Collection<?> members -> number(members.size());
      case Map<?, ?> map -> number(map.size());
      case null, default -> null;
    };
  }

  /** Whether a number can be stored: 38 digits, 1E-130 to 9.9...E+125, or zero. */
  static boolean isStorable(BigDecimal number) {
    BigDecimal magnitude = number.abs().stripTrailingZeros();
    return magnitude.signum() == 0
        || (magnitude.precision() <= DIGITS_MAX
            && magnitude.compareTo(LEAST) >= 0
            && magnitude.compareTo(BEYOND) < 0);
  }

  static boolean hasEmptySet(Object value) {
    return switch (value) {
      case Set<?> set -> set.isEmpty();
      case List<?> list -> list.stream().anyMatch(Values::hasEmptySet);
      case Map<?, ?> map -> map.values().stream().anyMatch(Values::hasEmptySet);
      default -> false;
    };
  }

  static boolean isEmpty(Object value) {
    return value.equals("") || value.equals(new Binary(""));
  }

  @SuppressWarnings("unchecked") // keys of a map value are attribute names
  public static Map<String, Object> entries(Object map) {
    return (Map<String, Object>) map;
  }
}
