package dev.stator.engine.limits;

import static dev.stator.engine.EngineUnderTest.item;
import static dev.stator.engine.IndexedTable.ALL;
import static dev.stator.engine.IndexedTable.include;
import static dev.stator.engine.IndexedTable.table;
import static dev.stator.engine.limits.Answers.constraint;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.engine.EngineUnderTest;
import dev.stator.engine.Requests;
import dev.stator.model.AttributeValue;
import dev.stator.model.Item;
import dev.stator.model.operation.BatchWriteItem;
import dev.stator.model.operation.DeleteItem;
import dev.stator.model.operation.DeleteTable;
import dev.stator.model.operation.DescribeTable;
import dev.stator.model.operation.DescribeTimeToLive;
import dev.stator.model.operation.GetItem;
import dev.stator.model.operation.Operation;
import dev.stator.model.operation.Substitutions;
import dev.stator.model.operation.TransactWriteItem;
import dev.stator.model.operation.TransactWriteItems;
import dev.stator.model.operation.UpdateItem;
import dev.stator.model.operation.UpdateTimeToLive;
import dev.stator.model.operation.WriteRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How long names may be: Developer Guide, "Supported data types and naming rules in Amazon
 * DynamoDB". Those of indexes are {@code NewTableIndexesTest}'s.
 */
final class NameLimitsTest {
  private static final int NAME_MIN = 3;
  private static final int NAME_MAX = 255;
  private static final int ATTRIBUTE_MAX = 65_535;
  private static final String TABLE_LENGTH =
      "TableName must be at least 3 characters long and at most 255 characters long";

  private final EngineUnderTest engine = new EngineUnderTest();

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 254, 255, 256})
  void ofTablesHaveThreeToTwoHundredAndFiftyFiveCharacters(int length) {
    String name = "t".repeat(length);
    boolean fits = length >= NAME_MIN && length <= NAME_MAX;
    for (Operation<?> operation :
        List.of(
            new DescribeTable(name),
            new DeleteTable(name),
            new DescribeTimeToLive(name),
            new UpdateTimeToLive(name, "expires", true))) {
      assertThat(Answers.of(engine, operation)).isEqualTo(fits ? Answers.NO_TABLE : TABLE_LENGTH);
    }
    assertThat(Answers.of(engine, Requests.createTable(name, "id:S")))
        .isEqualTo(fits ? Answers.DONE : constraint(name, "tableName", lengthRule(length, 3)));
  }

  /** A name that is too short for a table is told as missing, not as wrong. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 254, 255, 256})
  void ofTablesInItemOperationsHaveOneCharacterAtLeast(int length) {
    String name = "t".repeat(length);
    String expected =
        length >= 1 && length <= NAME_MAX
            ? Answers.NO_TABLE
            : constraint(name, "tableName", lengthRule(length, 1));
    for (Operation<?> operation :
        List.of(
            Requests.put(name, item("id", "a")).build(),
            new GetItem(name, item("id", "a"), null, null, Requests.NONE, null),
            new DeleteItem(name, item("id", "a"), null, Requests.NONE, null, null, null, null),
            update(name, "a"))) {
      assertThat(Answers.of(engine, operation)).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 254, 255, 256})
  void ofKeysHaveTwoHundredAndFiftyFiveCharacters(int length) {
    String name = "k".repeat(length);
    boolean fits = length <= NAME_MAX;
    String rule = "' failed to satisfy constraint: Member must " + lengthRule(length, 1);
    assertThat(Answers.of(engine, Requests.createTable("partition", name + ":S")))
        .isEqualTo(fits ? Answers.DONE : twice(name, "keySchema.1.member.attributeName", 1));
    assertThat(Answers.of(engine, Requests.createTable("sorted", "id:S", name + ":N")))
        .isEqualTo(fits ? Answers.DONE : twice(name, "keySchema.2.member.attributeName", 2));
    assertThat(
            Answers.of(engine, table("global", "id:S").global("byKey", ALL, name + ":S").request()))
        .matches(answer -> fits ? answer.equals(Answers.DONE) : answer.contains(rule));
    assertThat(
            Answers.of(
                engine,
                table("local", "id:S", "at:N").local("byKey", ALL, "id:S", name + ":S").request()))
        .matches(answer -> fits ? answer.equals(Answers.DONE) : answer.contains(rule));
  }

  private static String twice(String name, String path, int definition) {
    String rule =
        "' failed to satisfy constraint: Member must have length less than or equal to 255";
    return "2 validation errors detected: Value '"
        + name
        + "' at '"
        + path
        + rule
        + "; Value '"
        + name
        + "' at 'attributeDefinitions."
        + definition
        + ".member.attributeName"
        + rule;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 254, 255, 256})
  void ofProjectedAttributesHaveTwoHundredAndFiftyFiveCharacters(int length) {
    String name = "p".repeat(length);
    assertThat(
            Answers.of(
                engine, table("things", "id:S").global("byKey", include(name), "k:S").request()))
        .isEqualTo(
            length >= 1 && length <= NAME_MAX
                ? Answers.DONE
                : constraint(
                    "[" + name + "]",
                    "globalSecondaryIndexes.1.member.projection.nonKeyAttributes",
                    "satisfy constraint: [Member must have length less than or equal to 255, Member"
                        + " must have length greater than or equal to 1]"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 254, 255, 256})
  void ofExpiryAttributesHaveTwoHundredAndFiftyFiveCharacters(int length) {
    engine.withTable("things", "id:S");
    String name = "e".repeat(length);
    assertThat(Answers.of(engine, new UpdateTimeToLive("things", name, true)))
        .isEqualTo(
            length >= 1 && length <= NAME_MAX
                ? Answers.DONE
                : constraint(name, "timeToLiveSpecification.attributeName", lengthRule(length, 1)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 65_534, 65_535, 65_536})
  void ofOtherAttributesHaveSixtyFourKilobytes(int length) {
    engine.withTable("things", "id:S");
    String name = "n".repeat(length);
    Item item = new Item(Map.of("id", AttributeValue.s("a"), name, AttributeValue.n(1)));
    boolean fits = length >= 1 && length <= ATTRIBUTE_MAX;
    String refused =
        Answers.INVALID
            + (length == 0
                ? "An attribute name may not be empty"
                : "An attribute name may not be longer than 65535 bytes");
    for (Operation<?> put :
        List.of(
            Requests.put("things", item).build(),
            new BatchWriteItem(
                Map.of(
                    "things", List.of(new WriteRequest(new WriteRequest.PutRequest(item), null))),
                null,
                null),
            new TransactWriteItems(
                List.of(
                    TransactWriteItem.of(
                        new TransactWriteItem.Put("things", item, null, Requests.NONE, null))),
                null,
                null,
                null))) {
      assertThat(Answers.of(engine, put)).isEqualTo(fits ? Answers.DONE : refused);
    }
    assertThat(Answers.of(engine, update("things", name)))
        .matches(
            answer ->
                fits
                    ? answer.equals(Answers.DONE)
                    : answer.startsWith("ExpressionAttributeNames contains invalid value: "));
  }

  private static UpdateItem update(String table, String attribute) {
    return new UpdateItem(
        table,
        item("id", "a"),
        "SET #n = :v",
        null,
        new Substitutions(Map.of("#n", attribute), Map.of(":v", AttributeValue.n(1))),
        null,
        null,
        null,
        null);
  }

  private static String lengthRule(int length, int min) {
    return length < min
        ? "have length greater than or equal to " + min
        : "have length less than or equal to " + NAME_MAX;
  }
}
