package dev.stator.engine.reference;

import static dev.stator.engine.reference.Answer.invalidIf;

import dev.stator.engine.comparison.Request.CreateTable;
import dev.stator.engine.comparison.Request.Index;
import dev.stator.engine.comparison.Request.Write;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Items by primary key, and how each of them changed.
 *
 * <p>Source: Developer Guide, "Core components", "Change data capture for DynamoDB Streams".
 */
final class Table {
  final CreateTable definition;
  final Map<String, Index> indexes = new HashMap<>();
  final Map<Map<String, Object>, Map<String, Object>> items = new HashMap<>();
  final Map<Map<String, Object>, List<Answer.Change>> changes = new HashMap<>();

  Table(CreateTable definition) {
    this.definition = definition;
    definition.indexes().forEach(index -> indexes.put(index.name(), index));
  }

  /** Whether the item has a key: an index has no other items. */
  boolean isUnder(List<String> key, Map<String, Object> item) {
    return key.stream().allMatch(name -> isKey(name, item.get(name)));
  }

  private boolean isKey(String name, @Nullable Object value) {
    return value != null
        && Values.type(value).equals(definition.types().get(name))
        && !List.of("", new Values.Binary("")).contains(value);
  }

  static Map<String, Object> only(Collection<String> names, Map<String, Object> item) {
    Map<String, Object> only = new TreeMap<>(item);
    only.keySet().retainAll(names);
    return only;
  }

  Map<String, Object> keyOf(Map<String, Object> item) {
    invalidIf(!isUnder(definition.key(), item));
    return only(definition.key(), item);
  }

  /** The item of a Key, which has to be the whole primary key and nothing else. */
  @Nullable Map<String, Object> get(Map<String, Object> key) {
    invalidIf(!keyOf(key).equals(key));
    return items.get(key);
  }

  /** What a write will do; refuses what cannot be written. */
  Plan plan(Write write) {
    Map<String, Object> given = write.item();
    requireIndexable(given, Map.of());
    Map<String, Object> key = keyOf(given);
    invalidIf(!write.isPut() && !key.equals(given));
    invalidIf(write.actions().stream().anyMatch(a -> key.containsKey(a.path().steps().getFirst())));
    Map<String, Object> before = items.get(key);
    if (write.condition() != null && !write.condition().holds(before == null ? Map.of() : before)) {
      Object item = before == null || !write.itemOnFailure() ? Map.of() : before;
      throw new Answer.Refusal("ConditionalCheckFailed", item, List.of());
    }
    Map<String, Object> after =
        switch (write.kind()) {
          case "Put" -> given;
          case "Update" -> Action.apply(write.actions(), before, given);
          case "Delete" -> null;
          default -> before;
        };
    requireIndexable(after == null ? Map.of() : after, before == null ? Map.of() : before);
    return new Plan(this, key, before, after);
  }

  /** An item may lack an index key, but not get one that cannot be a key. */
  private void requireIndexable(Map<String, Object> item, Map<String, Object> before) {
    for (Index index : indexes.values()) {
      for (String name : index.key()) {
        boolean isNew = !Objects.equals(item.get(name), before.get(name));
        invalidIf(item.containsKey(name) && isNew && !isKey(name, item.get(name)));
      }
    }
  }

  record Plan(
      Table table,
      Map<String, Object> key,
      @Nullable Map<String, Object> before,
      @Nullable Map<String, Object> after) {

    /** Writes, and tells the stream, if the item is not the same as before. */
    void carryOut() {
      if (!Objects.equals(before, after)) {
        table.items.put(key, Objects.requireNonNullElse(after, Map.of()));
        table.items.remove(key, Map.of());
        String view = table.definition.view();
        List<Answer.Change> changes = table.changes.computeIfAbsent(key, k -> new ArrayList<>());
        changes.add(
            new Answer.Change(
                before == null ? "INSERT" : after == null ? "REMOVE" : "MODIFY",
                view.contains("OLD") ? before : null,
                view.contains("NEW") ? after : null));
      }
    }
  }
}
