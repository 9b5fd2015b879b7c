package dev.stator.engine.reference;

import static dev.stator.engine.reference.Answer.invalidIf;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A condition, a filter, or what SET assigns.
 *
 * <p>Source: Amazon DynamoDB Developer Guide, "Condition and filter expressions, operators, and
 * functions in DynamoDB" and "Using update expressions in DynamoDB".
 */
public sealed interface Expression {
  /** A document path: an attribute's name, then names of map entries or Integer list indexes. */
  record Path(List<Object> steps) implements Expression {}

  record Literal(Object value) implements Expression {}

  /** The operator or function as in the expression's text: {@code =}, {@code BETWEEN}, ... */
  record Call(String operator, List<Expression> arguments) implements Expression {}

  /** Its value; null for none. */
  default @Nullable Object in(Map<String, Object> item) {
    return switch (this) {
      case Path(List<Object> steps) -> at(item, steps);
      case Literal(Object value) -> value;
      case Call(String operator, List<Expression> arguments) -> {
        List<@Nullable Object> values = new ArrayList<>();
        arguments.forEach(argument -> values.add(argument.in(item)));
        yield result(operator, arguments, values);
      }
    };
  }

  default boolean holds(Map<String, Object> item) {
    return Boolean.TRUE.equals(in(item));
  }

  static @Nullable Object at(@Nullable Object value, List<Object> steps) {
    Object found = value;
    for (Object step : steps) {
      found =
          step instanceof Integer index
              ? found instanceof List<?> list && index < list.size() ? list.get(index) : null
              : found instanceof Map<?, ?> map ? map.get(step) : null;
    }
    return found;
  }

  /** What an item has at the paths, if there are any, inside the maps and lists that lead to it. */
  static Object project(@Nullable Map<String, Object> item, List<Path> paths) {
    Object selected = item;
    if (item != null && !paths.isEmpty()) {
      selected = select(item, paths.stream().map(Path::steps).toList());
    }
    return selected == null ? Map.of() : selected;
  }

  private static @Nullable Object select(Object value, List<List<Object>> paths) {
    if (paths.contains(List.of())) {
      return value;
    }
    Map<Object, Object> selected = new TreeMap<>();
    for (List<Object> path : paths) {
      Object first = path.getFirst();
      Stream<List<Object>> below = paths.stream().filter(other -> other.getFirst().equals(first));
      Object child = at(value, List.of(first));
      Object within =
          child == null ? null : select(child, below.map(p -> p.subList(1, p.size())).toList());
      if (within != null) {
        selected.put(first, within);
      }
    }
    return selected.isEmpty()
        ? null
        : value instanceof Map ? selected : List.copyOf(selected.values());
  }

  private static @Nullable Object result(
      String operator, List<Expression> arguments, List<@Nullable Object> values) {
    Object one = values.getFirst();
    Object other = values.getLast();
    Integer order = Values.order(one, other);
    boolean areTexts = order != null && !(one instanceof BigDecimal);
    return switch (operator) {
      case "NOT" -> !Boolean.TRUE.equals(one);
      case "AND" -> Boolean.TRUE.equals(one) && Boolean.TRUE.equals(other);
      case "OR" -> Boolean.TRUE.equals(one) || Boolean.TRUE.equals(other);
      case "=" -> one != null && one.equals(other);
      // What is not there differs from everything, but a size that is not defined meets no test.
      case "<>" ->
          (one == null || !one.equals(other))
              && (one != null || arguments.getFirst() instanceof Path)
              && (other != null || arguments.getLast() instanceof Path);
      case "<" -> order != null && order < 0;
      case "<=" -> order != null && order <= 0;
      case ">" -> order != null && order > 0;
      case ">=" -> order != null && order >= 0;
      case "BETWEEN" -> {
        Integer low = Values.order(one, values.get(1));
        yield low != null && low >= 0 && order != null && order <= 0;
      }
      case "IN" -> one != null && values.subList(1, values.size()).contains(one);
      case "attribute_exists" -> one != null;
      case "attribute_not_exists" -> one == null;
      case "attribute_type" -> one != null && Values.type(one).equals(other);
      case "begins_with" -> areTexts && Values.text(one).startsWith(Values.text(other));
      case "contains" ->
          one instanceof Collection<?> members
              ? other != null && members.contains(other)
              : areTexts && Values.text(one).contains(Values.text(other));
      case "size" -> Values.size(one);
      case "if_not_exists" -> one == null ? other : one;
      case "list_append" -> {
        invalidIf(!(one instanceof List && other instanceof List));
        yield Stream.of(one, other).flatMap(list -> ((List<?>) list).stream()).toList();
      }
      default -> {
        invalidIf(!(one instanceof BigDecimal && other instanceof BigDecimal));
        BigDecimal number = (BigDecimal) other;
        yield Values.sum((BigDecimal) one, operator.equals("-") ? number.negate() : number);
      }
    };
  }
}
