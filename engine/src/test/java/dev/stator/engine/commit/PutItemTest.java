package dev.stator.engine.commit;

import static dev.stator.engine.EngineUnderTest.item;
import static dev.stator.engine.Requests.nested;
import static dev.stator.engine.Requests.put;
import static dev.stator.engine.Requests.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stator.engine.EngineUnderTest;
import dev.stator.engine.Requests;
import dev.stator.model.AttributeValue;
import dev.stator.model.EngineError;
import dev.stator.model.Item;
import dev.stator.model.operation.ConsumedCapacity;
import dev.stator.model.operation.PutItem;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PutItemTest {
  private static final String INVALID = "One or more parameter values were invalid: ";

  private final EngineUnderTest engine =
      new EngineUnderTest().withTable("things", "id:S").withTable("ranged", "id:S", "sk:N");

  @Test
  void storesTheItemAsGiven() {
    Item item = item("id", "a", "n", 1, "list", new AttributeValue.L(List.of()));
    assertThat(engine.execute(put("things", item).build()))
        .isEqualTo(new PutItem.Result(null, null));
    assertThat(engine.get("things", item("id", "a"))).isEqualTo(item);
    assertThat(engine.describe("things").itemCount()).isEqualTo(1);
  }

  @Test
  void replacesTheWholeItemAndTellsTheOldOneIfAsked() {
    engine.put("things", item("id", "a", "old", 1));
    PutItem.Result result =
        engine.execute(put("things", item("id", "a", "new", 2)).returning("ALL_OLD").build());
    assertThat(result.attributes()).isEqualTo(item("id", "a", "old", 1));
    assertThat(engine.get("things", item("id", "a"))).isEqualTo(item("id", "a", "new", 2));
    assertThat(
            engine
                .execute(put("things", item("id", "b")).returning("ALL_OLD").build())
                .attributes())
        .isNull();
    assertThat(
            engine.execute(put("things", item("id", "b")).returning("NONE").build()).attributes())
        .isNull();
  }

  @Test
  void takesAnArnForTheTable() {
    engine.put(engine.describe("things").tableArn(), item("id", "a"));
    assertThat(engine.get("things", item("id", "a"))).isNotNull();
  }

  @Test
  void doesNothingIfTheConditionIsFalse() {
    engine.put("things", item("id", "a", "n", 1));
    PutItem refused =
        put("things", item("id", "a", "n", 2))
            .condition("attribute_not_exists(id)", Requests.NONE)
            .build();
    assertThatThrownBy(() -> engine.execute(refused))
        .isInstanceOf(EngineError.ConditionalCheckFailed.class)
        .hasMessage("The conditional request failed");
    assertThat(engine.get("things", item("id", "a"))).isEqualTo(item("id", "a", "n", 1));
    engine.execute(
        put("things", item("id", "a", "n", 2)).condition("n = :one", values(":one", 1)).build());
    assertThat(engine.get("things", item("id", "a"))).isEqualTo(item("id", "a", "n", 2));
  }

  @Test
  void tellsTheItemThatFailedTheConditionOnlyIfAsked() {
    engine.put("things", item("id", "a", "n", 1));
    Requests.Put write =
        put("things", item("id", "a")).condition("attribute_not_exists(id)", Requests.NONE);
    assertThat(failure(write.build()).item()).isNull();
    assertThat(failure(write.onFailure("ALL_OLD").build()).item())
        .isEqualTo(item("id", "a", "n", 1));
    assertThat(
            failure(
                    put("things", item("id", "missing"))
                        .condition("attribute_exists(id)", Requests.NONE)
                        .onFailure("ALL_OLD")
                        .build())
                .item())
        .isNull();
  }

  private EngineError.ConditionalCheckFailed failure(PutItem request) {
    return catchThrowableOfType(
        EngineError.ConditionalCheckFailed.class, () -> engine.execute(request));
  }

  @Test
  void requiresTheKeyInTheItem() {
    assertInvalid("things", item("n", 1), INVALID + "Missing the key id in the item");
    assertInvalid("ranged", item("id", "a"), INVALID + "Missing the key sk in the item");
    assertInvalid(
        "things", item("id", 1), INVALID + "Type mismatch for key id expected: S actual: N");
    assertInvalid(
        "ranged",
        item("id", "a", "sk", new AttributeValue.NS(Set.of())),
        "1 validation error detected: " + INVALID + "An number set  may not be empty");
    assertInvalid(
        "things",
        item("id", ""),
        "One or more parameter values are not valid. The AttributeValue for a key attribute "
            + "cannot contain an empty string value. Key: id");
    engine.withTable("blobs", "id:B");
    assertInvalid(
        "blobs",
        item("id", new byte[0]),
        "One or more parameter values are not valid. The AttributeValue for a key attribute "
            + "cannot contain an empty binary value. Key: id");
  }

  @Test
  void limitsTheSizeOfKeys() {
    engine.withTable("texts", "id:S", "sk:S");
    engine.put("texts", item("id", "a".repeat(2047), "sk", "b".repeat(1023)));
    engine.put("texts", item("id", "a".repeat(2048), "sk", "b".repeat(1024)));
    assertInvalid(
        "texts",
        item("id", "a".repeat(2049), "sk", "b"),
        INVALID + "Size of hashkey has exceeded the maximum size limit of2048 bytes");
    assertInvalid(
        "texts",
        item("id", "a", "sk", "b".repeat(1025)),
        INVALID + "Aggregated size of all range keys has exceeded the size limit of 1024 bytes");
    assertInvalid(
        "texts",
        item("id", "é".repeat(1025), "sk", "b"),
        INVALID + "Size of hashkey has exceeded the maximum size limit of2048 bytes");
  }

  @Test
  void limitsTheSizeOfTheItem() {
    int room = 400 * 1024 - "id".length() - 1 - "x".length();
    engine.put("things", item("id", "a", "x", "x".repeat(room - 1)));
    engine.put("things", item("id", "a", "x", "x".repeat(room)));
    assertThat(engine.describe("things").sizeBytes()).isEqualTo(400 * 1024);
    assertInvalid(
        "things",
        item("id", "a", "x", "x".repeat(room + 1)),
        "Item size has exceeded the maximum allowed size");
  }

  @Test
  void limitsNestingAndRefusesEmptySetsAnywhere() {
    engine.put("things", item("id", "a", "m", nested(30)));
    engine.put("things", item("id", "a", "m", nested(31)));
    assertThat(engine.get("things", item("id", "a"))).isEqualTo(item("id", "a", "m", nested(31)));
    assertInvalid(
        "things",
        item("id", "a", "m", nested(32)),
        "Nesting Levels have exceeded supported limits: Attributes in the item have nested levels "
            + "beyond supported limit");
    String prefix = "1 validation error detected: " + INVALID;
    assertInvalid(
        "things",
        item("id", "a", "s", new AttributeValue.SS(Set.of())),
        prefix + "An string set  may not be empty");
    assertInvalid(
        "things",
        item("id", "a", "l", new AttributeValue.L(List.of(new AttributeValue.BS(Set.of())))),
        prefix + "Binary sets should not be empty");
  }

  @ParameterizedTest
  @CsvSource({"ALL_NEW", "UPDATED_OLD", "UPDATED_NEW"})
  void returnsNothingButTheOldItem(String returnValues) {
    engine.assertInvalid(
        put("things", item("id", "a")).returning(returnValues).build(),
        "Return values set to invalid value");
  }

  @Test
  void namesAllWrongEnumerationsAtOnce() {
    engine.assertInvalid(
        put("things", item("id", "a"))
            .returning("hi")
            .capacity("yes")
            .metrics("please")
            .onFailure("oops")
            .build(),
        "4 validation errors detected: "
            + "Value 'yes' at 'returnConsumedCapacity' failed to satisfy constraint: Member must "
            + "satisfy enum value set: [INDEXES, TOTAL, NONE]; "
            + "Value 'please' at 'returnItemCollectionMetrics' failed to satisfy constraint: "
            + "Member must satisfy enum value set: [SIZE, NONE]; "
            + "Value 'hi' at 'returnValues' failed to satisfy constraint: Member must satisfy "
            + "enum value set: [ALL_NEW, UPDATED_OLD, ALL_OLD, NONE, UPDATED_NEW]; "
            + "Value 'oops' at 'returnValuesOnConditionCheckFailure' failed to satisfy "
            + "constraint: Member must satisfy enum value set: [ALL_OLD, NONE]");
  }

  @Test
  void requiresTableAndItem() {
    engine.assertInvalid(
        new Requests.Put(null, item("id", "a")).build(),
        "1 validation error detected: Value null at 'tableName' failed to satisfy constraint: "
            + "Member must not be null");
    engine.assertInvalid(
        put("", item("id", "a")).build(),
        "1 validation error detected: Value '' at 'tableName' failed to satisfy constraint: "
            + "Member must have length greater than or equal to 1");
    engine.assertInvalid(
        new Requests.Put("things", null).build(),
        "1 validation error detected: Value null at 'item' failed to satisfy constraint: "
            + "Member must not be null");
    assertThatThrownBy(() -> engine.put("nothing", item("id", "a")))
        .isInstanceOf(EngineError.ResourceNotFound.class)
        .hasMessage("Requested resource not found");
  }

  @Test
  void refusesPlaceholdersThatNothingUses() {
    engine.assertInvalid(
        put("things", item("id", "a")).substitutions(values(":v", 1)).build(),
        "ExpressionAttributeValues can only be specified when using expressions: "
            + "ConditionExpression is null");
    engine.assertInvalid(
        put("things", item("id", "a")).condition("attribute_exists(id)", values(":v", 1)).build(),
        "Value provided in ExpressionAttributeValues unused in expressions: keys: {:v}");
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1023, 1", "1024, 1", "1025, 2", "2048, 2", "2049, 3"})
  void countsWriteUnitsOfOneKilobyteOfTheLargerItem(int bytes, double units) {
    Item large = bytes == 0 ? item("id", "a") : item("id", "a", "x", "x".repeat(bytes - 4));
    PutItem.Result result = engine.execute(put("things", large).capacity("TOTAL").build());
    assertThat(result.consumedCapacity()).isEqualTo(new ConsumedCapacity("things", units, false));
    PutItem.Result smaller =
        engine.execute(put("things", item("id", "a")).capacity("INDEXES").build());
    assertThat(smaller.consumedCapacity()).isEqualTo(new ConsumedCapacity("things", units, true));
  }

  private void assertInvalid(String table, Item item, String message) {
    engine.assertInvalid(put(table, item).build(), message);
  }
}
