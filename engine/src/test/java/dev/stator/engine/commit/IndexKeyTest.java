package dev.stator.engine.commit;

import static dev.stator.engine.EngineUnderTest.item;
import static dev.stator.engine.IndexedTable.ALL;
import static dev.stator.engine.IndexedTable.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.engine.EngineUnderTest;
import dev.stator.engine.Requests;
import dev.stator.model.AttributeValue;
import dev.stator.model.EngineError;
import dev.stator.model.Item;
import dev.stator.model.operation.BatchWriteItem;
import dev.stator.model.operation.Substitutions;
import dev.stator.model.operation.TransactWriteItem;
import dev.stator.model.operation.TransactWriteItems;
import dev.stator.model.operation.UpdateItem;
import dev.stator.model.operation.WriteRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What items may have in the attributes that are keys of indexes. */
final class IndexKeyTest {
  private static final String INVALID = "One or more parameter values were invalid: ";
  private static final String NOT_VALID = "One or more parameter values are not valid. ";
  private static final String UPDATE = "The update expression attempted to update ";
  private static final String TYPE_MISMATCH =
      INVALID + "Type mismatch for Index Key kind Expected: S Actual: N IndexName: byKind";

  private final EngineUnderTest engine = new EngineUnderTest();

  @BeforeEach
  void createTable() {
    engine.create(
        table("things", "id:S", "at:N")
            .global("byKind", ALL, "kind:S", "tag:B")
            .local("byName", ALL, "id:S", "name:S")
            .request());
  }

  @Test
  void refusesToPutOtherTypes() {
    refusesPut(item("id", "a", "at", 1, "kind", 1), TYPE_MISMATCH);
    refusesPut(
        item("id", "a", "at", 1, "tag", "text"),
        INVALID + "Type mismatch for Index Key tag Expected: B Actual: S IndexName: byKind");
    refusesPut(
        item("id", "a", "at", 1, "name", new AttributeValue.M(Map.of())),
        INVALID + "Type mismatch for Index Key name Expected: S Actual: M IndexName: byName");
    refusesPut(
        item("id", "a", "at", 1, "name", new AttributeValue.Null()),
        INVALID + "Type mismatch for Index Key name Expected: S Actual: NULL IndexName: byName");
  }

  @Test
  void refusesToPutEmptyValues() {
    refusesPut(
        item("id", "a", "at", 1, "kind", ""),
        NOT_VALID
            + "A value specified for a secondary index key is not supported. The AttributeValue "
            + "for a key attribute cannot contain an empty string value. IndexName: byKind, "
            + "IndexKey: kind");
    refusesPut(
        item("id", "a", "at", 1, "tag", new byte[0]),
        NOT_VALID
            + "A value specified for a secondary index key is not supported. The AttributeValue "
            + "for a key attribute cannot contain an empty binary value. IndexName: byKind, "
            + "IndexKey: tag");
  }

