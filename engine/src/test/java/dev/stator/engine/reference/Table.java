package dev.stator.engine.reference;

import static dev.stator.engine.reference.ReferenceTables.invalidIf;

import dev.stator.engine.comparison.Answer;
import dev.stator.engine.comparison.Request;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Items by primary key, and how each of them changed; an item without attributes is none. Source:
 * Developer Guide, "Core components", "Change data capture for DynamoDB Streams".
 */
final class Table {
  final Request.CreateTable definition;
  final Map<String, Request.Index> indexes = new HashMap<>();
  final Map<Map<String, Object>, Map<String, Object>> items = new HashMap<>();
  final Map<Map<String, Object>, List<Answer.Change>> changes = new HashMap<>();

  Table(Request.CreateTable definition) {
    this.definition = definition;
    definition.indexes().forEach(index -> indexes.put(index.name(), index));
  }

  /** Whether the item has a key, as every item of an index has. */
  boolean isUnder(List<String> key, Map<String, Object> item) {
    return key.stream().allMatch(name -> isKey(name, item.getOrDefault(name, "")));
  }

  private boolean isKey(String name, Object value) {
    boolean isEmpty = value.equals("") || value.equals(new Values.Binary(""));
    return !isEmpty && Values.type(value).equals(definition.types().get(name));
  }

  static Map<String, Object> only(Collection<String> names, Map<String, Object> item) {
    Map<String, Object> only = new TreeMap<>(item);
    only.keySet().retainAll(names);
    return only;
  }

  /** The primary key of an item to be put; any other is a Key that has nothing else. */
  Map<String, Object> key(Map<String, Object> item, boolean isPut) {
    Map<String, Object> key = only(definition.key(), item);
    invalidIf(!isUnder(definition.key(), item) || (!isPut && !key.equals(item)));
    return key;
  }

  /** What a write will do; refuses what cannot be written. */
  Plan plan(Request.Write write) {
    Map<String, Object> key = key(write.item(), write.isPut());
    requireIndexable(write.item(), Map.of());
    invalidIf(write.actions().stream().anyMatch(a -> key.containsKey(a.path().attribute())));
    write.actions().forEach(action -> requireIndexable(action.given(), Map.of()));
    Map<String, Object> before = items.getOrDefault(key, Map.of());
    if (write.condition() != null && !Evaluation.holds(write.condition(), before)) {
      Map<String, Object> told = write.itemOnFailure() ? before : Map.of();
      throw new ReferenceTables.Refusal("ConditionalCheckFailed", told, List.of());
    }
    Map<String, Object> after =
        switch (write.kind()) {
          case "Put" -> write.item();
          case "Update" -> Evaluation.updated(write.actions(), before, key);
          case "Delete" -> Map.of();
          default -> before;
        };
    requireIndexable(after, before);
    return new Plan(this, key, before, after);
  }

  /** An item may lack an index key, but not get one that cannot be a key. */
  private void requireIndexable(Map<String, Object> item, Map<String, Object> before) {
    indexes.values().stream()
        .flatMap(index -> index.key().stream())
        .filter(name -> item.containsKey(name) && !item.get(name).equals(before.get(name)))
        .forEach(name -> invalidIf(!isKey(name, item.getOrDefault(name, ""))));
  }

  record Plan(
      Table table, Map<String, Object> key, Map<String, Object> before, Map<String, Object> after) {

    /** Writes, and tells the stream, if the item is not the same as before. */
    void carryOut() {
      if (!before.equals(after)) {
        table.items.put(key, after);
        table.items.remove(key, Map.of());
        String event = before.isEmpty() ? "INSERT" : after.isEmpty() ? "REMOVE" : "MODIFY";
        String view = table.definition.view();
        Answer.Change change =
            new Answer.Change(
                event,
                view.contains("OLD") ? before : Map.of(),
                view.contains("NEW") ? after : Map.of());
        table.changes.computeIfAbsent(key, none -> new ArrayList<>()).add(change);
      }
    }
  }
}
