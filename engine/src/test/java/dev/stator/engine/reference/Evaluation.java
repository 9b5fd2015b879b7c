package dev.stator.engine.reference;

import static dev.stator.engine.reference.ReferenceTables.invalidIf;

import dev.stator.engine.comparison.Action;
import dev.stator.engine.comparison.Expression;
import dev.stator.engine.comparison.Expression.Path;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What expressions are of an item, and what updates make of one.
 *
 * <p>Source: Developer Guide, "Condition and filter expressions, operators, and functions in
 * DynamoDB", "Using update expressions in DynamoDB", "Using projection expressions in DynamoDB".
 */
final class Evaluation {
  private Evaluation() {}

  static boolean holds(Expression condition, Map<String, Object> item) {
    return Boolean.TRUE.equals(value(condition, item));
  }

  static @Nullable Object value(Expression expression, Map<String, Object> item) {
    return switch (expression) {
      case Path(List<Object> steps) -> at(item, steps);
      case Expression.Literal(Object value) -> value;
      case Expression.Call call -> {
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
    List<List<Object>> all = paths.stream().map(Path::steps).toList();
    Object rest = paths.isEmpty() ? item : select(item, all);
    return rest == null ? Map.of() : (Map<String, Object>) rest;
  }

  private static @Nullable Object select(Object value, List<List<Object>> paths) {
    if (paths.contains(List.of())) {
      return value;
    }
    Map<Object, Object> selected = children(value);
    selected.replaceAll(
        (step, child) -> {
          Stream<List<Object>> through = paths.stream().filter(p -> p.getFirst().equals(step));
          return select(child, through.map(path -> path.subList(1, path.size())).toList());
        });
    Object rest = copy(value instanceof Map ? selected : new ArrayList<>(selected.values()));
    return children(rest).isEmpty() ? null : rest;
  }

  private static @Nullable Object result(Expression.Call call, List<@Nullable Object> values) {
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
        invalidIf(!(one instanceof List && other instanceof List));
        yield Stream.of(one, other).flatMap(list -> ((List<?>) list).stream()).toList();
      }
      default -> {
        invalidIf(!(one instanceof BigDecimal && other instanceof BigDecimal));
        BigDecimal number = (BigDecimal) other;
        yield Values.sum((BigDecimal) one, call.operator().equals("-") ? number.negate() : number);
      }
    };
  }

  /** The item after all of {@code actions}, each of which reads it as it was before. */
  @SuppressWarnings("unchecked") // the copy of an item is one
  static Map<String, Object> updated(
      List<Action> actions, Map<String, Object> before, Map<String, Object> key) {
    // Of an item that is not there, there is nothing to take away.
    List<Action> done = actions.stream().filter(a -> !before.isEmpty() || a.gives()).toList();
    if (done.isEmpty() && !actions.isEmpty()) {
      return before;
    }
    Map<String, Object> read = before.isEmpty() ? key : before;
    Object after = copy(read);
    done.forEach(action -> put(after, action.path().steps(), changed(action, read)));
    return (Map<String, Object>) copy(after);
  }

  /** What is at the path afterwards, or null for nothing. */
  private static @Nullable Object changed(Action action, Map<String, Object> before) {
    Object given = action.operand() == null ? null : value(action.operand(), before);
    invalidIf(given == null && action.operand() != null);
    Object current = value(action.path(), before);
    if (action.clause().equals("SET") || given == null || current == null) {
      return action.clause().equals("DELETE") ? null : given;
    }
    invalidIf(!Values.type(current).equals(Values.type(given)));
    if (current instanceof BigDecimal number) {
      return Values.sum(number, (BigDecimal) given);
    }
    Set<Object> members = new HashSet<>((Set<?>) current);
    Set<?> others = (Set<?>) given;
    boolean isNew = action.gives() ? members.addAll(others) : members.removeAll(others);
    return !isNew ? current : members.isEmpty() ? null : members;
  }

  /** An element that goes leaves null, what is set past the end has nulls before it. */
  @SuppressWarnings("unchecked") // copies of maps and lists take any value
  private static void put(Object item, List<Object> steps, @Nullable Object result) {
    Object parent = at(item, steps.subList(0, steps.size() - 1));
    if (parent instanceof List && steps.getLast() instanceof Integer index) {
      List<@Nullable Object> list = (List<@Nullable Object>) parent;
      while (list.size() <= index) {
        list.add(null);
      }
      list.set(index, result);
    } else if (parent instanceof Map && steps.getLast() instanceof String name) {
      ((Map<Object, @Nullable Object>) parent).put(name, result);
    } else {
      invalidIf(true);
    }
  }

  /** Without nulls. */
  private static Object copy(Object value) {
    if (!(value instanceof Map || value instanceof List)) {
      return value;
    }
    Map<Object, Object> children = children(value);
    children.values().removeIf(child -> child == null);
    children.replaceAll((step, child) -> copy(child));
    return value instanceof Map ? children : new ArrayList<>(children.values());
  }
}
