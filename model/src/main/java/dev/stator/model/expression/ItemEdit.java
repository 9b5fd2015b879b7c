package dev.stator.model.expression;

import dev.stator.model.AttributeValue;
import dev.stator.model.Item;
import dev.stator.model.Limits;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Carries out the actions of one update on one item. Every action reads the item as it was; list
 * positions are those before the update.
 *
 * @param exists false for an item that the update is about to create: what only takes away is then
 *     without effect, even where its path leads nowhere
 */
record ItemEdit(Item before, boolean exists) {

  Item apply(PathTree<UpdateAction> actions) {
    Map<String, AttributeValue> after = new LinkedHashMap<>(before.attributes());
    for (var attribute : actions.attributes().entrySet()) {
      String name = attribute.getKey();
      PathTree.Branch<UpdateAction> branch = attribute.getValue();
      if (exists || creates(branch)) {
        put(after, name, edited(before.get(name), branch, 0));
      }
    }
    return new Item(Collections.unmodifiableMap(after));
  }

  private static boolean creates(PathTree.Branch<UpdateAction> branch) {
    UpdateAction action = branch.end();
    return action == null
        ? branch.entries().values().stream().anyMatch(ItemEdit::creates)
            || branch.elements().values().stream().anyMatch(ItemEdit::creates)
        : action.creates();
  }

  private static void put(
      Map<String, AttributeValue> map, String name, @Nullable AttributeValue value) {
    if (value == null) {
      map.remove(name);
    } else {
      map.put(name, value);
    }
  }

  /** The value that takes the place of {@code current}, or null for none. */
  private @Nullable AttributeValue edited(
      @Nullable AttributeValue current, PathTree.Branch<UpdateAction> branch, int depth) {
    UpdateAction action = branch.end();
    if (action != null) {
      AttributeValue result = action.result(current, before);
      if (result != null && depth > 0) {
        checkDepth(result, depth);
      }
      return result;
    }
    return switch (current) {
      case AttributeValue.M(var entries) when !branch.entries().isEmpty() ->
          editedMap(entries, branch.entries(), depth + 1);
      case AttributeValue.L(var elements) when !branch.elements().isEmpty() ->
          editedList(elements, branch.elements(), depth + 1);
      case null, default -> throw UpdateFault.invalidPath();
    };
  }

  private AttributeValue editedMap(
      Map<String, AttributeValue> entries,
      Map<String, PathTree.Branch<UpdateAction>> branches,
      int depth) {
    Map<String, AttributeValue> after = new LinkedHashMap<>(entries);
    for (var branch : branches.entrySet()) {
      String name = branch.getKey();
      put(after, name, edited(entries.get(name), branch.getValue(), depth));
    }
    return new AttributeValue.M(Collections.unmodifiableMap(after));
  }

  private AttributeValue editedList(
      List<AttributeValue> elements,
      Map<Integer, PathTree.Branch<UpdateAction>> branches,
      int depth) {
    List<AttributeValue> after = new ArrayList<>(elements.size() + branches.size());
    int copied = 0;
    for (var branch : branches.entrySet()) {
      int index = Math.min(branch.getKey(), elements.size());
      after.addAll(elements.subList(copied, index));
      // Past the end there is nothing to replace: what is set there goes to the end.
      boolean replaces = index < elements.size();
      AttributeValue value =
          edited(replaces ? elements.get(index) : null, branch.getValue(), depth);
      if (value != null) {
        after.add(value);
      }
      copied = replaces ? index + 1 : index;
    }
    after.addAll(elements.subList(copied, elements.size()));
    return new AttributeValue.L(after);
  }

  /** A document put deep into another may be nested deeper than both were allowed to be. */
  private static void checkDepth(AttributeValue value, int depth) {
    switch (value) {
      case AttributeValue.M(var entries) -> checkDepthWithin(entries.values(), depth + 1);
      case AttributeValue.L(var elements) -> checkDepthWithin(elements, depth + 1);
      default -> {
        // Scalars and sets are leaves.
      }
    }
  }

  private static void checkDepthWithin(Iterable<AttributeValue> values, int depth) {
    if (depth > Limits.NESTING_DEPTH_MAX) {
      throw UpdateFault.tooDeep();
    }
    for (AttributeValue value : values) {
      checkDepth(value, depth);
    }
  }
}
