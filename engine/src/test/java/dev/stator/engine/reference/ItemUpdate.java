package dev.stator.engine.reference;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Carries out the actions of one update on a copy of the item. List indexes are those before the
 * update: elements that go leave a mark, and what is set past the end waits, until all is done.
 */
final class ItemUpdate {
  private static final Object GONE = new Object();

  private final Map<String, Object> after;
  private final Map<Object, TreeMap<Integer, Object>> pastEnd = new IdentityHashMap<>();

  private ItemUpdate(Map<String, Object> before) {
    after = Values.entries(copy(before));
  }

  static void check(List<Action> actions, Schema schema) {
    Refusal.invalidIf(actions.stream().anyMatch(a -> schema.has(a.path().attribute())));
  }

  /** What needs no table. */
  static void check(List<Action> actions) {
    actions.forEach(Action::check);
    Path.requireApart(actions.stream().map(Action::path).toList());
  }

  static Map<String, Object> apply(List<Action> actions, Map<String, Object> before) {
    ItemUpdate update = new ItemUpdate(before);
    actions.forEach(action -> update.put(action.path(), action.result(before)));
    update.tidy(update.after);
    return update.after;
  }

  private void put(Path path, @Nullable Object result) {
    Object container = after;
    for (Path.Step step : path.steps().subList(0, path.steps().size() - 1)) {
      container = Path.child(container, step);
      if (container == null) {
        throw Refusal.invalid();
      }
    }
    Object value = result == null ? null : copy(result);
    switch (path.steps().getLast()) {
      case Path.Entry(String name) when container instanceof Map -> {
        if (value == null) {
          Values.entries(container).remove(name);
        } else {
          Values.entries(container).put(name, value);
        }
      }
      case Path.Element(int index) when container instanceof List -> {
        List<Object> list = elements(container);
        if (index < list.size()) {
          list.set(index, value == null ? GONE : value);
        } else if (value != null) {
          pastEnd.computeIfAbsent(list, l -> new TreeMap<>()).put(index, value);
        }
      }
      default -> throw Refusal.invalid();
    }
  }

  private void tidy(Object value) {
    if (value instanceof Map<?, ?> map) {
      map.values().forEach(this::tidy);
    } else if (value instanceof List<?>) {
      List<Object> list = elements(value);
      list.removeIf(element -> element == GONE);
      list.addAll(pastEnd.getOrDefault(list, new TreeMap<>()).values());
      list.forEach(this::tidy);
    }
  }

  private static Object copy(Object value) {
    if (value instanceof Map<?, ?>) {
      Map<String, Object> copy = new LinkedHashMap<>();
      Values.entries(value).forEach((name, entry) -> copy.put(name, copy(entry)));
      return copy;
    }
    return value instanceof List<?> list
        ? new ArrayList<>(list.stream().map(ItemUpdate::copy).toList())
        : value;
  }

  @SuppressWarnings("unchecked") // lists of values are lists of objects
  private static List<Object> elements(Object list) {
    return (List<Object>) list;
  }
}
