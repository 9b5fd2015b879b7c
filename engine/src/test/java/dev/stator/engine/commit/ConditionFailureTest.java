package dev.stator.engine.commit;

import static dev.stator.engine.EngineUnderTest.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.stator.engine.EngineUnderTest;
import dev.stator.engine.Requests;
import dev.stator.model.EngineError;
import dev.stator.model.EngineError.TransactionCanceled;
import dev.stator.model.EngineError.TransactionCanceled.Reason;
import dev.stator.model.Item;
import dev.stator.model.operation.DeleteItem;
import dev.stator.model.operation.ExecuteStatement;
import dev.stator.model.operation.ExecuteTransaction;
import dev.stator.model.operation.Operation;
import dev.stator.model.operation.ParameterizedStatement;
import dev.stator.model.operation.TransactWriteItem;
import dev.stator.model.operation.TransactWriteItems;
import dev.stator.model.operation.UpdateItem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What is told when a condition is false: API Reference, ReturnValuesOnConditionCheckFailure of
 * each operation, and "CancellationReason".
 */
final class ConditionFailureTest {
  private static final Item OLD = item("id", "a", "n", 1, "more", "m");
  private static final Item KEY = item("id", "a");
  private static final String CONDITION = "n = :two";

  private final EngineUnderTest engine = new EngineUnderTest();

  @BeforeEach
  void putItem() {
    engine.withTable("things", "id:S");
    engine.put("things", OLD);
  }

  /** The writes that can have a condition. */
  enum Write {
    PUT,
    UPDATE,
    DELETE,
    STATEMENT,
    TRANSACT_PUT,
    TRANSACT_UPDATE,
    TRANSACT_DELETE,
    TRANSACT_CHECK,
    STATEMENT_IN_TRANSACTION;

    Operation<?> of(String id, @Nullable String onFailure) {
      Item key = item("id", id);
      var two = Requests.values(":two", 2);
      String statement = "UPDATE things REMOVE x WHERE id = '" + id + "' AND n = 2";
      return switch (this) {
        case PUT -> {
          Requests.Put put = Requests.put("things", key).condition(CONDITION, two);
          yield (onFailure == null ? put : put.onFailure(onFailure)).build();
        }
        case UPDATE ->
            new UpdateItem("things", key, "REMOVE x", CONDITION, two, null, onFailure, null, null);
        case DELETE -> new DeleteItem("things", key, CONDITION, two, null, onFailure, null, null);
        case STATEMENT -> new ExecuteStatement(statement, null, null, null, null, null, onFailure);
        case TRANSACT_PUT ->
            transaction(
                TransactWriteItem.of(
                    new TransactWriteItem.Put("things", key, CONDITION, two, onFailure)));
        case TRANSACT_UPDATE ->
            transaction(
                TransactWriteItem.of(
                    new TransactWriteItem.Update(
                        "things", key, "REMOVE x", CONDITION, two, onFailure)));
        case TRANSACT_DELETE ->
            transaction(
                TransactWriteItem.of(
                    new TransactWriteItem.Delete("things", key, CONDITION, two, onFailure)));
        case TRANSACT_CHECK ->
            transaction(
                TransactWriteItem.of(
                    new TransactWriteItem.ConditionCheck(
                        "things", key, CONDITION, two, onFailure)));
        case STATEMENT_IN_TRANSACTION ->
            new ExecuteTransaction(
                List.of(
                    new ParameterizedStatement("INSERT INTO things VALUE {'id': 'c'}", null, null),
                    new ParameterizedStatement(statement, null, onFailure)),
                null,
                null);
      };
    }

    private static TransactWriteItems transaction(TransactWriteItem action) {
      return new TransactWriteItems(
          List.of(
              TransactWriteItem.of(
                  new TransactWriteItem.Put("things", item("id", "c"), null, Requests.NONE, null)),
              action),
          null,
          null,
          null);
    }
  }

  @ParameterizedTest
  @EnumSource
  void givesTheItemIfAskedFor(Write write) {
    assertFailed(write.of("a", "ALL_OLD"), OLD);
    assertFailed(write.of("a", "NONE"), null);
    assertFailed(write.of("a", null), null);
    assertFailed(write.of("b", "ALL_OLD"), null);
    assertThat(engine.get("things", KEY)).isEqualTo(OLD);
    assertThat(engine.storedItems()).isEqualTo(1);
  }

  private void assertFailed(Operation<?> operation, @Nullable Item told) {
    String message = "The conditional request failed";
    switch (catchThrowable(() -> engine.execute(operation))) {
      case EngineError.ConditionalCheckFailed failed -> {
        assertThat(failed).hasMessage(message);
        assertThat(failed.item()).isEqualTo(told);
      }
      case TransactionCanceled canceled -> {
        assertThat(canceled)
            .hasMessage(
                "Transaction cancelled, please refer cancellation reasons for specific reasons"
                    + " [None, ConditionalCheckFailed]");
        assertThat(canceled.reasons())
            .containsExactly(Reason.NONE, new Reason("ConditionalCheckFailed", message, told));
      }
      case Throwable other -> throw new AssertionError("another error", other);
    }
  }
}
