package dev.stator.engine.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.engine.transaction.History.Step;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The checker must find what it is there to find. */
class SerializabilityCheckerTest {
  private static final Map<String, List<Integer>> NOTHING = Map.of();

  private static Step append(long from, long to, String list, int number) {
    return new Step(from, to, NOTHING, Map.of(list, number));
  }

  private static Step read(long from, long to, Map<String, List<Integer>> lists) {
    return new Step(from, to, lists, Map.of());
  }

  private static List<String> check(Map<String, List<Integer>> ends, Step... steps) {
    return SerializabilityChecker.check(new History(List.of(steps), ends));
  }

  @Test
  void isContentWithStepsThatCanBeTold() {
    assertThat(
            check(
                Map.of("x", List.of(1, 2), "y", List.of(3)),
                append(0, 9, "x", 1),
                read(1, 8, Map.of("x", List.of(1), "y", List.of())),
                append(2, 7, "x", 2),
                append(10, 11, "y", 3),
                read(12, 13, Map.of("x", List.of(1, 2), "y", List.of(3)))))
        .isEmpty();
  }

  @Test
  void findsALostAppend() {
    assertThat(check(Map.of("x", List.of(2)), append(0, 1, "x", 1), append(0, 1, "x", 2)))
        .singleElement()
        .asString()
        .startsWith("appends are lost");
  }

  @Test
  void findsAReadOfWhatWasTakenBack() {
    assertThat(
            check(
                Map.of("x", List.of(1)),
                append(0, 1, "x", 1),
                read(2, 3, Map.of("x", List.of(5, 1)))))
        .singleElement()
        .asString()
        .startsWith("a read saw what was never there");
  }

  @Test
  void findsAReadThatIsBehind() {
    assertThat(
            check(
                Map.of("x", List.of(1)), append(0, 1, "x", 1), read(2, 3, Map.of("x", List.of()))))
        .hasSize(1);
  }

  @Test
  void findsAReadOfHalfATransaction() {
    Step both = new Step(0, 9, NOTHING, Map.of("x", 1, "y", 2));
    assertThat(
            check(
                Map.of("x", List.of(1), "y", List.of(2)),
                both,
                read(1, 8, Map.of("x", List.of(1), "y", List.of()))))
        .hasSize(1);
  }

  @Test
  void findsWriteSkew() {
    assertThat(
            check(
                Map.of("x", List.of(1), "y", List.of(2)),
                new Step(0, 9, Map.of("y", List.of()), Map.of("x", 1)),
                new Step(0, 9, Map.of("x", List.of()), Map.of("y", 2))))
        .hasSize(1);
  }
}
