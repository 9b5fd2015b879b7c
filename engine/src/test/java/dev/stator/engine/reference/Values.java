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
 * The ten types as plain values: String, BigDecimal without trailing zeros, Binary, Boolean, Null,
 * List, Map, and Set of one of the first three. Equal by {@code equals}.
 *
 * <p>Source: Amazon DynamoDB Developer Guide, "Supported data types and naming rules".
 */
public final class Values {
  public enum Null {
    NULL
  }

  /** One character a byte, from 0 to 255: ordered as text they are ordered as bytes. */
  public record Binary(String bytes) {}

  private Values() {}

  public static String type(Object value) {
    return switch (value) {
      case String text -> "S";
      case BigDecimal number -> "N";
      case Binary binary -> "B";
      case Boolean bool -> "BOOL";
      case List<?> list -> "L";
      case Map<?, ?> map -> "M";
      case Set<?> set -> type(set.iterator().next()) + "S";
      default -> "NULL";
    };
  }

  /** Which of two strings (by their UTF-8), numbers or binaries is less; null for anything else. */
  public static @Nullable Integer order(@Nullable Object one, @Nullable Object other) {
    if (one instanceof BigDecimal a && other instanceof BigDecimal b) {
      return a.compareTo(b);
    } else if (one instanceof Binary(String a) && other instanceof Binary(String b)) {
      return a.compareTo(b);
    }
    return one instanceof String a && other instanceof String b
        ? Arrays.compareUnsigned(a.getBytes(UTF_8), b.getBytes(UTF_8))
        : null;
  }

  /** The characters of a string; of a binary, the bytes. */
  static String text(@Nullable Object value) {
    return value instanceof Binary(String bytes) ? bytes : String.valueOf(value);
  }

  /** What size() gives, or null where it is not defined. */
  static @Nullable Object size(@Nullable Object value) {
    return switch (value) {
      case String text -> new BigDecimal(text.length()).stripTrailingZeros();
      case Binary(String bytes) -> size(bytes);
      case Collection<?> members -> size("-".repeat(members.size()));
      case Map<?, ?> map -> size(map.keySet());
      case null, default -> null;
    };
  }

  /** Exact, 38 digits at most, from 1E-130 to 9.99E+125 or zero: anything else is refused. */
  static BigDecimal sum(BigDecimal one, BigDecimal other) {
    BigDecimal sum = one.add(other).stripTrailingZeros();
    int exponent = sum.precision() - sum.scale() - 1;
    ReferenceTables.invalidIf(sum.precision() > 38);
    ReferenceTables.invalidIf(sum.signum() != 0 && (exponent < -130 || exponent > 125));
    return sum;
  }
}
