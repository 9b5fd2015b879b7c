package dev.stator.engine.stream;

import static dev.stator.engine.EngineUnderTest.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.engine.Requests;
import dev.stator.model.AttributeValue;
import dev.stator.model.Item;
import dev.stator.model.operation.BatchWriteItem;
import dev.stator.model.operation.DeleteItem;
import dev.stator.model.operation.ExecuteStatement;
import dev.stator.model.operation.Operation;
import dev.stator.model.operation.Substitutions;
import dev.stator.model.operation.TransactWriteItem;
import dev.stator.model.operation.TransactWriteItems;
import dev.stator.model.operation.UpdateItem;
import dev.stator.model.operation.WriteRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What changes nothing leaves no stream record: Developer Guide, "Change data capture for DynamoDB
 * Streams", "if you perform a PutItem or UpdateItem operation that does not change any data".
 */
final class NoRecordTest {
  private static final Item KEY = item("id", "a");
  private static final Item MISSING = item("id", "none");
  private static final Item ITEM =
      item("id", "a", "n", AttributeValue.n("1.50"), "s", new AttributeValue.SS(Set.of("x", "y")));
  private static final Item SAME =
      item("s", new AttributeValue.SS(Set.of("y", "x")), "n", AttributeValue.n("15e-1"), "id", "a");

  private final StreamUnderTest stream = new StreamUnderTest("NEW_AND_OLD_IMAGES");

  /** Writes that change nothing. */
  enum Nothing {
    SAME_PUT(Requests.put(StreamUnderTest.TABLE, SAME).build()),
    DELETE_OF_MISSING(
        new DeleteItem(
            StreamUnderTest.TABLE, MISSING, null, Requests.NONE, null, null, null, null)),
    SET_TO_THE_SAME(update("SET n = :n", Requests.values(":n", AttributeValue.n("1.5")))),
    SET_TO_ITSELF(update("SET n = n", Requests.NONE)),
    REMOVE_OF_MISSING(update("REMOVE nowhere", Requests.NONE)),
    ADD_OF_ZERO(update("ADD n :n", Requests.values(":n", 0))),
    ADD_OF_MEMBERS(update("ADD s :s", members("x"))),
    DELETE_OF_OTHER_MEMBERS(update("DELETE s :s", members("z"))),
    NO_EXPRESSION(
        new UpdateItem(
            StreamUnderTest.TABLE, KEY, null, null, Requests.NONE, null, null, null, null)),
    SAME_BATCH(
        new BatchWriteItem(
            Map.of(
                StreamUnderTest.TABLE,
                List.of(
                    new WriteRequest(new WriteRequest.PutRequest(SAME), null),
                    new WriteRequest(null, new WriteRequest.DeleteRequest(MISSING)))),
            null,
            null)),
    SAME_TRANSACTION(
        new TransactWriteItems(
            List.of(
                TransactWriteItem.of(
                    new TransactWriteItem.Put(
                        StreamUnderTest.TABLE, SAME, null, Requests.NONE, null)),
                TransactWriteItem.of(
                    new TransactWriteItem.Delete(
                        StreamUnderTest.TABLE, MISSING, null, Requests.NONE, null))),
            null,
            null,
            null)),
    CHECK(
        new TransactWriteItems(
            List.of(
                TransactWriteItem.of(
                    new TransactWriteItem.ConditionCheck(
                        StreamUnderTest.TABLE, KEY, "attribute_exists(id)", Requests.NONE, null))),
            null,
            null,
            null)),
    SAME_STATEMENT(
        new ExecuteStatement(
            "UPDATE things SET n = 1.5 WHERE id = 'a'", null, null, null, null, null, null)),
    STATEMENT_OF_MISSING(
        new ExecuteStatement(
            "DELETE FROM things WHERE id = 'none'", null, null, null, null, null, null));

    private final Operation<?> write;

    Nothing(Operation<?> write) {
      this.write = write;
    }

    private static UpdateItem update(String expression, Substitutions substitutions) {
      return new UpdateItem(
          StreamUnderTest.TABLE, KEY, expression, null, substitutions, null, null, null, null);
    }

    private static Substitutions members(String... members) {
      return new Substitutions(null, Map.of(":s", new AttributeValue.SS(Set.of(members))));
    }
  }

  @ParameterizedTest
  @EnumSource
  void ofWhatChangesNothing(Nothing nothing) {
    stream.engine.put(StreamUnderTest.TABLE, ITEM);
    stream.engine.execute(nothing.write);
    assertThat(stream.engine.get(StreamUnderTest.TABLE, KEY)).isEqualTo(ITEM);
    assertThat(stream.records()).hasSize(1);
    // The stream goes on.
    stream.delete("a");
    assertThat(stream.records()).hasSize(2);
  }
}
