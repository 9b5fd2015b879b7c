package dev.stator.model.expression;

import dev.stator.model.AttributeValue;
import dev.stator.model.Item;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The place of a value in an item: a top-level attribute and the steps from there into maps and
 * lists.
 *
 * <p>Source: Amazon DynamoDB Developer Guide, "Referring to item attributes when using
 * expressions", Document paths.
 */
record DocumentPath(String attribute, List<Step> steps) {

  /** One step into a document. */
  sealed interface Step {
    /** Into the entry of a map. */
    record Entry(String name) implements Step {
      @Override
      public String toString() {
        return name;
      }
    }

    /** Into the element of a list, counted from 0. */
    record Element(int index) implements Step {
      @Override
      public String toString() {
        return "[" + index + "]";
      }
    }
  }

  /** The value at this place, or null when the item has none there. */
  @Nullable AttributeValue in(Item item) {
    AttributeValue value = item.get(attribute);
    for (int at = 0; at < steps.size() && value != null; at++) {
      value = follow(value, steps.get(at));
    }
    return value;
  }

  private static @Nullable AttributeValue follow(AttributeValue value, Step step) {
    return switch (step) {
      case Step.Entry(String name) ->
          value instanceof AttributeValue.M map ? map.entries().get(name) : null;
      case Step.Element(int index) ->
          value instanceof AttributeValue.L list && index < list.elements().size()
              ? list.elements().get(index)
              : null;
    };
  }

  /** The top-level attributes of all {@code paths}. */
  static Set<String> attributes(List<DocumentPath> paths) {
    Set<String> attributes = new LinkedHashSet<>();
    for (DocumentPath path : paths) {
      attributes.add(path.attribute());
    }
    return attributes;
  }

  /** The top-level attributes that some of {@code paths} go into. */
  static Set<String> nestedAttributes(List<DocumentPath> paths) {
    Set<String> attributes = Set.of();
    for (DocumentPath path : paths) {
      if (!path.steps().isEmpty()) {
        attributes = attributes.isEmpty() ? new LinkedHashSet<>() : attributes;
        attributes.add(path.attribute());
      }
    }
    return attributes;
  }

  /** As the service's errors write it: {@code [a, b, [1], c]}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("[").append(attribute);
    for (Step step : steps) {
      text.append(", ").append(step);
    }
    return text.append(']').toString();
  }
}