  @Test
  void refusesToUpdateToWhatIsNoKey() {
    refusesUpdate(AttributeValue.n(1), "kind", TYPE_MISMATCH);
    refusesUpdate(
        AttributeValue.s(""),
        "kind",
        NOT_VALID
            + UPDATE
            + "a secondary index key to a value that is not supported. The AttributeValue for a "
            + "key attribute cannot contain an empty string value.");
    refusesUpdate(
        AttributeValue.s("a".repeat(2049)),
        "kind",
        UPDATE + "the secondary index key beyond allowed size limits");
    refusesUpdate(
        AttributeValue.b(new byte[1025]),
        "tag",
        UPDATE + "the secondary index key beyond allowed size limits");
    assertThat(engine.storedItems()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"SET kind = :v + :v", "SET kind = amount, more = :v", "ADD kind :v"})
  void refusesComputedValuesOfOtherTypes(String update) {
    engine.put("things", item("id", "a", "at", 1, "amount", 1));
    refusesUpdate(
        update, AttributeValue.n(1), UPDATE + "the secondary index key to unsupported type");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SET kind.part = :v", "REMOVE kind[0] SET a = :v", "SET tag[1] = :v"})
  void refusesPathsIntoKeys(String update) {
    refusesUpdate(
        update,
        AttributeValue.s("x"),
        "Key attributes must be scalars; list random access '[]' and map lookup '.' are not "
            + "allowed: IndexKey: "
            + (update.contains("tag") ? "tag" : "kind"));
  }

  @Test
  void refusesEmptyKeysOfTransactionsAsAWhole() {
    engine.assertInvalid(
        transaction(put(item("id", "a", "at", 1, "kind", 1)), put(item("kind", ""))),
        NOT_VALID
            + "A value specified for a secondary index key is not supported. The AttributeValue "
            + "for a key attribute cannot contain an empty string value. IndexName: byKind, "
            + "IndexKey: kind");
    engine.assertInvalid(
        transaction(update(AttributeValue.s(""))),
        NOT_VALID
            + UPDATE
            + "a secondary index key to a value that is not supported. The AttributeValue for a "
            + "key attribute cannot contain an empty string value.");
    refusesAction(update(AttributeValue.n(1)), TYPE_MISMATCH);
  }

  @ParameterizedTest
  @CsvSource({"kind, 2047", "kind, 2048", "name, 1023", "name, 1024"})
  void takesKeysUpToTheirLimits(String attribute, int bytes) {
    String value = "v".repeat(bytes);
    engine.put("things", item("id", "a", "at", 1, attribute, value, "tag", new byte[1024]));
    engine.execute(update(attribute, AttributeValue.s("w".repeat(bytes))));
    assertThat(
            Objects.requireNonNull(engine.get("things", item("id", "a", "at", 1))).get(attribute))
        .isEqualTo(AttributeValue.s("w".repeat(bytes)));
  }

  @Test
  void refusesToPutLongerKeys() {
    refusesPut(
        item("id", "a", "at", 1, "kind", "v".repeat(2049)),
        INVALID + "Size of hashkey has exceeded the maximum size limit of2048 bytes");
    String sort =
        INVALID + "Aggregated size of all range keys has exceeded the size limit of 1024 bytes";
    refusesPut(item("id", "a", "at", 1, "tag", new byte[1025]), sort);
    refusesPut(item("id", "a", "at", 1, "name", "v".repeat(1025)), sort);
  }

  @Test
  void countsBytesNotCharacters() {
    engine.put("things", item("id", "a", "at", 1, "name", "é".repeat(512)));
    refusesPut(
        item("id", "a", "at", 1, "name", "é".repeat(512) + "e"),
        INVALID + "Aggregated size of all range keys has exceeded the size limit of 1024 bytes");
  }

  @Test
  void refusesWholeBatchesAndTransactions() {
    Item good = item("id", "good", "at", 1, "kind", "tea");
    Item bad = item("id", "bad", "at", 1, "kind", 1);
    engine.assertInvalid(
        new BatchWriteItem(Map.of("things", List.of(write(good), write(bad))), null, null),
        TYPE_MISMATCH);
    refusesAction(put(bad), TYPE_MISMATCH);
    assertThat(engine.storedItems()).isZero();
  }

  /** The action stands after one that is well. */
  private void refusesAction(TransactWriteItem action, String message) {
    TransactWriteItem good = put(item("id", "good", "at", 1, "kind", "tea"));
    assertThatThrownBy(() -> engine.execute(transaction(good, action)))
        .isInstanceOfSatisfying(
            EngineError.TransactionCanceled.class,
            canceled ->
                assertThat(canceled.reasons())
                    .containsExactly(
                        EngineError.TransactionCanceled.Reason.NONE,
                        EngineError.TransactionCanceled.Reason.validation(message)));
  }

  private static TransactWriteItems transaction(TransactWriteItem... actions) {
    return new TransactWriteItems(List.of(actions), null, null, null);
  }

  /** Sets the key of an index. */
  private static TransactWriteItem update(AttributeValue value) {
    return TransactWriteItem.of(
        new TransactWriteItem.Update(
            "things",
            item("id", "a", "at", 1),
            "SET kind = :v",
            null,
            new Substitutions(null, Map.of(":v", value)),
            null));
  }

  private void refusesPut(Item item, String message) {
    engine.assertInvalid(Requests.put("things", item).build(), message);
  }

  private void refusesUpdate(AttributeValue value, String attribute, String message) {
    engine.assertInvalid(update(attribute, value), message);
  }

  private void refusesUpdate(String expression, AttributeValue value, String message) {
    engine.assertInvalid(update(expression, new Substitutions(null, Map.of(":v", value))), message);
  }

  private static UpdateItem update(String attribute, AttributeValue value) {
    return update("SET #a = :v", new Substitutions(Map.of("#a", attribute), Map.of(":v", value)));
  }

  private static UpdateItem update(String expression, Substitutions substitutions) {
    return new UpdateItem(
        "things",
        item("id", "a", "at", 1),
        expression,
        null,
        substitutions,
        null,
        null,
        null,
        null);
  }

  private static WriteRequest write(Item item) {
    return new WriteRequest(new WriteRequest.PutRequest(item), null);
  }

  private static TransactWriteItem put(Item item) {
    return TransactWriteItem.of(
        new TransactWriteItem.Put("things", item, null, Requests.NONE, null));
  }
}
