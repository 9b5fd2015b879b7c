package dev.stator.dapr.query;

import dev.stator.tables.json.JsonValue;
import java.math.BigDecimal;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * An order of all JSON values: nothing and null, then booleans, numbers, strings, and the rest,
 * which is all equal. Numbers by their exact value, strings by their characters.
 */
final class JsonOrder implements Comparator<@Nullable JsonValue> {
  static final JsonOrder INSTANCE = new JsonOrder();

  private JsonOrder() {}

  @Override
  public int compare(@Nullable JsonValue left, @Nullable JsonValue right) {
    int byKind = Integer.compare(rank(left), rank(right));
    if (byKind != 0) {
      return byKind;
    }
    return left != null && right != null ? sameKind(left, right) : 0;
  }

  private static int sameKind(JsonValue left, JsonValue right) {
    return switch (left) {
      case JsonValue.Bool bool when right instanceof JsonValue.Bool other ->
          Boolean.compare(bool.value(), other.value());
      case JsonValue.Num number when right instanceof JsonValue.Num other ->
          number(number).compareTo(number(other));
      case JsonValue.Str string when right instanceof JsonValue.Str other ->
          string.value().compareTo(other.value());
      default -> 0;
    };
  }

  /** Whether greater and smaller mean something for these two. */
  static boolean areComparable(JsonValue left, JsonValue right) {
    return (left instanceof JsonValue.Num && right instanceof JsonValue.Num)
        || (left instanceof JsonValue.Str && right instanceof JsonValue.Str);
  }

  /** Whether two values are the same; numbers by their value. */
  static boolean areEqual(JsonValue left, JsonValue right) {
    return (left instanceof JsonValue.Num a && right instanceof JsonValue.Num b)
        ? number(a).compareTo(number(b)) == 0
        : left.equals(right);
  }

  private static BigDecimal number(JsonValue.Num number) {
    try {
      return new BigDecimal(number.text());
    } catch (NumberFormatException exponentTooLarge) {
      throw new QuerySyntaxException(
          "the number " + number.text() + " is too large to be compared");
    }
  }

  private static int rank(@Nullable JsonValue value) {
    return switch (value) {
      case null -> 0;
      case JsonValue.Null none -> 0;
      case JsonValue.Bool bool -> 1;
      case JsonValue.Num number -> 2;
      case JsonValue.Str string -> 3;
      case JsonValue.Obj object -> 4;
      case JsonValue.Arr array -> 4;
    };
  }
}
