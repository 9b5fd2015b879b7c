package dev.stator.engine.commit;

import static dev.stator.engine.EngineUnderTest.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.engine.EngineUnderTest;
import dev.stator.engine.Requests;
import dev.stator.model.AttributeValue;
import dev.stator.model.EngineError;
import dev.stator.model.Item;
import dev.stator.model.Limits;
import dev.stator.model.operation.AttributeDefinition;
import dev.stator.model.operation.BatchWriteItem;
import dev.stator.model.operation.ConsumedCapacity;
import dev.stator.model.operation.CreateTable;
import dev.stator.model.operation.GlobalSecondaryIndex;
import dev.stator.model.operation.IndexProjection;
import dev.stator.model.operation.KeySchemaElement;
import dev.stator.model.operation.WriteRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Source: Amazon DynamoDB API Reference, "BatchWriteItem". */
class BatchWriteItemTest {
  private static final String DUPLICATES = "Provided list of item keys contains duplicates";
  private static final String MISMATCH = "The provided key element does not match the schema";

  private final EngineUnderTest engine =
      new EngineUnderTest().withTable("things", "id:S").withTable("pairs", "p:N", "q:B");

  @Test
  void putsAndDeletesInSeveralTables() {
    engine.put("things", item("id", "old"), item("id", "kept", "x", 1));
    byte[] q = {1};
    Map<String, List<WriteRequest>> tables = new LinkedHashMap<>();
    tables.put("things", List.of(put(item("id", "new", "x", 2)), delete(item("id", "old"))));
    tables.put("pairs", List.of(put(item("p", 1, "q", q)), delete(item("p", 2, "q", q))));

    var result = engine.execute(new BatchWriteItem(tables, "TOTAL", "NONE"));

    assertThat(result.unprocessedItems()).isEmpty();
    assertThat(units(result)).containsExactly("things 2.0", "pairs 2.0");
    assertThat(engine.get("things", item("id", "new"))).isEqualTo(item("id", "new", "x", 2));
    assertThat(engine.get("things", item("id", "old"))).isNull();
    assertThat(engine.get("pairs", item("p", 1, "q", q))).isNotNull();
    assertThat(engine.describe("things").itemCount()).isEqualTo(2);
  }

  @Test
  void countsCapacityItemByItem() {
    engine.put("things", item("id", "old", "x", "v".repeat(3000)));

    // 1 KB, 1 KB and a byte, the 3,006 bytes that were there.
    var result =
        engine.execute(
            new BatchWriteItem(
                Map.of(
                    "things",
                    List.of(
                        put(item("id", "a", "x", "v".repeat(1020))),
                        put(item("id", "b", "x", "v".repeat(1021))),
                        delete(item("id", "old")))),
                "INDEXES",
                null));

    assertThat(units(result)).containsExactly("things 6.0");
    assertThat(engine.execute(batch(put(item("id", "a")))).consumedCapacity()).isNull();
  }

  @Test
  void takesTwentyFiveWrites() {
    engine.execute(batch(puts(25)));

    assertThat(engine.storedItems()).isEqualTo(25);
    assertThatThrownBy(() -> engine.execute(batch(puts(26))))
        .isInstanceOf(EngineError.Validation.class)
        .hasMessageStartingWith(
            "1 validation error detected: Value '{things=[WriteRequest(putRequest=PutRequest(item={")
        .hasMessageEndingWith(
            "]}' at 'requestItems' failed to satisfy constraint: Map value must satisfy constraint:"
                + " [Member must have length less than or equal to 25, Member must have length"
                + " greater than or equal to 1]");
    byte[] q = {1};
    engine.assertInvalid(
        new BatchWriteItem(
            Map.of("things", List.of(puts(25)), "pairs", List.of(put(item("p", 1, "q", q)))),
            null,
            null),
        "Too many items requested for the BatchWriteItem call");
  }

