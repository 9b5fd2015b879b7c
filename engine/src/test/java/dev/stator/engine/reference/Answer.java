package dev.stator.engine.reference;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What requests are answered, where plain collections are not enough. */
public final class Answer {
  private Answer() {}

  /** An error, and the reasons of a transaction's cancellation, one for each of its writes. */
  public record Refused(String error, @Nullable Object item, List<Refused> reasons) {}

  /**
   * The pages of a Query or Scan.
   *
   * @param groups how often which item: groups come in order, items of a group in any
   * @param scanned of each page
   * @param lastKeys of each page but the last, any of the set
   */
  public record Pages(
      List<Map<Object, Long>> groups, int count, List<Integer> scanned, List<Set<?>> lastKeys) {}

  /** A stream record: INSERT, MODIFY or REMOVE, and the images that the stream's view has. */
  public record Change(String event, @Nullable Object before, @Nullable Object after) {}

  /** How often each of {@code items} is there. */
  public static Map<Object, Long> counted(Stream<? extends Object> items) {
    return items.collect(Collectors.groupingBy(item -> item, Collectors.counting()));
  }

  /** Ends the answering of a request. */
  static final class Refusal extends RuntimeException {
    final transient Refused answer;

    Refusal(String error, @Nullable Object item, List<Refused> reasons) {
      super(error);
      answer = new Refused(error, item, reasons);
    }
  }

  static Refusal invalid() {
    return new Refusal("Validation", null, List.of());
  }

  static void invalidIf(boolean wrong) {
    if (wrong) {
      throw invalid();
    }
  }
}
