package dev.stator.model.expression;

import dev.stator.model.AttributeValue;
import dev.stator.model.Item;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The document paths of a projection or an update, merged into one tree, with something at the end
 * of each. No path of a tree is the beginning of another.
 *
 * @param <T> what is at the end of a path
 */
final class PathTree<T> {
  private final Map<String, Branch<T>> attributes = new LinkedHashMap<>();

  /** Where paths go on, or one ends. */
  static final class Branch<T> {
    private final DocumentPath firstPath;
    private @Nullable T end;
    private @Nullable Map<String, Branch<T>> entries;
    private @Nullable TreeMap<Integer, Branch<T>> elements;

    private Branch(DocumentPath firstPath) {
      this.firstPath = firstPath;
    }

    /** What is at the end of the path that ends here, or null when paths go on. */
    @Nullable T end() {
      return end;
    }

    /** The paths that go on into entries of a map. */
    Map<String, Branch<T>> entries() {
      return entries == null ? Map.of() : entries;
    }

    /** The paths that go on into elements of a list, by ascending index. */
    Map<Integer, Branch<T>> elements() {
      return elements == null ? Collections.emptySortedMap() : elements;
    }

    private boolean goesOn() {
      return entries != null || elements != null;
    }
  }

  /** The paths by their top-level attributes. */
  Map<String, Branch<T>> attributes() {
    return attributes;
  }

  /** Adds a path; notes a fault if it overlaps or conflicts with one that was added before. */
  void add(DocumentPath path, T end, Faults faults) {
    Branch<T> branch =
        attributes.computeIfAbsent(path.attribute(), attribute -> new Branch<>(path));
    for (DocumentPath.Step step : path.steps()) {
      if (branch.end != null) {
        noteOverlap(branch.firstPath, path, faults);
        return;
      }
      branch = child(branch, step, path, faults);
    }
    if (branch.end != null || branch.goesOn()) {
      noteOverlap(branch.firstPath, path, faults);
      return;
    }
    branch.end = end;
  }

  private static <T> Branch<T> child(
      Branch<T> branch, DocumentPath.Step step, DocumentPath path, Faults faults) {
    switch (step) {
      case DocumentPath.Step.Entry(String name) -> {
        if (branch.elements != null) {
          noteConflict(branch.elements.firstEntry().getValue().firstPath, path, faults);
        }
        if (branch.entries == null) {
          branch.entries = new LinkedHashMap<>();
        }
        return branch.entries.computeIfAbsent(name, entry -> new Branch<>(path));
      }
      case DocumentPath.Step.Element(int index) -> {
        if (branch.entries != null) {
          noteConflict(branch.entries.values().iterator().next().firstPath, path, faults);
        }
        if (branch.elements == null) {
          branch.elements = new TreeMap<>();
        }
        return branch.elements.computeIfAbsent(index, element -> new Branch<>(path));
      }
    }
  }

  private static void noteOverlap(DocumentPath one, DocumentPath two, Faults faults) {
    faults.note(Faults.PATH_OVERLAP, clash("overlap", one, two));
  }

  private static void noteConflict(DocumentPath one, DocumentPath two, Faults faults) {
    faults.note(Faults.PATH_CONFLICT, clash("conflict", one, two));
  }

  private static String clash(String verb, DocumentPath one, DocumentPath two) {
    return "Two document paths "
        + verb
        + " with each other; must remove or rewrite one of these paths; path one: "
        + one
        + ", path two: "
        + two;
  }

  /**
   * What {@code item} has at these paths, each inside the maps and lists that lead to it. Lists
   * keep the order of their elements and close the gaps.
   */
  Item select(Item item) {
    Map<String, AttributeValue> selected = new LinkedHashMap<>();
    attributes.forEach(
        (name, branch) -> {
          AttributeValue value = select(item.get(name), branch);
          if (value != null) {
            selected.put(name, value);
          }
        });
    return selected.isEmpty() ? Item.EMPTY : new Item(Collections.unmodifiableMap(selected));
  }

  private @Nullable AttributeValue select(@Nullable AttributeValue value, Branch<T> branch) {
    if (value == null || branch.end != null) {
      return value;
    }
    return switch (value) {
      case AttributeValue.M(var entries) -> selectEntries(entries, branch);
      case AttributeValue.L(var elements) -> selectElements(elements, branch);
      default -> null;
    };
  }

  private @Nullable AttributeValue selectEntries(
      Map<String, AttributeValue> entries, Branch<T> branch) {
    Map<String, AttributeValue> selected = new LinkedHashMap<>();
    branch
        .entries()
        .forEach(
            (name, next) -> {
              AttributeValue value = select(entries.get(name), next);
              if (value != null) {
                selected.put(name, value);
              }
            });
    return selected.isEmpty() ? null : new AttributeValue.M(Collections.unmodifiableMap(selected));
  }

  private @Nullable AttributeValue selectElements(List<AttributeValue> elements, Branch<T> branch) {
    List<AttributeValue> selected = new ArrayList<>();
    branch
        .elements()
        .forEach(
            (index, next) -> {
              AttributeValue value =
                  index < elements.size() ? select(elements.get(index), next) : null;
              if (value != null) {
                selected.add(value);
              }
            });
    return selected.isEmpty() ? null : new AttributeValue.L(selected);
  }
}
