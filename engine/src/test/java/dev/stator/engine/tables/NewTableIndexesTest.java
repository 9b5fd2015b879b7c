package dev.stator.engine.tables;

import static dev.stator.engine.IndexedTable.ALL;
import static dev.stator.engine.IndexedTable.KEYS_ONLY;
import static dev.stator.engine.IndexedTable.UNITS;
import static dev.stator.engine.IndexedTable.include;
import static dev.stator.engine.IndexedTable.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.engine.EngineUnderTest;
import dev.stator.engine.IndexedTable;
import dev.stator.model.operation.CreateTable;
import dev.stator.model.operation.GlobalSecondaryIndex;
import dev.stator.model.operation.IndexDescription;
import dev.stator.model.operation.IndexProjection;
import dev.stator.model.operation.ProvisionedThroughput;
import dev.stator.model.operation.TableDescription;
import dev.stator.model.operation.ThroughputDescription;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CreateTable with secondary indexes: API Reference, "CreateTable"; Developer Guide, "Quotas". */
final class NewTableIndexesTest {
  private static final String INVALID = "One or more parameter values were invalid: ";

  private final EngineUnderTest engine = new EngineUnderTest();

  @Test
  void describesIndexes() {
    TableDescription created =
        engine
            .create(
                table("things", "id:S", "at:N")
                    .provisioned()
                    .local("byName", include("note"), "id:S", "name:S")
                    .global("byKind", KEYS_ONLY, "kind:B", "at:N")
                    .request())
            .table();
    assertThat(created).isEqualTo(engine.describe("things"));
    assertThat(created.attributeDefinitions())
        .containsExactlyInAnyOrderElementsOf(
            IndexedTable.definitions("id:S", "at:N", "name:S", "kind:B"));
    IndexDescription local = created.localSecondaryIndexes().getFirst();
    assertThat(local.indexArn()).isEqualTo(created.tableArn() + "/index/byName");
    assertThat(local.keySchema()).isEqualTo(IndexedTable.keys("id:S", "name:S"));
    assertThat(local.projection()).isEqualTo(include("note"));
    assertThat(local.status()).isNull();
    assertThat(local.throughput()).isNull();
    IndexDescription global = created.globalSecondaryIndexes().getFirst();
    assertThat(global.keySchema()).isEqualTo(IndexedTable.keys("kind:B", "at:N"));
    assertThat(global.projection()).isEqualTo(KEYS_ONLY);
    assertThat(global.status()).isEqualTo("ACTIVE");
    assertThat(global.backfilling()).isNull();
    assertThat(global.throughput()).isEqualTo(ThroughputDescription.of(5, 5));
    engine.restart();
    assertThat(engine.describe("things")).isEqualTo(created);
  }

  @ParameterizedTest
  @ValueSource(ints = {19, 20})
  void takesTwentyGlobalIndexes(int count) {
    assertThat(engine.create(withGlobal(count)).table().globalSecondaryIndexes()).hasSize(count);
  }

