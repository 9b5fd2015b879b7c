package dev.stator.engine.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A document path.
 *
 * @param steps the name of a top-level attribute first, then names of map entries and list indexes
 */
public record Path(List<Step> steps) {

  /** One step: an {@link Entry} of a map or an {@link Element} of a list. */
  public sealed interface Step {}

  /** By name. */
  public record Entry(String name) implements Step {}

  /** By index, from 0. */
  public record Element(int index) implements Step {}

  public String attribute() {
    return ((Entry) steps.getFirst()).name();
  }

  @Nullable Object in(Map<String, Object> item) {
    Object value = item;
    for (Step step : steps) {
      value = value == null ? null : child(value, step);
    }
    return value;
  }

  static @Nullable Object child(Object value, Step step) {
    return switch (step) {
      case Entry(String name) -> value instanceof Map<?, ?> map ? map.get(name) : null;
      case Element(int index) ->
          value instanceof List<?> list && index < list.size() ? list.get(index) : null;
    };
  }

  /** Two paths of one expression overlap, or go into one value as a map and as a list. */
  private boolean clashes(Path other) {
    for (int at = 0; at < Math.min(steps.size(), other.steps.size()); at++) {
      Step step = steps.get(at);
      Step otherStep = other.steps.get(at);
      if (!step.equals(otherStep)) {
        return step.getClass() != otherStep.getClass();
      }
    }
    return true;
  }

  static void requireApart(List<Path> paths) {
    for (int one = 0; one < paths.size(); one++) {
      for (int other = one + 1; other < paths.size(); other++) {
        Refusal.invalidIf(paths.get(one).clashes(paths.get(other)));
      }
    }
  }

  /** What {@code item} has at {@code paths}, inside the maps and lists that lead to it. */
  static Map<String, Object> project(Map<String, Object> item, @Nullable List<Path> paths) {
    if (paths == null) {
      return item;
    }
    Object selected = select(item, paths.stream().map(Path::steps).toList());
    return selected == null ? Map.of() : Values.entries(selected);
  }

  /** Elements of lists keep their order and close the gaps. */
  private static @Nullable Object select(Object value, List<List<Step>> paths) {
    if (paths.stream().anyMatch(List::isEmpty)) {
      return value;
    }
    SequencedMap<Integer, Object> elements = new TreeMap<>();
    SequencedMap<String, Object> entries = new LinkedHashMap<>();
    for (Step first : paths.stream().map(List::getFirst).distinct().toList()) {
      Object child = child(value, first);
      List<List<Step>> rests =
          paths.stream()
              .filter(path -> path.getFirst().equals(first))
              .map(path -> path.subList(1, path.size()))
              .toList();
      Object selected = child == null ? null : select(child, rests);
      if (selected != null) {
        switch (first) {
          case Entry(String name) -> entries.put(name, selected);
          case Element(int index) -> elements.put(index, selected);
        }
      }
    }
    return !entries.isEmpty() ? entries : elements.isEmpty() ? null : new ArrayList<>(elements.values());
  }
}
