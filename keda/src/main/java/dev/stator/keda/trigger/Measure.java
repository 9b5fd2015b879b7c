package dev.stator.keda.trigger;

import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** What of the found items is the metric. */
public sealed interface Measure {

  /**
   * How many there are.
   *
   * @param cap where counting stops; null counts all
   */
  record Count(@Nullable Long cap) implements Measure {}

  /** The sum of a numeric attribute; items without it add nothing. */
  record Sum(String attribute) implements Measure {}

  /** The largest value of a numeric attribute; 0 if no item has it. */
  record Maximum(String attribute) implements Measure {}

  /**
   * How many seconds ago the oldest item was made; 0 if there is none.
   *
   * @param attribute numeric: when an item was made, since 1970
   * @param unit of the attribute: seconds or milliseconds
   */
  record OldestAge(String attribute, ChronoUnit unit) implements Measure {}
}
