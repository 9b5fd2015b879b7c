package dev.stator.engine.reference;

import static dev.stator.engine.reference.Answer.counted;
import static dev.stator.engine.reference.Answer.invalidIf;

import dev.stator.engine.comparison.Request.Index;
import dev.stator.engine.comparison.Request.Read;
import java.util.ArrayList;
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
 * <p>Source: API Reference, "Query" and "Scan"; Developer Guide, "Querying tables", "Improving data
 * access with secondary indexes".
 */
final class Reading {
  private final Table table;
  private final Read read;
  private final List<String> key;
  private final Set<String> position;

  /** The attributes that are there to be read; null for all. */
  private final @Nullable Set<String> visible;

  Reading(Table table, Read read) {
    this.table = table;
    this.read = read;
    Index index = table.indexes.get(read.index());
    invalidIf(index == null && !read.index().isEmpty());
    key = index == null ? table.definition.key() : index.key();
    position = new HashSet<>(table.definition.key());
    position.addAll(key);
    Set<String> projected = new HashSet<>(position);
    projected.addAll(index == null ? List.of() : index.included());
    boolean hasAll = index == null || index.included().contains("*");
    boolean wantsMore = !hasAll && !projected.containsAll(read.wanted());
    invalidIf(index != null && index.global() && (read.consistent() || wantsMore));
    visible = hasAll || wantsMore ? null : projected; // a local index gets more from the table
    invalidIf(read.start() != null && !isAsked(read.start()));
  }

  Answer.Pages pages() {
    Comparator<Object> up = (one, other) -> Objects.requireNonNull(Values.order(one, other));
    Comparator<Object> order = read.forward() ? up : up.reversed();
    Map<Object, List<Map<String, Object>>> ties = new TreeMap<>(order);
    for (Map<String, Object> item : table.items.values()) {
      if (table.isUnder(key, item)
          && isAsked(item)
          && (read.start() == null || order.compare(sort(item), sort(read.start())) > 0)) {
        ties.computeIfAbsent(sort(item), none -> new ArrayList<>()).add(item);
      }
    }
    List<Map<Object, Long>> groups = new ArrayList<>();
    List<Integer> scanned = new ArrayList<>(List.of(0));
    List<Set<?>> lastKeys = new ArrayList<>();
    for (List<Map<String, Object>> tie : ties.values()) {
      groups.add(
          counted(
              tie.stream()
                  .map(item -> visible == null ? item : Table.only(visible, item))
                  .filter(item -> read.filter() == null || read.filter().holds(item))
                  .map(item -> Expression.project(item, read.projection()))));
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

  private boolean isAsked(Map<String, Object> item) {
    return read.key().stream().allMatch(test -> test.holds(item));
  }

  private Object sort(Map<String, Object> item) {
    return Objects.requireNonNull(
        read.key().isEmpty() || key.size() == 1 ? "" : item.get(key.getLast()));
  }
}
