package dev.stator.engine.comparison;

import dev.stator.engine.comparison.Request.Gets;
import dev.stator.engine.reference.ReferenceTables;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lets an engine and the reference answer the same requests. */
final class Comparison {
  private Comparison() {}

  /**
   * @param at which request was answered differently
   * @param lastMessage of the engine's last refusal, which need not be this one
   */
  record Difference(int at, Request request, Object expected, Object actual, String lastMessage) {
    @Override
    public String toString() {
      return "request "
          + at
          + ": "
          + request
          + "\nexpected "
          + expected
          + "\nbut was  "
          + actual
          + "\nlast refusal: "
          + lastMessage;
    }
  }

  /**
   * @param engines opens an engine without tables; it is closed after the last request
   * @return the first difference, or null for none
   */
  static @Nullable Difference first(List<Request> requests, Supplier<Answering> engines) {
    ReferenceTables reference = new ReferenceTables();
    try (Answering engine = engines.get()) {
      for (int at = 0; at < requests.size(); at++) {
        Request request = requests.get(at);
        Object expected = inNoOrder(request, reference.answer(request));
        Object actual = answer(engine, request, expected);
        if (!expected.equals(actual)) {
          return new Difference(at, request, expected, actual, engine.lastMessage());
        }
      }
    }
    return null;
  }

  /** Whatever an engine throws is an answer, too: not the expected one. */
  private static Object answer(Answering engine, Request request, Object expected) {
    try {
      Object actual = engine.answer(request);
      return actual instanceof EnginePages pages && expected instanceof Answer.Pages as
          ? pages.like(as)
          : actual;
    } catch (RuntimeException | AssertionError thrown) {
      return thrown;
    }
  }

  /** BatchGetItem answers how often which item, by table. */
  private static Object inNoOrder(Request request, Object answer) {
    if (!(request instanceof Gets(boolean transaction, List<Request.Get> gets))
        || transaction
        || !(answer instanceof List<?> items)) {
      return answer;
    }
    Map<String, Object> found = new HashMap<>();
    for (String table : gets.stream().map(Request.Get::table).toList()) {
      Stream<?> ofTable =
          Stream.iterate(0, at -> at < gets.size(), at -> at + 1)
              .filter(at -> gets.get(at).table().equals(table))
              .map(items::get)
              .filter(item -> !item.equals(Map.of()));
      found.put(table, Answer.counted(ofTable));
    }
    found.values().removeIf(ofTable -> ofTable.equals(Map.of()));
    return found;
  }
}
