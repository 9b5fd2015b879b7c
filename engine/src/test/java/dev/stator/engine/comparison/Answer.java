package dev.stator.engine.comparison;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What requests are answered, where plain values and collections are not enough. */
public final class Answer {
  private Answer() {}

  /**
   * An error.
   *
   * @param error as the API's exception, without "Exception"
   * @param item that was asked for if a condition fails; empty if none was, or there is none
   * @param reasons of a transaction's cancellation, one for each of its writes
   */
  public record Refused(String error, Map<String, Object> item, List<Refused> reasons) {}

  /**
   * The pages of a Query or Scan.
   *
   * @param groups how often which item: groups come in order, items of a group in any
   * @param scanned how many items were evaluated, of each page
   * @param lastKeys of each page but the last, any of the set
   */
  public record Pages(
      List<Map<Object, Long>> groups, List<Integer> scanned, List<Set<?>> lastKeys) {}

  /** A stream record: INSERT, MODIFY or REMOVE, and the images, empty for none. */
  public record Change(String event, Map<String, Object> before, Map<String, Object> after) {}

  /** How often each of {@code items} is there. */
  public static Map<Object, Long> counted(Stream<?> items) {
    return items.collect(Collectors.groupingBy(item -> (Object) item, Collectors.counting()));
  }
}