  @Test
  void refusesTheSameKeyTwice() {
    engine.assertInvalid(batch(put(item("id", "a", "x", 1)), delete(item("id", "a"))), DUPLICATES);
    engine.assertInvalid(batch(delete(item("id", "a")), put(item("id", "a"))), DUPLICATES);
    byte[] q = {1};
    engine.assertInvalid(
        new BatchWriteItem(
            Map.of(
                "pairs",
                List.of(
                    put(item("p", AttributeValue.n("1"), "q", q)),
                    put(item("p", AttributeValue.n("1.00"), "q", q)))),
            null,
            null),
        DUPLICATES);
    // One table under both of its names.
    Map<String, List<WriteRequest>> twice = new LinkedHashMap<>();
    twice.put("things", List.of(put(item("id", "a"))));
    twice.put(engine.describe("things").tableArn(), List.of(delete(item("id", "a"))));
    engine.assertInvalid(new BatchWriteItem(twice, null, null), DUPLICATES);
    // The table is looked for first.
    assertThatThrownBy(
            () ->
                engine.execute(
                    new BatchWriteItem(
                        Map.of("nothing", List.of(put(item("id", "a")), put(item("id", "a")))),
                        null,
                        null)))
        .isInstanceOf(EngineError.ResourceNotFound.class)
        .hasMessage("Requested resource not found");
  }

  @Test
  void oneInvalidWriteKeepsAllFromBeingDone() {
    Item fine = item("id", "fine");
    assertInvalid(MISMATCH, put(fine), put(item("id", 5)));
    assertInvalid(MISMATCH, put(fine), put(item("x", "a")));
    assertInvalid(MISMATCH, put(fine), delete(item("id", "a", "x", 1)));
    assertInvalid(MISMATCH, put(fine), delete(item("x", "a")));
    assertInvalid(
        "One or more parameter values are not valid. The AttributeValue for a key attribute cannot"
            + " contain an empty string value. Key: id",
        put(fine),
        put(item("id", "")));
    assertInvalid(
        "One or more parameter values were invalid: Size of hashkey has exceeded the maximum size"
            + " limit of2048 bytes",
        put(fine),
        delete(item("id", "k".repeat(Limits.PARTITION_KEY_BYTES_MAX + 1))));
    assertInvalid(
        "One or more parameter values were invalid: An string set  may not be empty",
        put(fine),
        put(item("id", "a", "x", new AttributeValue.SS(Set.of()))));
    assertInvalid(
        "Nesting Levels have exceeded supported limits: Attributes in the item have nested levels"
            + " beyond supported limit",
        put(fine),
        put(item("id", "a", "x", Requests.nested(Limits.NESTING_DEPTH_MAX))));
    assertInvalid(
        "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the"
            + " supported datatypes",
        put(fine),
        new WriteRequest(null, null));

    assertThat(engine.storedItems()).isZero();
  }

  @Test
  void oneItemThatAnIndexCannotTakeKeepsAllFromBeingDone() {
    engine.create(
        new CreateTable(
                "indexed",
                List.of(new AttributeDefinition("id", "S"), new AttributeDefinition("g", "S")),
                List.of(new KeySchemaElement("id", "HASH")),
                "PAY_PER_REQUEST",
                null,
                null,
                null)
            .withIndexes(
                List.of(
                    new GlobalSecondaryIndex(
                        "byG",
                        List.of(new KeySchemaElement("g", "HASH")),
                        new IndexProjection("ALL", null),
                        null)),
                null));
    engine.assertInvalid(
        new BatchWriteItem(
            Map.of(
                "indexed",
                List.of(put(item("id", "fine", "g", "a")), put(item("id", "wrong", "g", 5)))),
            null,
            null),
        "One or more parameter values were invalid: Type mismatch for Index Key g Expected: S"
            + " Actual: N IndexName: byG");

    assertThat(engine.storedItems()).isZero();
  }

  @Test
  void takesItemsOfFourHundredKilobytes() {
    engine.execute(batch(put(sized(Limits.ITEM_SIZE_BYTES_MAX))));

    assertInvalid(
        "Item size has exceeded the maximum allowed size",
        put(sized(Limits.ITEM_SIZE_BYTES_MAX + 1)));
  }

