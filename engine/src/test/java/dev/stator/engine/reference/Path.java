package dev.stator.engine.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A document path: the name of an attribute, then names of map entries (String) and list indexes
 * from 0 (Integer).
 */
public record Path(List<Object> steps) {

  public Path(Object... steps) {
    this(List.of(steps));
  }

  static @Nullable Object child(@Nullable Object value, Object step) {
    return step instanceof Integer index
        ? value instanceof List<?> list && index < list.size() ? list.get(index) : null
        : value instanceof Map<?, ?> map ? map.get(step) : null;
  }

  static @Nullable Object in(@Nullable Object value, List<Object> steps) {
    Object found = value;
    for (Object step : steps) {
      found = child(found, step);
    }
    return found;
  }

  /** What {@code item} has at {@code paths}, inside the maps and lists that lead to it. */
  static Map<String, Object> project(Map<String, Object> item, @Nullable List<Path> paths) {
    if (paths == null) {
      return item;
    }
    Map<String, Object> selected = new TreeMap<>();
    below(item, paths.stream().map(Path::steps).toList())
        .forEach((name, value) -> selected.put((String) name, value));
    return selected;
  }

  /** Children of {@code value} by name or index; elements of lists close the gaps. */
  private static Map<Object, Object> below(Object value, List<List<Object>> paths) {
    Map<Object, Object> selected = new TreeMap<>();
    for (Object first : paths.stream().map(List::getFirst).distinct().toList()) {
      Object child = child(value, first);
      List<List<Object>> rests =
          paths.stream()
              .filter(path -> path.getFirst().equals(first))
              .map(path -> path.subList(1, path.size()))
              .toList();
      if (child != null && rests.contains(List.of())) {
        selected.put(first, child);
      } else if (child != null) {
        Map<Object, Object> within = below(child, rests);
        if (!within.isEmpty()) {
          selected.put(first, child instanceof Map ? within : new ArrayList<>(within.values()));
        }
      }
    }
    return selected;
  }
}
