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
  public record Refused(String error, Object item, List<Refused> reasons) {}

  /**
   * The pages of a Query or Scan: which items how often, in groups that come in order, each in any;
   * how many were evaluated for each page; of what items the last key of a page can be.
   */
  public record Pages(
      List<Map<Object, Long>> groups, List<Integer> scanned, List<Set<?>> lastKeys) {}

  /** A stream record: INSERT, MODIFY or REMOVE, and the images that the stream's view has. */
  public record Change(String event, @Nullable Object before, @Nullable Object after) {}

  /** How often each of {@code items} is there. */
  public static Map<Object, Long> counted(Stream<?> items) {
    return items.collect(Collectors.groupingBy(item -> (Object) item, Collectors.counting()));
  }

  /** Ends the answering of a request. */
  static final class Refusal extends RuntimeException {
    final transient Refused answer;

    Refusal(String error, Object item, List<Refused> reasons) {
      answer = new Refused(error, item, reasons);
    }
  }

  static void invalidIf(boolean wrong) {
    if (wrong) {
      throw new Refusal("Validation", Map.of(), List.of());
    }
  }
}
