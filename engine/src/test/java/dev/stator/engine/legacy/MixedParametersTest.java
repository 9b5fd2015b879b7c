package dev.stator.engine.legacy;

import static dev.stator.engine.EngineUnderTest.item;
import static dev.stator.engine.Requests.values;
import static dev.stator.engine.legacy.LegacyRequests.KEY;
import static dev.stator.engine.legacy.LegacyRequests.TABLE;
import static dev.stator.engine.legacy.LegacyRequests.condition;
import static dev.stator.engine.legacy.LegacyRequests.expected;
import static dev.stator.engine.legacy.LegacyRequests.map;
import static dev.stator.engine.legacy.LegacyRequests.put;
import static dev.stator.engine.legacy.LegacyRequests.query;
import static dev.stator.engine.legacy.LegacyRequests.scan;
import static dev.stator.engine.legacy.LegacyRequests.update;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.engine.EngineUnderTest;
import dev.stator.model.operation.GetItem;
import dev.stator.model.operation.PutItem;
import dev.stator.model.operation.Query;
import dev.stator.model.operation.Scan;
import dev.stator.model.operation.Substitutions;
import dev.stator.model.operation.UpdateItem;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A request takes expressions or legacy parameters, and an operator where it joins something. */
class MixedParametersTest {
  private static final String WITHOUT =
      "ConditionalOperator cannot be used without Filter or Expected";
  private static final String TOO_FEW =
      "ConditionalOperator can only be used when Filter or Expected has two or more elements";

  private final EngineUnderTest engine = new EngineUnderTest().withTable(TABLE, "id:S", "at:N");

  @Test
  void listsWhatIsMixed() {
    engine.assertInvalid(
        new PutItem(
            TABLE,
            KEY,
            "attribute_exists(id)",
            Substitutions.NONE,
            null,
            null,
            null,
            null,
            map("x", expected("NULL")),
            "AND"),
        mix("Expected, ConditionalOperator", "ConditionExpression"));
    engine.assertInvalid(
        new UpdateItem(
            TABLE,
            KEY,
            "SET x = :v",
            "attribute_exists(id)",
            values(":v", 1),
            null,
            null,
            null,
            null,
            Map.of(),
            map("x", expected("NULL")),
            "AND"),
        mix(
            "AttributeUpdates, Expected, ConditionalOperator",
            "UpdateExpression, ConditionExpression"));
    engine.assertInvalid(
        new GetItem(TABLE, KEY, null, "x", Substitutions.NONE, null, List.of("x")),
        mix("AttributesToGet", "ProjectionExpression"));
    engine.assertInvalid(
        scanning("x = :v", "y", List.of("z")),
        mix(
            "AttributesToGet, ScanFilter, ConditionalOperator",
            "ProjectionExpression, FilterExpression"));
    engine.assertInvalid(
        querying("id = :v", "x = :v", "y", true),
        mix(
            "QueryFilter, ConditionalOperator, KeyConditions",
            "ProjectionExpression, FilterExpression, KeyConditionExpression"));
  }

  @Test
  void keyConditionsMayStandBesideOtherExpressions() {
    engine.put(TABLE, item("id", "a", "at", 1, "x", "v"), item("id", "a", "at", 2, "x", "w"));

    var page = engine.execute(querying(null, "x = :v", "x", false));

    assertThat(page.items()).containsExactly(item("x", "v"));
    engine.assertInvalid(
        new Query(
            TABLE,
            null,
            null,
            null,
            null,
            values(":v", "v"),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            map("id", condition("EQ", "a")),
            null,
            null),
        "ExpressionAttributeValues can only be specified when using expressions: FilterExpression"
            + " and KeyConditionExpression are null");
  }

  @Test
  void anOperatorJoinsTwoOrMore() {
    engine.assertInvalid(scan(null, "AND", null), WITHOUT);
    engine.assertInvalid(scan(Map.of(), "OR", List.of("x")), WITHOUT);
    engine.assertInvalid(scan(map("x", condition("NULL")), "AND", null), TOO_FEW);
    engine.execute(scan(map("x", condition("NULL"), "y", condition("NULL")), "AND", null));
    engine.assertInvalid(query(null, null, "AND", null), WITHOUT);
    engine.assertInvalid(
        query(map("id", condition("EQ", "a")), map("x", condition("NULL")), "AND", null), TOO_FEW);
    engine.assertInvalid(put(KEY, Map.of(), "AND"), WITHOUT);
    engine.assertInvalid(put(KEY, map("x", expected("NULL")), "AND"), TOO_FEW);
    engine.assertInvalid(
        new UpdateItem(
            TABLE,
            KEY,
            null,
            null,
            Substitutions.NONE,
            null,
            null,
            null,
            null,
            map("x", update("PUT", 1)),
            null,
            "OR"),
        WITHOUT);
  }

  @Test
  void aSelectionOfAttributesHasItsRulesToo() {
    Scan counting =
        new Scan(
            TABLE,
            null,
            null,
            null,
            Substitutions.NONE,
            "ALL_ATTRIBUTES",
            null,
            null,
            null,
            null,
            null,
            null,
            List.of("x"),
            null,
            null);

    engine.assertInvalid(
        counting, "Cannot specify the AttributesToGet when choosing to get ALL_ATTRIBUTES");
  }

  private static Scan scanning(String filter, String projection, List<String> attributes) {
    return new Scan(
        TABLE,
        null,
        filter,
        projection,
        values(":v", "v"),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        attributes,
        map("x", condition("NULL")),
        "AND");
  }

  private static Query querying(
      @Nullable String keyCondition, String filter, String projection, boolean withFilter) {
    return new Query(
        TABLE,
        null,
        keyCondition,
        filter,
        projection,
        values(":v", "v"),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        map("id", condition("EQ", "a")),
        withFilter ? map("x", condition("NULL")) : null,
        withFilter ? "AND" : null);
  }

  private static String mix(String legacy, String expressions) {
    return "Can not use both expression and non-expression parameters in the same request: "
        + "Non-expression parameters: {"
        + legacy
        + "} Expression parameters: {"
        + expressions
        + "}";
  }
}
