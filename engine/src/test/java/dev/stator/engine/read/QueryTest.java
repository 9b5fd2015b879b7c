package dev.stator.engine.read;

import static dev.stator.engine.EngineUnderTest.column;
import static dev.stator.engine.EngineUnderTest.item;
import static dev.stator.engine.read.QueryRequest.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.engine.EngineUnderTest;
import dev.stator.engine.Requests;
import dev.stator.model.AttributeValue;
import dev.stator.model.EngineError;
import dev.stator.model.Item;
import dev.stator.model.operation.ItemPage;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class QueryTest {
  private final EngineUnderTest engine =
      new EngineUnderTest()
          .withTable("ranged", "id:S", "sk:N")
          .withTable("texts", "id:S", "sk:S")
          .withTable("things", "id:S");

  @BeforeEach
  void putItems() {
    for (int at : new int[] {10, -5, 0, 2, 100, 1, -10}) {
      engine.put("ranged", item("id", "a", "sk", at, "even", at % 2 == 0 ? "yes" : "no"));
    }
    engine.put("ranged", item("id", "b", "sk", 1), item("id", "aa", "sk", 1));
    for (String sk : List.of("a", "ab", "abc", "b", "ba", "é")) {
      engine.put("texts", item("id", "t", "sk", sk));
    }
  }

  @Test
  void readsOnePartitionInTheOrderOfItsSortKey() {
    ItemPage page = engine.execute(query("ranged", "id = :id", ":id", "a").build());
    assertThat(ats(page)).containsExactly(-10, -5, 0, 1, 2, 10, 100);
    assertThat(page.count()).isEqualTo(7);
    assertThat(page.scannedCount()).isEqualTo(7);
    assertThat(page.lastEvaluatedKey()).isNull();
    assertThat(page.consumedCapacity()).isNull();
    ItemPage reverse = engine.execute(query("ranged", "id = :id", ":id", "a").reverse().build());
    assertThat(ats(reverse)).containsExactly(100, 10, 2, 1, 0, -5, -10);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "sk = :v; 2",
        "sk < :v; -10 -5 0 1",
        "sk <= :v; -10 -5 0 1 2",
        "sk > :v; 10 100",
        "sk >= :v; 2 10 100"
      })
  void cutsThePartitionByTheSortKey(String condition, String expected) {
    ItemPage page =
        engine.execute(query("ranged", "id = :id AND " + condition, ":id", "a", ":v", 2).build());
    assertThat(ats(page)).containsExactlyElementsOf(numbers(expected));
  }

  @Test
  void readsBetweenTwoValuesInclusively() {
    ItemPage page =
        engine.execute(
            query("ranged", "id = :id AND sk BETWEEN :l AND :h", ":id", "a", ":l", -5, ":h", 2)
                .build());
    assertThat(ats(page)).containsExactly(-5, 0, 1, 2);
  }

  @Test
  void readsWhatBeginsWithAPrefix() {
    ItemPage page =
        engine.execute(
            query("texts", "id = :id AND begins_with(sk, :p)", ":id", "t", ":p", "ab").build());
    assertThat(column(page.items(), "sk"))
        .containsExactly(AttributeValue.s("ab"), AttributeValue.s("abc"));
  }

  @Test
  void readsTheOneItemOfAPartitionWithoutSortKey() {
    engine.put("things", item("id", "x"), item("id", "xy"));
    ItemPage page = engine.execute(query("things", "id = :id", ":id", "x").build());
    assertThat(page.items()).containsExactly(item("id", "x"));
    assertThat(engine.execute(query("things", "id = :id", ":id", "z").build()).items()).isEmpty();
  }

  @Test
  void filtersWhatItEvaluatedAndProjectsWhatPassed() {
    ItemPage page =
        engine.execute(
            query("ranged", "id = :id", ":id", "a", ":no", "no")
                .filter("even = :no")
                .projection("sk")
                .build());
    assertThat(page.items()).containsExactly(item("sk", -5), item("sk", 1));
    assertThat(page.count()).isEqualTo(2);
    assertThat(page.scannedCount()).isEqualTo(7);
  }

  @Test
  void countsOnlyIfAskedForTheCount() {
    ItemPage all = engine.execute(query("ranged", "id = :id", ":id", "a").select("COUNT").build());
    assertThat(all.items()).isNull();
    assertThat(all.count()).isEqualTo(7);
    ItemPage filtered =
        engine.execute(
            query("ranged", "id = :id", ":id", "a", ":no", "no")
                .filter("even = :no")
                .select("COUNT")
                .limit(3)
                .build());
    assertThat(filtered.count()).isEqualTo(1);
    assertThat(filtered.scannedCount()).isEqualTo(3);
    assertThat(filtered.lastEvaluatedKey()).isEqualTo(item("id", "a", "sk", 0));
  }

  @Test
  void refusesAFilterOnTheKey() {
    engine.assertInvalid(
        query("ranged", "id = :id", ":id", "a", ":v", 1).filter("sk > :v").build(),
        "Filter Expression can only contain non-primary key attributes: "
            + "Primary key attribute: sk");
  }

  @Test
  void refusesAnIndexThatDoesNotExist() {
    engine.assertInvalid(
        query("ranged", "id = :id", ":id", "a").index("byDay").build(),
        "The table does not have the specified index: byDay");
    assertThatThrownBy(
            () -> engine.execute(query("nothing", "id = :id", ":id", "a").index("byDay").build()))
        .isInstanceOf(EngineError.ResourceNotFound.class)
        .hasMessage("Requested resource not found");
  }

  @Test
  void checksTheTypesOfTheKeyCondition() {
    String mismatch =
        "One or more parameter values were invalid: "
            + "Condition parameter type does not match schema type";
    engine.assertInvalid(query("ranged", "id = :id", ":id", 1).build(), mismatch);
    engine.assertInvalid(
        query("ranged", "id = :id AND sk = :at", ":id", "a", ":at", "x").build(), mismatch);
    engine.assertInvalid(
        query("texts", "id = :id", ":id", "").build(),
        "One or more parameter values are not valid. The AttributeValue for a key attribute "
            + "cannot contain an empty string value. Key: id");
  }

  @Test
  void refusesMembersThatDoNotFit() {
    engine.assertInvalid(
        query("ranged", null).build(),
        "Either the KeyConditions or KeyConditionExpression parameter must be specified in the "
            + "request.");
    engine.assertInvalid(
        query("ranged", "id = :id", ":id", "a").limit(0).build(),
        "1 validation error detected: Value at 'Limit' failed to satisfy constraint: Member must "
            + "have value greater than or equal to 1");
    engine.assertInvalid(
        query("ranged", "id = :id", ":id", "a").select("SOME").build(),
        "1 validation error detected: Value 'SOME' at 'select' failed to satisfy constraint: "
            + "Member must satisfy enum value set: [SPECIFIC_ATTRIBUTES, COUNT, ALL_ATTRIBUTES, "
            + "ALL_PROJECTED_ATTRIBUTES]");
    engine.assertInvalid(
        query("ranged", "id = :id", ":id", "a").select("SPECIFIC_ATTRIBUTES").build(),
        "1 validation error detected: Must specify the AttributesToGet or ProjectionExpression "
            + "when choosing to get SPECIFIC_ATTRIBUTES");
    engine.assertInvalid(
        query("ranged", "id = :id", ":id", "a").select("COUNT").projection("x").build(),
        "Cannot specify the ProjectionExpression when choosing to get only the Count");
    engine.assertInvalid(
        query("ranged", "id = :id", ":id", "a").select("ALL_PROJECTED_ATTRIBUTES").build(),
        "ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName");
    engine.assertInvalid(
        query("ranged", "id = :id", ":id", "a", ":x", 1).build(),
        "Value provided in ExpressionAttributeValues unused in expressions: keys: {:x}");
  }

  @Test
  void refusesAStartKeyThatIsNotInTheRange() {
    Item start = item("id", "a", "sk", 1);
    engine.assertInvalid(
        query("ranged", "id = :id", ":id", "b").start(start).build(),
        "The provided starting key is outside query boundaries based on provided conditions");
    engine.assertInvalid(
        query("ranged", "id = :id AND sk > :v", ":id", "a", ":v", 5).start(start).build(),
        "The provided starting key does not match the range key predicate");
    engine.assertInvalid(
        query("ranged", "id = :id", ":id", "a").start(item("id", "a")).build(),
        "The provided starting key is invalid");
    engine.assertInvalid(
        query("ranged", "id = :id", ":id", "a").start(item("id", "a", "sk", "1")).build(),
        "The provided starting key is invalid: The provided key element does not match the schema");
  }

  @Test
  void requiresNoMoreOfTheRequestThanItNeeds() {
    ItemPage page =
        engine.execute(
            query("ranged", "id = :id", ":id", "a").with(Requests.values(":id", "b")).build());
    assertThat(ats(page)).containsExactly(1);
  }

  private static List<Integer> ats(ItemPage page) {
    return column(page.items(), "sk").stream()
        .map(value -> ((AttributeValue.N) value).value().toBigDecimal().intValueExact())
        .toList();
  }

  private static List<Integer> numbers(String text) {
    return Arrays.stream(text.split(" ", -1)).map(Integer::valueOf).toList();
  }
}
