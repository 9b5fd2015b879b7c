package dev.stator.engine.reference;

import dev.stator.engine.comparison.Action;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Source: Developer Guide, "Using update expressions in DynamoDB". */
final class Updating {
  private Updating() {}

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
    done.forEach(action -> put(after, action.path().steps(), result(action, read)));
    return (Map<String, Object>) copy(after);
  }

  /** What is at the path afterwards, or null for nothing. */
  private static @Nullable Object result(Action action, Map<String, Object> before) {
    Object given = action.operand() == null ? null : Evaluation.value(action.operand(), before);
    Refusal.invalidIf(given == null && action.operand() != null);
    Object current = Evaluation.value(action.path(), before);
    if (action.clause().equals("SET") || given == null || current == null) {
      return action.clause().equals("DELETE") ? null : given;
    }
    Refusal.invalidIf(!Values.type(current).equals(Values.type(given)));
    if (current instanceof BigDecimal number) {
      return Values.sum(number, (BigDecimal) given);
    }
    Set<Object> members = new HashSet<>((Set<?>) current);
    if (action.gives()) {
      members.addAll((Set<?>) given);
    } else {
      members.removeAll((Set<?>) given);
    }
    return members.isEmpty() ? null : members;
  }

  /** An element that goes leaves null, what is set past the end has nulls before it. */
  @SuppressWarnings("unchecked") // copies of maps and lists take any value
  private static void put(Object item, List<Object> steps, @Nullable Object result) {
    Object parent = Evaluation.at(item, steps.subList(0, steps.size() - 1));
    if (parent instanceof List && steps.getLast() instanceof Integer index) {
      List<@Nullable Object> list = (List<@Nullable Object>) parent;
      while (list.size() <= index) {
        list.add(null);
      }
      list.set(index, result);
    } else if (parent instanceof Map && steps.getLast() instanceof String name) {
      ((Map<Object, @Nullable Object>) parent).put(name, result);
    } else {
      Refusal.invalidIf(true);
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
        ? new ArrayList<>(list.stream().filter(e -> e != null).map(Updating::copy).toList())
        : value;
  }
}
