package dev.stator.engine.transaction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether a history can be told as its steps one after the other, in an order that
 * respects time: strict serializability. Steps depend on each other if one wrote what the other
 * overwrote (ww), read (wr), or did not see yet (rw), or ended before the other began; a history is
 * wrong if and only if they do so in a circle.
 *
 * <p>After Adya's definitions of isolation levels and Elle's use of lists whose order can be read.
 */
final class SerializabilityChecker {
  private final List<History.Step> steps;
  private final Map<String, List<Integer>> ends;
  private final List<String> anomalies = new ArrayList<>();
  private final List<List<Integer>> edges = new ArrayList<>();

  private SerializabilityChecker(History history) {
    this.steps = history.steps();
    this.ends = history.ends();
  }

  /** What is wrong with {@code history}; empty if nothing is. */
  static List<String> check(History history) {
    return new SerializabilityChecker(history).check();
  }

  private List<String> check() {
    // The second half of the nodes is a line of moments, one at the end of each step.
    for (int node = 0; node < 2 * steps.size(); node++) {
      edges.add(new ArrayList<>());
    }
    addTime();
    Map<String, Map<Integer, Integer>> writers = writers();
    ends.forEach((list, end) -> addWrites(list, end, writers.getOrDefault(list, Map.of())));
    for (int step = 0; step < steps.size(); step++) {
      for (Map.Entry<String, List<Integer>> read : steps.get(step).reads().entrySet()) {
        Map<Integer, Integer> of = writers.getOrDefault(read.getKey(), Map.of());
        addRead(step, read.getKey(), read.getValue(), of);
      }
    }
    findCircle();
    return anomalies;
  }

  private void addTime() {
    Integer[] byEnd = new Integer[steps.size()];
    Arrays.setAll(byEnd, step -> step);
    Arrays.sort(byEnd, Comparator.comparingLong(step -> steps.get(step).to()));
    Integer[] byBegin = byEnd.clone();
    Arrays.sort(byBegin, Comparator.comparingLong(step -> steps.get(step).from()));
    int ended = 0;
    for (int step : byBegin) {
      while (ended < byEnd.length && steps.get(byEnd[ended]).to() < steps.get(step).from()) {
        ended++;
      }
      if (ended > 0) {
        edges.get(steps.size() + ended - 1).add(step);
      }
    }
    for (int moment = 0; moment < byEnd.length; moment++) {
      edges.get(byEnd[moment]).add(steps.size() + moment);
      if (moment > 0) {
        edges.get(steps.size() + moment - 1).add(steps.size() + moment);
      }
    }
  }

  /** List, then number, to the step that appended it. */
  private Map<String, Map<Integer, Integer>> writers() {
    Map<String, Map<Integer, Integer>> writers = new HashMap<>();
    for (int step = 0; step < steps.size(); step++) {
      int writer = step;
      steps
          .get(step)
          .appends()
          .forEach(
              (list, number) ->
                  writers.computeIfAbsent(list, key -> new HashMap<>()).put(number, writer));
    }
    return writers;
  }

  private void addWrites(String list, List<Integer> end, Map<Integer, Integer> writers) {
    Set<Integer> found = new HashSet<>(end);
    if (found.size() < end.size()) {
      anomalies.add("an append was done twice: " + list + " " + end);
    }
    if (!found.equals(writers.keySet())) {
      anomalies.add("appends are lost, or were done by nobody: " + list + " " + end);
      return;
    }
    for (int at = 1; at < end.size(); at++) {
      add(writers.get(end.get(at - 1)), writers.get(end.get(at)));
    }
  }

  private void addRead(int step, String list, List<Integer> read, Map<Integer, Integer> writers) {
    List<Integer> end = ends.getOrDefault(list, List.of());
    if (read.size() > end.size() || !end.subList(0, read.size()).equals(read)) {
      anomalies.add("a read saw what was never there: " + list + " " + read);
      return;
    }
    if (!read.isEmpty()) {
      add(writers.get(read.getLast()), step);
    }
    if (read.size() < end.size()) {
      add(step, writers.get(end.get(read.size())));
    }
  }

  /** Null where an append is told as an anomaly already. */
  private void add(@Nullable Integer from, @Nullable Integer to) {
    if (from != null && to != null && !from.equals(to)) {
      edges.get(from).add(to);
    }
  }

  /** Takes away what nothing is before, again and again; a circle is what cannot be taken away. */
  private void findCircle() {
    int[] before = new int[edges.size()];
    edges.forEach(targets -> targets.forEach(target -> before[target]++));
    List<Integer> free = new ArrayList<>();
    for (int node = 0; node < before.length; node++) {
      if (before[node] == 0) {
        free.add(node);
      }
    }
    for (int at = 0; at < free.size(); at++) {
      for (int target : edges.get(free.get(at))) {
        if (--before[target] == 0) {
          free.add(target);
        }
      }
    }
    if (free.size() < edges.size()) {
      List<History.Step> left = new ArrayList<>();
      for (int step = 0; step < steps.size(); step++) {
        if (before[step] > 0) {
          left.add(steps.get(step));
        }
      }
      anomalies.add(
          left.size()
              + " steps depend on each other in a circle, or on one: "
              + left.subList(0, Math.min(4, left.size())));
    }
  }
}