  @Test
  void tellsWhatIsMissing() {
    engine.assertInvalid(
        new BatchWriteItem(null, "BOGUS", "BOGUS2"),
        "3 validation errors detected: Value 'BOGUS' at 'returnConsumedCapacity' failed to satisfy"
            + " constraint: Member must satisfy enum value set: [INDEXES, TOTAL, NONE]; Value"
            + " 'BOGUS2' at 'returnItemCollectionMetrics' failed to satisfy constraint: Member must"
            + " satisfy enum value set: [SIZE, NONE]; Value null at 'requestItems' failed to satisfy"
            + " constraint: Member must not be null");
    engine.assertInvalid(
        new BatchWriteItem(Map.of(), null, null),
        "The requestItems parameter is required for BatchWriteItem");
    engine.assertInvalid(
        batch(),
        "1 validation error detected: Value '{things=[]}' at 'requestItems' failed to satisfy"
            + " constraint: Map value must satisfy constraint: [Member must have length less than or"
            + " equal to 25, Member must have length greater than or equal to 1]");
    engine.assertInvalid(
        batch(
            new WriteRequest(
                new WriteRequest.PutRequest(null), new WriteRequest.DeleteRequest(null))),
        "2 validation errors detected: Value null at"
            + " 'requestItems.things.member.1.member.deleteRequest.key' failed to satisfy"
            + " constraint: Member must not be null; Value null at"
            + " 'requestItems.things.member.1.member.putRequest.item' failed to satisfy constraint:"
            + " Member must not be null");
  }

  @Test
  void tellsWrongTableNames() {
    BatchWriteItem wrong =
        new BatchWriteItem(Map.of("bad!name", List.of(put(item("pk", "x")))), null, null);
    assertThatThrownBy(() -> engine.execute(wrong))
        .isInstanceOf(EngineError.Validation.class)
        .hasMessageMatching(
            "1 validation error detected: Value '\\{bad!name=\\[WriteRequest\\(putRequest="
                + "PutRequest\\(item=\\{pk=.+\\}\\)\\)\\]\\}' at 'requestItems' failed to satisfy"
                + " constraint: Map keys must satisfy constraint: \\[Member must have length less"
                + " than or equal to 255, Member must have length greater than or equal to 3, Member"
                + " must satisfy regular expression pattern: \\[a-zA-Z0-9_.-\\]\\+\\]");
    // A wrong enumeration is told alone.
    engine.assertInvalid(
        new BatchWriteItem(wrong.requestItems(), "BOGUS", null),
        "1 validation error detected: Value 'BOGUS' at 'returnConsumedCapacity' failed to satisfy"
            + " constraint: Member must satisfy enum value set: [INDEXES, TOTAL, NONE]");
    Map<String, List<WriteRequest>> huge =
        Map.of("ab", List.of(put(item("id", "x".repeat(1_000_000)))));
    assertThatThrownBy(() -> engine.execute(new BatchWriteItem(huge, null, null)))
        .satisfies(error -> assertThat(error.getMessage()).hasSizeLessThan(10_000));
  }

  private void assertInvalid(String message, WriteRequest... writes) {
    engine.assertInvalid(batch(writes), message);
  }

  private static Item sized(int bytes) {
    return item("id", "a", "x", "v".repeat(bytes - 4));
  }

  private static WriteRequest[] puts(int count) {
    return IntStream.range(0, count)
        .mapToObj(at -> put(item("id", "k" + at)))
        .toArray(WriteRequest[]::new);
  }

  private static BatchWriteItem batch(WriteRequest... writes) {
    return new BatchWriteItem(Map.of("things", List.of(writes)), null, null);
  }

  private static WriteRequest put(Item item) {
    return new WriteRequest(new WriteRequest.PutRequest(item), null);
  }

  private static WriteRequest delete(Item key) {
    return new WriteRequest(null, new WriteRequest.DeleteRequest(key));
  }

  private static List<String> units(BatchWriteItem.Result result) {
    List<String> units = new ArrayList<>();
    for (ConsumedCapacity one :
        result.consumedCapacity() == null
            ? List.<ConsumedCapacity>of()
            : result.consumedCapacity()) {
      units.add(one.tableName() + " " + one.units());
    }
    return units;
  }
}
