package dev.stator.engine.transaction;

import static dev.stator.engine.EngineUnderTest.item;
import static dev.stator.engine.transaction.Actions.put;
import static dev.stator.engine.transaction.Actions.reasons;
import static dev.stator.engine.transaction.Actions.update;
import static dev.stator.engine.transaction.Actions.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.engine.EngineUnderTest;
import dev.stator.engine.Requests;
import dev.stator.engine.Together;
import dev.stator.model.AttributeValue;
import dev.stator.model.EngineError;
import dev.stator.model.Item;
import dev.stator.model.operation.ConsumedCapacity;
import dev.stator.model.operation.ExecuteTransaction;
import dev.stator.model.operation.ParameterizedStatement;
import dev.stator.model.operation.TransactWriteItems;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClientTokensTest {
  private static final Item KEY = item("id", "a");

  private final EngineUnderTest engine = new EngineUnderTest().withTable("things", "id:S");

  private static TransactWriteItems increment(String token) {
    return write(token, update("things", KEY, "ADD n :one", Requests.values(":one", 1)));
  }

  private void assertCount(int n) {
    assertThat(engine.get("things", KEY)).isEqualTo(item("id", "a", "n", n));
  }

  @Test
  void doesATransactionOnceForTenMinutesAlsoAfterARestart() {
    assertThat(engine.execute(increment("t")).consumedCapacity())
        .containsExactly(new ConsumedCapacity("things", 2, false, ConsumedCapacity.Kind.WRITE));
    engine.restart();
    engine.pass(Duration.ofMinutes(10).minusMillis(1));
    assertThat(engine.execute(increment("t")).consumedCapacity())
        .containsExactly(new ConsumedCapacity("things", 2, false, ConsumedCapacity.Kind.READ));
    assertCount(1);
    engine.pass(Duration.ofMillis(1));
    engine.execute(increment("t"));
    assertCount(2);
  }

  @Test
  void answersAReplayWithReadUnitsOfFourKilobytes() {
    Item large = item("id", "a", "x", "x".repeat(10_000));
    TransactWriteItems request = write("t", put("things", large));
    assertThat(engine.execute(request).consumedCapacity())
        .containsExactly(new ConsumedCapacity("things", 20, false, ConsumedCapacity.Kind.WRITE));
    assertThat(engine.execute(request).consumedCapacity())
        .containsExactly(new ConsumedCapacity("things", 6, false, ConsumedCapacity.Kind.READ));
  }

  @Test
  void refusesATokenOfAnotherRequest() {
    engine.execute(increment("t"));
    TransactWriteItems other =
        write("t", update("things", KEY, "ADD n :one", Requests.values(":one", 2)));
    assertThatThrownBy(() -> engine.execute(other))
        .isInstanceOf(EngineError.IdempotentParameterMismatch.class)
        .hasMessage(
            "Specified idempotent token was used with different request parameters within the"
                + " idempotency window");
    engine.pass(Duration.ofMinutes(10));
    engine.execute(other);
    assertCount(3);
  }

  @Test
  void takesTheSameRequestInAnotherOrderAsTheSame() {
    AttributeValue set = new AttributeValue.SS(Set.of("x", "y", "z"));
    AttributeValue map = new AttributeValue.M(Map.of("p", set, "q", AttributeValue.n("1.0")));
    engine.execute(write("t", put("things", item("id", "a", "m", map, "n", 1))));
    AttributeValue otherSet = new AttributeValue.SS(Set.of("z", "x", "y"));
    AttributeValue otherMap =
        new AttributeValue.M(Map.of("q", AttributeValue.n("1"), "p", otherSet));
    engine.execute(write("t", put("things", item("n", 1, "m", otherMap, "id", "a"))));
  }

  @Test
  void keepsTokensOfTheTwoOperationsApart() {
    engine.execute(increment("t"));
    engine.execute(
        new ExecuteTransaction(
            List.of(
                new ParameterizedStatement(
                    "UPDATE things SET n = n + 1 WHERE id = 'a'", null, null)),
            "t",
            null));
    assertCount(2);
  }

  @Test
  void forgetsATransactionThatWasNotDone() {
    TransactWriteItems request =
        write(
            "t",
            update(
                "things", KEY, "ADD n :one", "attribute_exists(id)", Requests.values(":one", 1)));
    assertThat(reasons(engine, request)).hasSize(1);
    engine.put("things", item("id", "a", "n", 0));
    engine.execute(request);
    engine.execute(request);
    assertCount(1);
  }

  @Test
  void recordsATransactionThatChangesNothing() {
    engine.put("things", item("id", "a", "n", 1));
    TransactWriteItems request = write("t", put("things", item("id", "a", "n", 1)));
    engine.execute(request);
    engine.put("things", item("id", "a", "n", 2));
    engine.execute(request);
    assertCount(2);
  }

  @Test
  void deletesRecordsThatAreOutOfDate() {
    for (int round = 0; round < 100; round++) {
      engine.execute(increment("t" + round));
      engine.pass(Duration.ofMinutes(1));
    }
    assertThat(engine.loggedEntries()).isBetween(10, 16);
    assertCount(100);
  }

  @Test
  void doesRequestsOfOneTokenOneAfterTheOther() throws Exception {
    int threads = 8;
    List<ConsumedCapacity.Kind> kinds =
        Together.run(
            threads,
            thread ->
                () -> {
                  List<ConsumedCapacity> consumed =
                      engine.execute(increment("t")).consumedCapacity();
                  return consumed == null ? null : consumed.getFirst().kind();
                });
    assertThat(kinds)
        .containsOnlyOnce(ConsumedCapacity.Kind.WRITE)
        .contains(ConsumedCapacity.Kind.READ)
        .hasSize(threads);
    assertCount(1);
  }
}
