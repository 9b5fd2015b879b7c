package dev.stator.engine.legacy;

import static dev.stator.engine.EngineUnderTest.column;
import static dev.stator.engine.EngineUnderTest.item;
import static dev.stator.engine.EngineUnderTest.sortedTexts;
import static dev.stator.engine.legacy.LegacyRequests.TABLE;
import static dev.stator.engine.legacy.LegacyRequests.condition;
import static dev.stator.engine.legacy.LegacyRequests.map;
import static dev.stator.engine.legacy.LegacyRequests.query;
import static dev.stator.engine.legacy.LegacyRequests.scan;
import static dev.stator.engine.legacy.LegacyRequests.values;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.engine.EngineUnderTest;
import dev.stator.model.operation.AttributeCondition;
import dev.stator.model.operation.GetItem;
import dev.stator.model.operation.Query;
import dev.stator.model.operation.Substitutions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Source: Amazon DynamoDB Developer Guide, "KeyConditions (legacy)", "QueryFilter (legacy)",
 * "ScanFilter (legacy)", "AttributesToGet (legacy)".
 */
class LegacyReadsTest {
  private static final String NOT_INDEXABLE =
      "Attempted conditional constraint is not an indexable operation";

  private final EngineUnderTest engine = new EngineUnderTest().withTable(TABLE, "id:S", "at:N");

  @BeforeEach
  void store() {
    for (int at = 1; at <= 5; at++) {
      engine.put(
          TABLE, item("id", "a", "at", at, "even", at % 2 == 0 ? "yes" : "no", "t", "t" + at));
    }
    engine.put(TABLE, item("id", "b", "at", 1));
  }

  @Test
  void queriesByEveryKeyOperator() {
    assertFound(condition("EQ", 3), 3);
    assertFound(condition("LT", 3), 1, 2);
    assertFound(condition("LE", 3), 1, 2, 3);
    assertFound(condition("GT", 3), 4, 5);
    assertFound(condition("GE", 3), 3, 4, 5);
    assertFound(condition("BETWEEN", 2, 4), 2, 3, 4);
    var all = engine.execute(query(map("id", condition("EQ", "a")), null, null, null));
    assertThat(all.count()).isEqualTo(5);
  }

  @Test
  void queriesByPrefix() {
    engine.withTable("texts", "id:S", "at:S");
    engine.put("texts", item("id", "a", "at", "ab"), item("id", "a", "at", "b"));

    var found =
        engine.execute(
            new Query(
                "texts",
                null,
                null,
                null,
                null,
                Substitutions.NONE,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                map("at", condition("BEGINS_WITH", "a"), "id", condition("EQ", "a")),
                null,
                null));

    assertThat(column(found.items(), "at")).isEqualTo(values("ab"));
  }

  @Test
  void filtersAfterTheLimitOfEvaluation() {
    var page =
        engine.execute(
            query(
                map("id", condition("EQ", "a")),
                map("even", condition("EQ", "no"), "t", condition("NE", "t1")),
                "AND",
                List.of("at", "absent")));

    assertThat(page.items()).containsExactly(item("at", 3), item("at", 5));
    assertThat(page.scannedCount()).isEqualTo(5);
    var any =
        engine.execute(
            query(
                map("id", condition("EQ", "a")),
                map("even", condition("EQ", "yes"), "t", condition("EQ", "t1")),
                "OR",
                null));
    assertThat(column(any.items(), "at")).isEqualTo(values(1, 2, 4));
  }

  @Test
  void scansWithAFilterThatMayNameKeys() {
    var page = engine.execute(scan(map("at", condition("EQ", 1)), null, List.of("id")));

    assertThat(sortedTexts(page.items(), "id")).containsExactly("a", "b");
    assertThat(page.scannedCount()).isEqualTo(6);
  }

  @Test
  void getsNamedAttributes() {
    var got =
        engine.execute(
            new GetItem(
                TABLE,
                LegacyRequests.KEY,
                null,
                null,
                Substitutions.NONE,
                null,
                List.of("t", "absent")));

    assertThat(got.item()).isEqualTo(item("t", "t1"));
  }

  @Test
  void tellsWrongKeyConditions() {
    assertInvalidKeys(Map.of(), "Conditions can be of length 1 or 2 only");
    assertInvalidKeys(
        map("id", condition("EQ", "a"), "at", condition("EQ", 1), "t", condition("EQ", "t1")),
        "Conditions can be of length 1 or 2 only");
    assertInvalidKeys(
        map("at", condition("EQ", 1)), "Query condition missed key schema element: id");
    assertInvalidKeys(
        map("id", condition("EQ", "a"), "t", condition("EQ", "x")),
        "Query condition missed key schema element: at");
    assertInvalidKeys(map("id", condition("GT", "a")), "Query key condition not supported");
    assertInvalidKeys(map("id", condition("NULL")), NOT_INDEXABLE);
    for (String operator : List.of("NE", "CONTAINS", "NOT_CONTAINS", "IN")) {
      assertInvalidKeys(
          map("id", condition("EQ", "a"), "at", condition(operator, 1)), NOT_INDEXABLE);
    }
    assertInvalidKeys(
        map("id", condition("EQ", 1)),
        "One or more parameter values were invalid: Condition parameter type does not match schema"
            + " type");
    engine.assertInvalid(
        query(map("id", condition(null, "a")), null, null, null),
        "1 validation error detected: Value null at 'keyConditions.id.member.comparisonOperator'"
            + " failed to satisfy constraint: Member must not be null");
    engine.assertInvalid(
        query(null, null, null, null),
        "Either the KeyConditions or KeyConditionExpression parameter must be specified in the"
            + " request.");
  }

  @Test
  void tellsWrongFiltersAndNames() {
    engine.assertInvalid(
        query(map("id", condition("EQ", "a")), map("at", condition("EQ", 1)), null, null),
        "QueryFilter can only contain non-primary key attributes: Primary key attribute: at");
    engine.assertInvalid(
        scan(null, null, List.of("a", "b", "a")),
        "One or more parameter values were invalid: Duplicate value in attribute name: a");
    engine.assertInvalid(
        query(null, null, null, List.of("a", "a")),
        "One or more parameter values were invalid: Duplicate value in attribute name: a");
    engine.assertInvalid(
        scan(null, null, List.of()),
        "1 validation error detected: Value '[]' at 'attributesToGet' failed to satisfy constraint:"
            + " Member must have length greater than or equal to 1");
  }

  private void assertFound(AttributeCondition onSort, Object... at) {
    var page =
        engine.execute(query(map("id", condition("EQ", "a"), "at", onSort), null, null, null));
    assertThat(column(page.items(), "at")).isEqualTo(values(at));
  }

  private void assertInvalidKeys(Map<String, AttributeCondition> keys, String message) {
    engine.assertInvalid(query(keys, null, null, null), message);
  }
}