  @Test
  void refusesMoreGlobalIndexes() {
    engine.assertInvalid(
        withGlobal(21), INVALID + "GlobalSecondaryIndex count exceeds the per-table limit of 20");
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5})
  void takesFiveLocalIndexes(int count) {
    assertThat(engine.create(withLocal(count)).table().localSecondaryIndexes()).hasSize(count);
  }

  @Test
  void refusesMoreLocalIndexes() {
    engine.assertInvalid(
        withLocal(6), INVALID + "Number of LocalSecondaryIndexes exceeds per-table limit of 5");
  }

  @ParameterizedTest
  @ValueSource(ints = {19, 20})
  void takesTwentyProjectedAttributesOfOneIndex(int count) {
    engine.create(table("things", "id:S").global("byK", attributes(0, count), "k:S").request());
    assertThat(engine.describe("things").globalSecondaryIndexes().getFirst().projection())
        .isEqualTo(attributes(0, count));
  }

  @Test
  void refusesMoreProjectedAttributesOfOneIndex() {
    IndexProjection tooMany = attributes(0, 21);
    engine.assertInvalid(
        table("things", "id:S").global("byK", tooMany, "k:S").request(),
        constraint(
            String.valueOf(tooMany.nonKeyAttributes()),
            "globalSecondaryIndexes.1.member.projection.nonKeyAttributes",
            "have length less than or equal to 20"));
  }

  @ParameterizedTest
  @ValueSource(ints = {19, 20})
  void takesAHundredProjectedAttributesOfAllIndexes(int ofTheFifth) {
    engine.create(projecting(ofTheFifth));
    assertThat(engine.describe("things").globalSecondaryIndexes()).hasSize(4);
  }

  @Test
  void countsAnAttributeForEachIndexThatNamesIt() {
    engine.assertInvalid(
        fourTimesTwenty()
            .local("fifth", attributes(0, 20), "id:S", "x:S")
            .global("one", include("a0"), "k:S")
            .request(),
        INVALID
            + "The total number of non-key attributes projected into all secondary indexes of "
            + "the table exceeds the limit of 100");
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 254, 255})
  void takesIndexNamesOfThreeToTwoHundredAndFiftyFiveCharacters(int length) {
    String name = "i".repeat(length);
    engine.create(table("things", "id:S").global(name, ALL, "k:S").request());
    assertThat(engine.describe("things").globalSecondaryIndexes().getFirst().indexName())
        .isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({"2, greater than or equal to 3", "256, less than or equal to 255"})
  void refusesOtherLengthsOfIndexNames(int length, String rule) {
    String name = "i".repeat(length);
    engine.assertInvalid(
        table("things", "id:S").global(name, ALL, "k:S").request(),
        constraint(name, "globalSecondaryIndexes.1.member.indexName", "have length " + rule));
    engine.assertInvalid(
        table("things", "id:S", "at:N").local(name, ALL, "id:S", "k:S").request(),
        constraint(name, "localSecondaryIndexes.1.member.indexName", "have length " + rule));
  }

  @Test
  void refusesTheSameNameTwice() {
    engine.assertInvalid(
        table("things", "id:S").global("same", ALL, "a:S").global("same", ALL, "b:S").request(),
        INVALID + "Duplicate index name: same");
    engine.assertInvalid(
        table("things", "id:S", "at:N")
            .local("same", ALL, "id:S", "a:S")
            .global("same", ALL, "b:S")
            .request(),
        INVALID + "Duplicate index name: same");
  }

  @Test
  void requiresADefinitionOfEachKeyAttributeAndNoOther() {
    engine.assertInvalid(
        table("things", "id:S").global("byKind", ALL, "kind:S").defining("id:S").request(),
        INVALID
            + "Some index key attributes are not defined in AttributeDefinitions. Keys: [kind], "
            + "AttributeDefinitions: [id]");
    engine.assertInvalid(
        table("things", "id:S")
            .global("byKind", ALL, "kind:S")
            .defining("id:S", "kind:S", "more:S")
            .request(),
        INVALID
            + "Some AttributeDefinitions are not used. AttributeDefinitions: [id, kind, more], "
            + "keys used: [id, kind]");
    engine.assertInvalid(
        table("things", "id:S").defining("id:S", "more:S").request(),
        INVALID
            + "Number of attributes in KeySchema does not exactly match number of attributes "
            + "defined in AttributeDefinitions");
  }

  @Test
  void refusesEmptyListsOfIndexes() {
    CreateTable plain = table("things", "id:S").request();
    engine.assertInvalid(
        plain.withIndexes(List.of(), null), INVALID + "List of GlobalSecondaryIndexes is empty");
    engine.assertInvalid(
        plain.withIndexes(null, List.of()), INVALID + "List of LocalSecondaryIndexes is empty");
  }

  @Test
  void requiresSortKeysForLocalIndexes() {
    engine.assertInvalid(
        table("things", "id:S").local("byName", ALL, "id:S", "name:S").request(),
        INVALID
            + "Table KeySchema does not have a range key, which is required when specifying a "
            + "LocalSecondaryIndex");
    engine.assertInvalid(
        table("things", "id:S", "at:N").local("byName", ALL, "id:S").request(),
        INVALID + "Index KeySchema does not have a range key for index: byName");
  }

  @Test
  void requiresTheTablesPartitionKeyForLocalIndexes() {
    engine.assertInvalid(
        table("things", "id:S", "at:N").local("byName", ALL, "name:S", "at:N").request(),
        INVALID
            + "Index KeySchema does not have the same leading hash key as table KeySchema for "
            + "index: byName. index hash key: name, table hash key: id");
  }

  @Test
  void refusesWrongProjections() {
    refusesProjection(new IndexProjection(null, null), INVALID + "Unknown ProjectionType: null");
    refusesProjection(
        new IndexProjection("INCLUDE", null),
        INVALID + "ProjectionType is INCLUDE, but NonKeyAttributes is not specified");
    refusesProjection(
        new IndexProjection("ALL", List.of("a")),
        INVALID + "ProjectionType is ALL, but NonKeyAttributes is specified");
    refusesProjection(
        new IndexProjection("KEYS_ONLY", List.of("a")),
        INVALID + "ProjectionType is KEYS_ONLY, but NonKeyAttributes is specified");
    String projection = "globalSecondaryIndexes.1.member.projection";
    refusesProjection(
        new IndexProjection("SOME", null),
        constraint(
            "SOME",
            projection + ".projectionType",
            "satisfy enum value set: [ALL, INCLUDE, KEYS_ONLY]"));
    refusesProjection(
        new IndexProjection("INCLUDE", List.of()),
        constraint(
            "[]", projection + ".nonKeyAttributes", "have length greater than or equal to 1"));
    engine.assertInvalid(
        table("things", "id:S")
            .global(new GlobalSecondaryIndex("byKind", IndexedTable.keys("id:S"), null, null))
            .request(),
        "1 validation error detected: Value null at '"
            + projection
            + "' failed to satisfy constraint: Member must not be null");
  }

  private void refusesProjection(IndexProjection projection, String message) {
    engine.assertInvalid(
        table("things", "id:S").global("byKind", projection, "kind:S").request(), message);
  }

  @Test
  void wantsThroughputOfGlobalIndexesWhereTheTableHasIt() {
    engine.assertInvalid(
        table("things", "id:S")
            .provisioned()
            .global(new GlobalSecondaryIndex("byId", IndexedTable.keys("id:S"), ALL, null))
            .request(),
        INVALID + "ProvisionedThroughput is not specified for index: byId");
    engine.assertInvalid(
        table("things", "id:S")
            .global(new GlobalSecondaryIndex("byId", IndexedTable.keys("id:S"), ALL, UNITS))
            .request(),
        INVALID
            + "ProvisionedThroughput should not be specified for index: byId when BillingMode is "
            + "PAY_PER_REQUEST");
    engine.assertInvalid(
        table("things", "id:S")
            .provisioned()
            .global(
                new GlobalSecondaryIndex(
                    "byId",
                    IndexedTable.keys("id:S"),
                    ALL,
                    new ProvisionedThroughput(1_000_000_000_001L, 1L)))
            .request(),
        "Given value 1000000000001 for ReadCapacityUnits is out of bounds for index byId");
    engine.assertInvalid(
        table("things", "id:S")
            .provisioned()
            .global(
                new GlobalSecondaryIndex(
                    "byId", IndexedTable.keys("id:S"), ALL, new ProvisionedThroughput(1L, 0L)))
            .request(),
        constraint(
            "0",
            "globalSecondaryIndexes.1.member.provisionedThroughput.writeCapacityUnits",
            "have value greater than or equal to 1"));
  }

  private static CreateTable withGlobal(int count) {
    IndexedTable table = table("things", "id:S");
    IntStream.range(0, count).forEach(i -> table.global("by" + i, ALL, "k" + i + ":S"));
    return table.request();
  }

  private static CreateTable withLocal(int count) {
    IndexedTable table = table("things", "id:S", "at:N");
    IntStream.range(0, count).forEach(i -> table.local("by" + i, ALL, "id:S", "k" + i + ":S"));
    return table.request();
  }

  private static IndexedTable fourTimesTwenty() {
    IndexedTable table = table("things", "id:S", "at:N");
    IntStream.range(0, 4).forEach(i -> table.global("by" + i, attributes(0, 20), "k" + i + ":S"));
    return table;
  }

  private static CreateTable projecting(int ofTheFifth) {
    return fourTimesTwenty().local("fifth", attributes(0, ofTheFifth), "id:S", "x:S").request();
  }

  private static IndexProjection attributes(int from, int to) {
    return new IndexProjection(
        "INCLUDE", IntStream.range(from, to).mapToObj(i -> "a" + i).toList());
  }

  private static String constraint(String value, String path, String rule) {
    return "1 validation error detected: Value '"
        + value
        + "' at '"
        + path
        + "' failed to satisfy constraint: Member must "
        + rule;
  }
}
