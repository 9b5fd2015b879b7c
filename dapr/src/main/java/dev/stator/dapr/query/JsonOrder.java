package dev.stator.dapr.query;

import dev.stator.tables.json.JsonValue;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.IntStream;
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

  /** Whether two values are the same; numbers by their value, wherever they stand. */
  static boolean areEqual(JsonValue left, JsonValue right) {
    return switch (left) {
      case JsonValue.Num number when right instanceof JsonValue.Num other ->
          number(number).compareTo(number(other)) == 0;
      case JsonValue.Arr array when right instanceof JsonValue.Arr other ->
          array.elements().size() == other.elements().size()
              && IntStream.range(0, array.elements().size())
                  .allMatch(i -> areEqual(array.elements().get(i), other.elements().get(i)));
      case JsonValue.Obj object when right instanceof JsonValue.Obj other ->
          object.members().keySet().equals(other.members().keySet())
              && object.members().entrySet().stream()
                  .allMatch(
                      member ->
                          areEqual(
                              member.getValue(),
                              Objects.requireNonNull(other.members().get(member.getKey()))));
      default -> left.equals(right);
    };
  }

  private static NumberText number(JsonValue.Num number) {
    return NumberText.of(number.text());
  }

  /** The same place in the order as {@code value}, without what that does not depend on. */
  static @Nullable JsonValue orderable(@Nullable JsonValue value) {
    return switch (value) {
      case JsonValue.Obj object -> JsonValue.Obj.EMPTY;
      case JsonValue.Arr array -> JsonValue.Obj.EMPTY;
      case null, default -> value;
    };
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
