package dev.stator.engine.reference;

import dev.stator.engine.comparison.Expression;
import dev.stator.engine.comparison.Expression.Call;
import dev.stator.engine.comparison.Expression.Literal;
import dev.stator.engine.comparison.Expression.Path;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What expressions are of an item.
 *
 * <p>Source: Developer Guide, "Condition and filter expressions, operators, and functions in
 * DynamoDB", "Using update expressions in DynamoDB", "Using projection expressions in DynamoDB".
 */
final class Evaluation {
  private Evaluation() {}

  static boolean holds(Expression condition, Map<String, Object> item) {
    return Boolean.TRUE.equals(value(condition, item));
  }

  /** Null for none. */
  static @Nullable Object value(Expression expression, Map<String, Object> item) {
    return switch (expression) {
      case Path(List<Object> steps) -> at(item, steps);
      case Literal(Object value) -> value;
      case Call call -> {
        List<@Nullable Object> values = new ArrayList<>();
        call.arguments().forEach(argument -> values.add(value(argument, item)));
        yield result(call, values);
      }
    };
  }

  static @Nullable Object at(@Nullable Object value, List<Object> steps) {
    return steps.isEmpty()
        ? value
        : at(children(value).get(steps.getFirst()), steps.subList(1, steps.size()));
  }

  /** By name or index. */
  private static Map<Object, Object> children(@Nullable Object value) {
    Map<Object, Object> children = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      children.putAll(map);
    } else if (value instanceof List<?> list) {
      list.forEach(child -> children.put(children.size(), child));
    }
    return children;
  }

  /** What an item has at the paths, if there are any, inside the maps and lists that lead to it. */
  @SuppressWarnings("unchecked") // what is left of a map is a map
  static Map<String, Object> project(Map<String, Object> item, List<Path> paths) {
    List<List<Object>> all =
        paths.isEmpty() ? List.of(List.of()) : paths.stream().map(Path::steps).toList();
    Object rest = select(item, all);
    return rest == null ? Map.of() : (Map<String, Object>) rest;
  }

  private static @Nullable Object select(Object value, List<List<Object>> paths) {
    if (paths.isEmpty() || paths.contains(List.of())) {
      return paths.isEmpty() ? null : value;
    }
    Map<Object, Object> selected = children(value);
    selected.replaceAll(
        (step, child) -> {
          Stream<List<Object>> through = paths.stream().filter(p -> p.getFirst().equals(step));
          return select(child, through.map(path -> path.subList(1, path.size())).toList());
        });
    selected.values().removeIf(child -> child == null);
    Object rest = value instanceof Map ? selected : new ArrayList<>(selected.values());
    return selected.isEmpty() ? null : rest;
  }

  private static @Nullable Object result(Call call, List<@Nullable Object> values) {
    Object one = values.getFirst();
    Object other = values.getLast();
    Integer order = Values.order(one, other);
    boolean areTexts = order != null && !(one instanceof BigDecimal);
    return switch (call.operator()) {
      case "NOT" -> Boolean.FALSE.equals(one);
      case "AND" -> Boolean.TRUE.equals(one) && Boolean.TRUE.equals(other);
      case "OR" -> Boolean.TRUE.equals(one) || Boolean.TRUE.equals(other);
      case "=" -> one != null && one.equals(other);
      // What is not there differs from everything, but a size that is not defined meets no test.
      case "<>" ->
          (one == null || !one.equals(other))
              && (one != null || call.arguments().getFirst() instanceof Path)
              && (other != null || call.arguments().getLast() instanceof Path);
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
        Refusal.invalidIf(!(one instanceof List && other instanceof List));
        yield Stream.of(one, other).flatMap(list -> ((List<?>) list).stream()).toList();
      }
      default -> {
        Refusal.invalidIf(!(one instanceof BigDecimal && other instanceof BigDecimal));
        BigDecimal number = (BigDecimal) other;
        yield Values.sum((BigDecimal) one, call.operator().equals("-") ? number.negate() : number);
      }
    };
  }
}
