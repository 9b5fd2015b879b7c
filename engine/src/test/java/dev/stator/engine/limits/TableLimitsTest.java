package dev.stator.engine.limits;

import static dev.stator.engine.IndexedTable.ALL;
import static dev.stator.engine.IndexedTable.KEYS_ONLY;
import static dev.stator.engine.IndexedTable.table;
import static dev.stator.engine.limits.Answers.constraint;
import static dev.stator.engine.limits.Answers.times;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.engine.EngineUnderTest;
import dev.stator.engine.IndexedTable;
import dev.stator.model.EngineError;
import dev.stator.model.operation.AttributeDefinition;
import dev.stator.model.operation.CreateTable;
import dev.stator.model.operation.GlobalSecondaryIndex;
import dev.stator.model.operation.GlobalSecondaryIndexUpdate;
import dev.stator.model.operation.IndexProjection;
import dev.stator.model.operation.KeySchemaElement;
import dev.stator.model.operation.ProvisionedThroughput;
import dev.stator.model.operation.UpdateTable;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How many units, indexes and projected attributes a table may have: Developer Guide, "Quotas".
 * Those that CreateTable counts are {@code NewTableIndexesTest}'s.
 */
final class TableLimitsTest {
  private static final long UNITS_MAX = 1_000_000_000_000L;

  private final EngineUnderTest engine = new EngineUnderTest();

  @Test
  void twentyGlobalIndexesAreMadeOneByOneAndNoMore() {
    IndexedTable table = table("things", "id:S");
    times(18, at -> table.global("by" + at, KEYS_ONLY, "k" + at + ":S"));
    engine.create(table.request());
    engine.execute(adding("nineteenth", ALL));
    assertThat(engine.execute(adding("twentieth", ALL)).table().globalSecondaryIndexes())
        .hasSize(20);
    assertThatThrownBy(() -> engine.execute(adding("more", ALL)))
        .isInstanceOf(EngineError.LimitExceeded.class)
        .hasMessage(
            "Subscriber limit exceeded: Number of global secondary indexes exceeds per-table "
                + "limit of 20");
  }

  @ParameterizedTest
  @ValueSource(ints = {18, 19, 20})
  void aHundredAttributesAreProjectedByAllIndexes(int ofTheFifth) {
    IndexedTable table = table("things", "id:S");
    times(4, at -> table.global("by" + at, include(20), "k" + at + ":S"));
    engine.create(table.request());
    assertThat(Answers.of(engine, adding("fifth", include(ofTheFifth)))).isEqualTo(Answers.DONE);
    assertThat(Answers.of(engine, adding("one", include(1))))
        .isEqualTo(
            ofTheFifth < 20
                ? Answers.DONE
                : Answers.INVALID
                    + "The total number of non-key attributes projected into all secondary indexes"
                    + " of the table exceeds the limit of 100");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void aKeyHasOneOrTwoAttributes(int count) {
    List<KeySchemaElement> keys =
        times(count, at -> new KeySchemaElement("k" + at, at == 0 ? "HASH" : "RANGE"));
    List<AttributeDefinition> definitions =
        times(count, at -> new AttributeDefinition("k" + at, "S"));
    String answer =
        Answers.of(
            engine,
            new CreateTable("things", definitions, keys, "PAY_PER_REQUEST", null, null, null));
    assertThat(answer)
        .endsWith(
            count == 0
                ? "Member must have length greater than or equal to 1"
                : count <= 2 ? Answers.DONE : "Member must have length less than or equal to 2");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, UNITS_MAX - 1, UNITS_MAX, UNITS_MAX + 1})
  void throughputHasBounds(long units) {
    CreateTable request =
        new CreateTable(
            "things",
            IndexedTable.definitions("id:S"),
            IndexedTable.keys("id:S"),
            "PROVISIONED",
            new ProvisionedThroughput(units, 1L),
            null,
            null);
    assertThat(Answers.of(engine, request))
        .isEqualTo(
            units < 1
                ? constraint(
                    "" + units,
                    "provisionedThroughput.readCapacityUnits",
                    "have value greater than or equal to 1")
                : units <= UNITS_MAX
                    ? Answers.DONE
                    : "Given value " + units + " for ReadCapacityUnits is out of bounds");
  }

  private static UpdateTable adding(String name, IndexProjection projection) {
    return new UpdateTable(
        "things",
        IndexedTable.definitions("k:S"),
        null,
        null,
        List.of(
            new GlobalSecondaryIndexUpdate(
                new GlobalSecondaryIndex(name, IndexedTable.keys("k:S"), projection, null),
                null,
                null)),
        null,
        null,
        null);
  }

  private static IndexProjection include(int count) {
    return new IndexProjection("INCLUDE", times(count, at -> "p" + at));
  }
}
