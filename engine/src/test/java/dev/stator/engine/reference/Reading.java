package dev.stator.engine.reference;

import static dev.stator.engine.reference.ReferenceTables.invalidIf;

import dev.stator.engine.comparison.Answer;
import dev.stator.engine.comparison.Request;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Query and Scan: items with one sort key, in an index, come in any order, and so do all of a Scan.
 *
 * <p>Source: Developer Guide, "Querying tables", "Improving data access with secondary indexes".
 */
record Reading(Table table, Request.Read read, List<String> key) {

  static Answer.Pages pages(Table table, Request.Read read) {
    Request.Index index = table.indexes.get(read.index());
    invalidIf(index == null && !read.index().isEmpty());
    List<String> key = index == null ? table.definition.key() : index.key();
    return new Reading(table, read, key).pages(index);
  }

  private Answer.Pages pages(Request.@Nullable Index index) {
    Set<String> position = new HashSet<>(table.definition.key());
    position.addAll(key);
    Set<String> projected = new HashSet<>(position);
    projected.addAll(index == null ? List.of("*") : index.included());
    boolean hasWanted = projected.contains("*") || projected.containsAll(read.wanted());
    invalidIf(index != null && index.global() && (read.consistent() || !hasWanted));
    invalidIf(!isAsked(read.start()) && !read.start().isEmpty());

    boolean isWhole = !hasWanted || projected.contains("*");
    List<Map<Object, Long>> groups = new ArrayList<>();
    List<Integer> scanned = new ArrayList<>(List.of(0));
    List<Set<?>> lastKeys = new ArrayList<>();
    for (List<Map<String, Object>> tie : ties()) {
      groups.add(
          Answer.counted(
              tie.stream() // what a local index does not have, is got from the table
                  .map(item -> isWhole ? item : Table.only(projected, item))
                  .filter(item -> read.filter() == null || Evaluation.holds(read.filter(), item))
                  .map(item -> Evaluation.project(item, read.projection()))));
      for (int at = 0; at < tie.size(); at++) {
        scanned.set(lastKeys.size(), scanned.getLast() + 1);
        if (scanned.getLast().equals(read.limit())) { // full, even if nothing comes after it
          lastKeys.add(tie.stream().map(i -> Table.only(position, i)).collect(Collectors.toSet()));
          scanned.add(0);
        }
      }
    }
    return new Answer.Pages(groups, scanned, lastKeys);
  }

  /** The items that are asked for, in their order. */
  private Collection<List<Map<String, Object>>> ties() {
    Comparator<Object> up = (one, other) -> Objects.requireNonNull(Values.order(one, other));
    TreeMap<Object, List<Map<String, Object>>> ties =
        new TreeMap<>(read.forward() ? up : up.reversed());
    table.items.values().stream()
        .filter(item -> table.isUnder(key, item) && isAsked(item))
        .forEach(item -> ties.computeIfAbsent(sort(item), none -> new ArrayList<>()).add(item));
    if (!read.start().isEmpty()) {
      ties.headMap(sort(read.start()), true).clear();
    }
    return ties.values();
  }

  private boolean isAsked(Map<String, Object> item) {
    return read.key().stream().allMatch(test -> Evaluation.holds(test, item));
  }

  private Object sort(Map<String, Object> item) {
    return read.key().isEmpty() || key.size() == 1 ? "" : item.getOrDefault(key.getLast(), "");
  }
}
