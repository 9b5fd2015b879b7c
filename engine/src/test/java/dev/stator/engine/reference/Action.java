package dev.stator.engine.reference;

import static dev.stator.engine.reference.Refusal.invalidIf;

import dev.stator.engine.reference.Expression.Path;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One action of an update: SET, REMOVE (which has no operand), ADD or DELETE (a literal each).
 *
 * <p>Source: Amazon DynamoDB Developer Guide, "Using update expressions in DynamoDB".
 */
public record Action(String clause, Path path, @Nullable Expression operand) {

  /** The item after all of {@code actions}, each of which reads it as it was before. */
  @SuppressWarnings("unchecked") // the copy of an item is one
  static Map<String, Object> apply(
      List<Action> actions, Map<String, Object> before, Map<String, Object> key) {
    // Of an item that is not there, there is nothing to take away.
    List<Action> done = actions.stream().filter(a -> !before.isEmpty() || a.gives()).toList();
    if (done.isEmpty() && !actions.isEmpty()) {
      return before;
    }
    Map<String, Object> read = before.isEmpty() ? key : before;
    Object after = copy(read);
    done.forEach(action -> action.put(after, action.result(read)));
    return (Map<String, Object>) copy(after);
  }

  private boolean gives() {
    return clause.equals("SET") || clause.equals("ADD");
  }

  /** What is at the path afterwards, or null for nothing. */
  private @Nullable Object result(Map<String, Object> before) {
    Object given = operand == null ? null : operand.in(before);
    invalidIf(given == null && operand != null);
    Object current = path.in(before);
    if (clause.equals("SET") || given == null || current == null) {
      return clause.equals("DELETE") ? null : given;
    }
    invalidIf(!Values.type(current).equals(Values.type(given)));
    if (current instanceof BigDecimal number) {
      return Values.sum(number, (BigDecimal) given);
    }
    Set<Object> members = new HashSet<>((Set<?>) current);
    boolean changed =
        clause.equals("ADD") ? members.addAll((Set<?>) given) : members.removeAll((Set<?>) given);
    return !changed ? current : members.isEmpty() ? null : members;
  }

  /** An element that goes leaves null, what is set past the end has nulls before it. */
  @SuppressWarnings("unchecked") // copies of maps and lists take any value
  private void put(Object item, @Nullable Object result) {
    List<Object> steps = path.steps();
    Object parent = Expression.at(item, steps.subList(0, steps.size() - 1));
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
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> entries = new TreeMap<>(map);
      entries.values().removeIf(entry -> entry == null);
      entries.replaceAll((name, entry) -> copy(entry));
      return entries;
    }
    return value instanceof List<?> list
        ? new ArrayList<>(list.stream().filter(e -> e != null).map(Action::copy).toList())
        : value;
  }
}
