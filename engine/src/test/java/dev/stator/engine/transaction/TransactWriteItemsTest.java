package dev.stator.engine.transaction;

import static dev.stator.engine.EngineUnderTest.item;
import static dev.stator.engine.transaction.Actions.canceled;
import static dev.stator.engine.transaction.Actions.check;
import static dev.stator.engine.transaction.Actions.delete;
import static dev.stator.engine.transaction.Actions.put;
import static dev.stator.engine.transaction.Actions.reasons;
import static dev.stator.engine.transaction.Actions.update;
import static dev.stator.engine.transaction.Actions.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.engine.EngineUnderTest;
import dev.stator.engine.Requests;
import dev.stator.model.AttributeValue;
import dev.stator.model.EngineError;
import dev.stator.model.EngineError.TransactionCanceled.Reason;
import dev.stator.model.Item;
import dev.stator.model.ItemSize;
import dev.stator.model.Limits;
import dev.stator.model.operation.ConsumedCapacity;
import dev.stator.model.operation.TransactWriteItem;
import dev.stator.model.operation.TransactWriteItems;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransactWriteItemsTest {
  private static final Item A = item("id", "a");
  private static final Item B = item("id", "b");
  private static final Item C = item("id", "c");
  private static final Item D = item("id", "d");

  private final EngineUnderTest engine =
      new EngineUnderTest().withTable("things", "id:S").withTable("ranged", "id:S", "at:N");

  @Test
  void doesAllFourActionsInSeveralTables() {
    engine.put("things", item("id", "a", "n", 1), item("id", "b", "n", 2), item("id", "c"));
    engine.execute(
        write(
            check("things", A, "n = :one", Requests.values(":one", 1)),
            update("things", B, "SET n = n + :one", Requests.values(":one", 1)),
            delete("things", C),
            put("things", item("id", "d", "n", 4)),
            put("ranged", item("id", "d", "at", 1))));
    assertThat(engine.get("things", A)).isEqualTo(item("id", "a", "n", 1));
    assertThat(engine.get("things", B)).isEqualTo(item("id", "b", "n", 3));
    assertThat(engine.get("things", C)).isNull();
    assertThat(engine.get("things", D)).isEqualTo(item("id", "d", "n", 4));
    assertThat(engine.describe("things").itemCount()).isEqualTo(3);
    assertThat(engine.describe("ranged").itemCount()).isEqualTo(1);
  }

  @Test
  void doesNothingIfOneConditionIsFalseAndTellsEveryFalseOne() {
    engine.put("things", item("id", "a", "n", 1), item("id", "c", "n", 3));
    TransactWriteItems request =
        write(
            check("things", A, "n = :two", Requests.values(":two", 2), "ALL_OLD"),
            put("things", item("id", "b")),
            put("things", item("id", "c"), "attribute_not_exists(id)", Requests.NONE),
            check("things", D, "attribute_exists(id)", Requests.NONE, "ALL_OLD"));
    EngineError.TransactionCanceled canceled = canceled(engine, request);
    assertThat(canceled)
        .hasMessage(
            "Transaction cancelled, please refer cancellation reasons for specific reasons"
                + " [ConditionalCheckFailed, None, ConditionalCheckFailed,"
                + " ConditionalCheckFailed]");
    assertThat(canceled.reasons())
        .containsExactly(
            new Reason(
                "ConditionalCheckFailed",
                "The conditional request failed",
                item("id", "a", "n", 1)),
            new Reason("None", null, null),
            new Reason("ConditionalCheckFailed", "The conditional request failed", null),
            new Reason("ConditionalCheckFailed", "The conditional request failed", null));
    assertThat(engine.get("things", B)).isNull();
    assertThat(engine.get("things", C)).isEqualTo(item("id", "c", "n", 3));
  }

  @Test
  void tellsTheFirstUpdateThatCannotBeApplied() {
    engine.put("things", item("id", "a", "n", "text"), item("id", "b"), item("id", "c"));
    List<Reason> reasons =
        reasons(
            engine,
            write(
                check("things", C, "attribute_not_exists(id)", Requests.NONE),
                update("things", A, "SET n = n + :one", Requests.values(":one", 1)),
                update("things", B, "SET x = absent", Requests.NONE),
                check("things", D, "attribute_exists(id)", Requests.NONE)));
    assertThat(reasons)
        .containsExactly(
            Reason.conditionFailed(null),
            Reason.validation("An operand in the update expression has an incorrect data type"),
            Reason.NONE,
            Reason.NONE);
  }

  @Test
  void measuresUpdatesWhenTheyAreDoneAndPutsBefore() {
    String half = "x".repeat(Limits.ITEM_SIZE_BYTES_MAX / 2);
    engine.put("things", item("id", "a", "n", half));
    assertThat(
            reasons(engine, write(update("things", A, "SET m = :m", Requests.values(":m", half)))))
        .containsExactly(
            Reason.validation("Item size to update has exceeded the maximum allowed size"));
    engine.assertInvalid(
        write(put("things", item("id", "b", "n", half + half))),
        "Item size has exceeded the maximum allowed size");
  }

  @Test
  void takesWrongKeysAsReasonsAndEmptyOnesAsAWrongRequest() {
    Item wrong = item("id", 5);
    String mismatch = "The provided key element does not match the schema";
    assertThat(reasons(engine, write(put("things", A), put("things", wrong), put("things", wrong))))
        .containsExactly(
            Reason.NONE,
            Reason.validation(
                "One or more parameter values were invalid: Type mismatch for key id expected: S"
                    + " actual: N"),
            Reason.NONE);
    assertThat(reasons(engine, write(delete("things", wrong))))
        .containsExactly(Reason.validation(mismatch));
    assertThat(reasons(engine, write(delete("ranged", A))))
        .containsExactly(Reason.validation(mismatch));
    assertThat(reasons(engine, write(check("things", wrong, "n = n2", Requests.NONE))))
        .containsExactly(Reason.validation(mismatch));
    assertThat(reasons(engine, write(update("things", A, "REMOVE id", Requests.NONE))))
        .containsExactly(
            Reason.validation(
                "One or more parameter values were invalid: Cannot update attribute id. This"
                    + " attribute is part of the key"));
    String empty =
        "One or more parameter values are not valid. The AttributeValue for a key attribute cannot"
            + " contain an empty string value. Key: id";
    engine.assertInvalid(write(put("things", item("id", ""))), empty);
    engine.assertInvalid(write(delete("things", item("id", ""))), empty);
  }

  @Test
  void refusesTwoActionsOnOneItem() {
    String twice = "Transaction request cannot include multiple operations on one item";
    engine.assertInvalid(write(put("things", A), delete("things", A)), twice);
    engine.assertInvalid(
        write(
            put("ranged", item("id", "a", "at", 1)),
            check(
                "ranged",
                item("id", "a", "at", AttributeValue.n("1.0")),
                "attribute_exists(id)",
                Requests.NONE)),
        twice);
    engine.execute(write(put("things", A), put("ranged", item("id", "a", "at", 1))));
  }

  @ParameterizedTest
  @CsvSource({"1,true", "99,true", "100,true", "101,false"})
  void takesAHundredActions(int number, boolean fits) {
    TransactWriteItems request = write(puts(number));
    if (fits) {
      engine.execute(request);
      assertThat(engine.describe("things").itemCount()).isEqualTo(number);
    } else {
      assertThatThrownBy(() -> engine.execute(request))
          .isInstanceOf(EngineError.Validation.class)
          .hasMessageStartingWith(
              "1 validation error detected: Value '[TransactWriteItem(put=Put(item={id={\"S\":\"k0\"}}"
                  + ")), TransactWriteItem(")
          .hasMessageEndingWith(
              "' at 'transactItems' failed to satisfy constraint: Member must have length less"
                  + " than or equal to 100");
    }
  }

  private static TransactWriteItem[] puts(int number) {
    return IntStream.range(0, number)
        .mapToObj(at -> put("things", item("id", "k" + at)))
        .toArray(TransactWriteItem[]::new);
  }

  @Test
  void takesFourMegabytes() {
    int items = 11;
    int left = Limits.TRANSACTION_BYTES_MAX;
    TransactWriteItem[] actions = new TransactWriteItem[items];
    for (int at = 0; at < items; at++) {
      Item bare = item("id", "k" + at, "x", "");
      int bytes = at < items - 1 ? 390 * 1024 : left;
      Item full = item("id", "k" + at, "x", "x".repeat(bytes - ItemSize.of(bare)));
      left -= ItemSize.of(full);
      actions[at] = put("things", full);
    }
    engine.execute(write(actions));
    actions[0] = put("things", item("id", "k0", "x", "x".repeat(390 * 1024)));
    engine.assertInvalid(
        write(actions), "The aggregate size of the items in the transaction exceeds 4 MB");
  }

  @Test
  void tellsWrongMembersByTheirPath() {
    engine.assertInvalid(
        new TransactWriteItems(null, null, null, null),
        "1 validation error detected: Value null at 'transactItems' failed to satisfy constraint:"
            + " Member must not be null");
    engine.assertInvalid(
        write(),
        "1 validation error detected: Value '[]' at 'transactItems' failed to satisfy constraint:"
            + " Member must have length greater than or equal to 1");
    engine.assertInvalid(
        write(put("things", A), delete("bad!name", B)),
        "1 validation error detected: Value 'bad!name' at 'transactItems.2.member.delete.tableName'"
            + " failed to satisfy constraint: Member must satisfy regular expression pattern:"
            + " [a-zA-Z0-9_.-]+");
    engine.assertInvalid(
        write("x".repeat(37), put("things", A)),
        "1 validation error detected: Value '"
            + "x".repeat(37)
            + "' at 'clientRequestToken' failed to satisfy constraint: Member must have length less"
            + " than or equal to 36");
    engine.assertInvalid(
        write(new TransactWriteItem(null, null, null, null)),
        "Invalid Request: TransactWriteRequest should contain Delete or Put or Update request");
    engine.assertInvalid(
        write(
            new TransactWriteItem(
                null, put("things", A).put(), delete("things", B).delete(), null)),
        "TransactItems can only contain one of Check, Put, Update or Delete");
  }

  @Test
  void tellsWrongExpressionsBeforeAnythingIsDone() {
    engine.assertInvalid(
        write(put("things", A), put("things", B, "", Requests.NONE)),
        "Invalid ConditionExpression: The expression can not be empty;");
    engine.assertInvalid(
        write(
            put("things", A), check("things", B, "attribute_exists(id)", Requests.values(":v", 1))),
        "Value provided in ExpressionAttributeValues unused in expressions: keys: {:v}");
    assertThatThrownBy(() -> engine.execute(write(put("things", A), put("none", B))))
        .isInstanceOf(EngineError.ResourceNotFound.class)
        .hasMessage("Requested resource not found");
    assertThat(engine.storedItems()).isZero();
  }

  @Test
  void costsTwiceAsMuchTableByTable() {
    engine.put("things", item("id", "a", "x", "x".repeat(1500)), item("id", "b"));
    TransactWriteItems request =
        new TransactWriteItems(
            List.of(
                delete("things", A),
                check("things", B, "attribute_exists(id)", Requests.NONE),
                put("ranged", item("id", "a", "at", 1)),
                delete("things", C)),
            null,
            "INDEXES",
            null);
    assertThat(engine.execute(request).consumedCapacity())
        .containsExactly(
            new ConsumedCapacity("things", 8, true, ConsumedCapacity.Kind.WRITE),
            new ConsumedCapacity("ranged", 2, true, ConsumedCapacity.Kind.WRITE));
  }

  @Test
  void countsItemsExactlyWhenSeveralShareALockStripe() {
    for (int round = 0; round < 20; round++) {
      int from = round * 30;
      TransactWriteItem[] actions =
          IntStream.range(from, from + 100)
              .mapToObj(
                  at ->
                      at % 7 == 0
                          ? delete("things", item("id", "k" + at))
                          : put("things", item("id", "k" + at, "n", from)))
              .toArray(TransactWriteItem[]::new);
      engine.execute(write(actions));
    }
    long items = engine.storedItems();
    long bytes = engine.describe("things").sizeBytes();
    assertThat(engine.describe("things").itemCount()).isEqualTo(items);
    engine.restart();
    assertThat(engine.describe("things").itemCount()).isEqualTo(items);
    assertThat(engine.describe("things").sizeBytes()).isEqualTo(bytes);
  }
}
