package dev.stator.engine.limits;

import static dev.stator.engine.EngineUnderTest.item;
import static dev.stator.engine.limits.Answers.times;
import static dev.stator.engine.limits.Answers.tooMany;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.engine.EngineUnderTest;
import dev.stator.engine.Requests;
import dev.stator.model.Item;
import dev.stator.model.operation.BatchExecuteStatement;
import dev.stator.model.operation.BatchGetItem;
import dev.stator.model.operation.BatchStatement;
import dev.stator.model.operation.BatchWriteItem;
import dev.stator.model.operation.ExecuteTransaction;
import dev.stator.model.operation.KeysAndAttributes;
import dev.stator.model.operation.Operation;
import dev.stator.model.operation.ParameterizedStatement;
import dev.stator.model.operation.TransactGetItem;
import dev.stator.model.operation.TransactGetItems;
import dev.stator.model.operation.TransactWriteItem;
import dev.stator.model.operation.TransactWriteItems;
import dev.stator.model.operation.WriteRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How many items one request may be about: API Reference, "BatchGetItem", "BatchWriteItem",
 * "TransactGetItems", "TransactWriteItems", "BatchExecuteStatement", "ExecuteTransaction".
 */
final class RequestCountLimitsTest {
  private final EngineUnderTest engine =
      new EngineUnderTest().withTable("things", "id:S").withTable("others", "id:S");

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 99, 100, 101})
  void aBatchReadsAHundred(int count) {
    assertTakesAtMost(
        100, "RequestItems.things.member.Keys", count, gets(Map.of("things", keys(count))));
    assertThat(Answers.of(engine, gets(Map.of("things", keys(1), "others", keys(count - 1)))))
        .isEqualTo(
            count == 1
                ? "1 validation error detected: Value at 'RequestItems.others.member.Keys' failed to"
                    + " satisfy constraint: Member must have length greater than or equal to 1"
                : count <= 100
                    ? Answers.DONE
                    : "Too many items requested for the BatchGetItem call");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 24, 25, 26})
  void aBatchWritesTwentyFive(int count) {
    assertThat(Answers.of(engine, writes(Map.of("things", puts(count)))))
        .endsWith(
            count <= 25
                ? Answers.DONE
                : "' at 'requestItems' failed to satisfy constraint: Map value must satisfy"
                    + " constraint: [Member must have length less than or equal to 25, Member must"
                    + " have length greater than or equal to 1]");
    assertThat(Answers.of(engine, writes(Map.of("things", puts(1), "others", puts(count - 1)))))
        .isEqualTo(
            count <= 25 ? Answers.DONE : "Too many items requested for the BatchWriteItem call");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 99, 100, 101})
  void aTransactionReadsAHundred(int count) {
    List<TransactGetItem> gets =
        times(
            count,
            at ->
                new TransactGetItem(
                    new TransactGetItem.Get("things", key(at), null, Requests.NONE)));
    assertTakesAtMost(100, "transactItems", count, new TransactGetItems(gets, null));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 99, 100, 101})
  void aTransactionWritesAHundred(int count) {
    List<TransactWriteItem> puts = times(count, RequestCountLimitsTest::put);
    assertTakesAtMost(100, "transactItems", count, new TransactWriteItems(puts, null, null, null));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 24, 25, 26})
  void aBatchHasTwentyFiveStatements(int count) {
    for (String text :
        List.of("SELECT * FROM things WHERE id = 'k%d'", "DELETE FROM things WHERE id = 'k%d'")) {
      List<BatchStatement> statements =
          times(count, at -> new BatchStatement(text.formatted(at), null, null, null));
      assertTakesAtMost(25, "statements", count, new BatchExecuteStatement(statements, null));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 99, 100, 101})
  void aTransactionHasAHundredStatements(int count) {
    for (String text :
        List.of(
            "SELECT * FROM things WHERE id = 'k%d'", "INSERT INTO things VALUE {'id': 'k%d'}")) {
      List<ParameterizedStatement> statements =
          times(count, at -> new ParameterizedStatement(text.formatted(at), null, null));
      assertTakesAtMost(
          100, "transactStatements", count, new ExecuteTransaction(statements, null, null));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 35, 36, 37})
  void aTokenHasThirtySixCharacters(int length) {
    String token = "t".repeat(length);
    String refused =
        Answers.constraint(
            token,
            "clientRequestToken",
            length == 0
                ? "have length greater than or equal to 1"
                : "have length less than or equal to 36");
    String expected = length >= 1 && length <= 36 ? Answers.DONE : refused;
    assertThat(Answers.of(engine, new TransactWriteItems(List.of(put(1)), token, null, null)))
        .isEqualTo(expected);
    List<ParameterizedStatement> insert =
        List.of(new ParameterizedStatement("INSERT INTO others VALUE {'id': 'a'}", null, null));
    assertThat(Answers.of(engine, new ExecuteTransaction(insert, token, null))).isEqualTo(expected);
  }

  /**
   * @param path of the list whose length is {@code count}
   */
  private void assertTakesAtMost(int max, String path, int count, Operation<?> operation) {
    assertThat(Answers.withoutValue(Answers.of(engine, operation)))
        .isEqualTo(count <= max ? Answers.DONE : tooMany(path, max));
  }

  private static Item key(int at) {
    return item("id", "k" + at);
  }

  private static TransactWriteItem put(int at) {
    return TransactWriteItem.of(
        new TransactWriteItem.Put("things", key(at), null, Requests.NONE, null));
  }

  private static KeysAndAttributes keys(int count) {
    return new KeysAndAttributes(times(count, RequestCountLimitsTest::key), null, null, null, null);
  }

  private static BatchGetItem gets(Map<String, KeysAndAttributes> tables) {
    return new BatchGetItem(tables, null);
  }

  private static List<WriteRequest> puts(int count) {
    return times(count, at -> new WriteRequest(new WriteRequest.PutRequest(key(at)), null));
  }

  private static BatchWriteItem writes(Map<String, List<WriteRequest>> tables) {
    return new BatchWriteItem(tables, null, null);
  }
}
