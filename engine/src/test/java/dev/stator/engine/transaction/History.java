package dev.stator.engine.transaction;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * What clients did to lists that are only appended to, and what they saw. The order in which a list
 * was written is read off the list itself.
 *
 * @param ends the lists at the end
 */
record History(List<Step> steps, Map<String, List<Integer>> ends) {

  /**
   * One operation that was done.
   *
   * @param from when it was sent
   * @param to when it was answered
   * @param reads the lists that it saw, before its own appends
   * @param appends what it appended, to each list one number that nobody else appends
   */
  record Step(long from, long to, Map<String, List<Integer>> reads, Map<String, Integer> appends) {}

  /** Collects steps from several threads. */
  static final class Recorder {
    private final List<Step> steps = Collections.synchronizedList(new ArrayList<>());

    void record(Step step) {
      steps.add(step);
    }

    History end(Map<String, List<Integer>> ends) {
      synchronized (steps) {
        return new History(List.copyOf(steps), ends);
      }
    }
  }
}
