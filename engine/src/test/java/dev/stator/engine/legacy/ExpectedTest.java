package dev.stator.engine.legacy;

import static dev.stator.engine.EngineUnderTest.item;
import static dev.stator.engine.legacy.LegacyRequests.KEY;
import static dev.stator.engine.legacy.LegacyRequests.TABLE;
import static dev.stator.engine.legacy.LegacyRequests.expected;
import static dev.stator.engine.legacy.LegacyRequests.list;
import static dev.stator.engine.legacy.LegacyRequests.map;
import static dev.stator.engine.legacy.LegacyRequests.put;
import static dev.stator.engine.legacy.LegacyRequests.strings;
import static dev.stator.engine.legacy.LegacyRequests.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.engine.EngineUnderTest;
import dev.stator.model.AttributeValue;
import dev.stator.model.EngineError;
import dev.stator.model.Item;
import dev.stator.model.operation.DeleteItem;
import dev.stator.model.operation.ExpectedAttributeValue;
import dev.stator.model.operation.Substitutions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Source: Amazon DynamoDB Developer Guide, "Expected (legacy)" and "Writing conditions with legacy
 * parameters".
 */
class ExpectedTest {
  private static final AttributeValue TRUE = AttributeValue.Bool.TRUE;
  private static final Item STORED =
      item(
          "id",
          "a",
          "at",
          1,
          "n",
          5,
          "s",
          "hello",
          "b",
          new byte[] {1, 2, 3},
          "set",
          strings("x", "y"),
          "list",
          list(AttributeValue.s("x"), AttributeValue.n(2)),
          "flag",
          TRUE);

  private final EngineUnderTest engine = new EngineUnderTest().withTable(TABLE, "id:S", "at:N");

  @BeforeEach
  void store() {
    engine.put(TABLE, STORED);
  }

  @Test
  void comparesByEveryOperator() {
    assertHolds("n", "EQ", 5);
    assertHolds("flag", "EQ", TRUE);
    assertHolds("list", "EQ", list(AttributeValue.s("x"), AttributeValue.n(2)));
    assertFails("n", "EQ", "5");
    assertHolds("n", "NE", 6);
    assertHolds("n", "NE", "5");
    assertFails("n", "NE", 5);
    assertHolds("n", "LT", 6);
    assertFails("n", "LT", 5);
    assertHolds("n", "LE", 5);
    assertFails("n", "LE", 4);
    assertHolds("n", "GT", 4);
    assertFails("n", "GT", 5);
    assertHolds("n", "GE", 5);
    assertFails("n", "GE", 6);
    assertFails("n", "LT", "6");
    assertHolds("n", "BETWEEN", 5, 7);
    assertFails("n", "BETWEEN", 6, 7);
    assertHolds("n", "IN", 4, 5);
    assertFails("n", "IN", 4, 6);
    assertFails("set", "IN", "x", "y");
    assertHolds("s", "BEGINS_WITH", "hell");
    assertHolds("b", "BEGINS_WITH", new byte[] {1, 2});
    assertFails("n", "BEGINS_WITH", "5");
    assertHolds("s", "CONTAINS", "ell");
    assertHolds("set", "CONTAINS", "x");
    assertHolds("list", "CONTAINS", 2);
    assertFails("list", "CONTAINS", "2");
    assertHolds("s", "NOT_CONTAINS", "dog");
    assertHolds("s", "NOT_CONTAINS", 1);
    assertFails("set", "NOT_CONTAINS", "y");
    assertHolds("n", "NOT_NULL");
    assertFails("n", "NULL");
  }

  @Test
  void anAbsentAttributeMeetsOnlyNeAndNull() {
    assertHolds("absent", "NULL");
    assertHolds("absent", "NE", 1);
    for (String operator : List.of("EQ", "LT", "GE", "IN", "CONTAINS", "NOT_CONTAINS")) {
      assertFails("absent", operator, 1);
    }
    assertFails("absent", "NOT_NULL");
    assertFails("absent", "BEGINS_WITH", "");
    assertFails("absent", "BETWEEN", 1, 2);
  }

  @Test
  void takesValueAndExists() {
    assertHolds("n", new ExpectedAttributeValue(AttributeValue.n(5), null, null, null));
    assertHolds("n", new ExpectedAttributeValue(AttributeValue.n(5), true, null, null));
    assertFails("n", new ExpectedAttributeValue(AttributeValue.n(6), null, null, null));
    assertHolds("absent", new ExpectedAttributeValue(null, false, null, null));
    assertFails("n", new ExpectedAttributeValue(null, false, null, null));
    assertHolds("n", new ExpectedAttributeValue(AttributeValue.n(4), null, "GT", null));
  }

  @Test
  void namesAreWholeNames() {
    engine.put(TABLE, STORED.with("a.b", AttributeValue.n(1)).with("select", AttributeValue.n(2)));

    assertHolds("a.b", "EQ", 1);
    assertHolds("select", "EQ", 2);
  }

  @Test
  void joinsConditions() {
    Map<String, ExpectedAttributeValue> oneHolds =
        map("n", expected("EQ", 5), "s", expected("EQ", "other"));

    assertThatThrownBy(() -> engine.execute(put(STORED, oneHolds, null)))
        .isInstanceOf(EngineError.ConditionalCheckFailed.class);
    assertThatThrownBy(() -> engine.execute(put(STORED, oneHolds, "AND")))
        .isInstanceOf(EngineError.ConditionalCheckFailed.class);
    engine.execute(put(STORED, oneHolds, "OR"));
    // None is no condition.
    engine.execute(put(STORED, Map.of(), null));
  }

  @Test
  void evaluatesManyConditions() {
    Map<String, ExpectedAttributeValue> many = map();
    for (int at = 0; at < 20_000; at++) {
      many.put("absent-" + at, expected("NULL"));
    }

    engine.execute(put(STORED, many, "AND"));
  }

  @Test
  void deletesAndUpdatesUnderIt() {
    assertThatThrownBy(() -> engine.execute(delete(map("n", expected("EQ", 6)))))
        .isInstanceOfSatisfying(
            EngineError.ConditionalCheckFailed.class,
            failed -> assertThat(failed.item()).isEqualTo(STORED));
    engine.execute(
        LegacyRequests.update(
            map("n", LegacyRequests.update("ADD", 1)), map("n", expected("EQ", 5)), null));
    engine.execute(delete(map("n", expected("EQ", 6))));

    assertThat(engine.get(TABLE, KEY)).isNull();
  }

  @Test
  void tellsWrongCombinations() {
    AttributeValue value = AttributeValue.n(5);
    assertInvalid(
        new ExpectedAttributeValue(null, null, null, null),
        "Value must be provided when Exists is null for Attribute: n");
    assertInvalid(
        new ExpectedAttributeValue(null, true, null, null),
        "Value must be provided when Exists is true for Attribute: n");
    assertInvalid(
        new ExpectedAttributeValue(value, false, null, null),
        "Value cannot be used when Exists is false for Attribute: n");
    assertInvalid(
        new ExpectedAttributeValue(value, null, "EQ", values(5)),
        "Value and AttributeValueList cannot be used together for Attribute: n");
    assertInvalid(
        new ExpectedAttributeValue(null, null, null, values(5)),
        "AttributeValueList can only be used with a ComparisonOperator for Attribute: n");
    assertInvalid(
        new ExpectedAttributeValue(value, true, "EQ", null),
        "Exists and ComparisonOperator cannot be used together for Attribute: n");
    assertInvalid(
        expected("EQ"),
        "Value or AttributeValueList must be used with ComparisonOperator: EQ for Attribute: n");
    assertInvalid(
        new ExpectedAttributeValue(value, null, "BETWEEN", null),
        "Invalid number of argument(s) for the BETWEEN ComparisonOperator");
    assertInvalid(
        new ExpectedAttributeValue(value, null, "NULL", null),
        "Invalid number of argument(s) for the NULL ComparisonOperator");
    assertInvalid(
        new ExpectedAttributeValue(new AttributeValue.SS(Set.of()), null, null, null),
        "An string set  may not be empty");
    engine.assertInvalid(
        put(STORED, map("n", expected("SOUNDS_LIKE", 5)), "XOR"),
        "2 validation errors detected: Value 'XOR' at 'conditionalOperator' failed to satisfy"
            + " constraint: Member must satisfy enum value set: [OR, AND]; Value 'SOUNDS_LIKE' at"
            + " 'expected.n.member.comparisonOperator' failed to satisfy constraint: Member must"
            + " satisfy enum value set: [IN, NULL, BETWEEN, LT, NOT_CONTAINS, EQ, GT, NOT_NULL, NE,"
            + " LE, BEGINS_WITH, GE, CONTAINS]");
  }

  private static DeleteItem delete(Map<String, ExpectedAttributeValue> expected) {
    return new DeleteItem(
        TABLE, KEY, null, Substitutions.NONE, null, "ALL_OLD", null, null, expected, null);
  }

  private void assertHolds(String attribute, String operator, Object... arguments) {
    assertHolds(attribute, expected(operator, arguments));
  }

  private void assertHolds(String attribute, ExpectedAttributeValue condition) {
    engine.execute(LegacyRequests.update(null, map(attribute, condition), null));
  }

  private void assertFails(String attribute, String operator, Object... arguments) {
    assertFails(attribute, expected(operator, arguments));
  }

  private void assertFails(String attribute, ExpectedAttributeValue condition) {
    assertThatThrownBy(
            () -> engine.execute(LegacyRequests.update(null, map(attribute, condition), null)))
        .as(attribute + " " + condition)
        .isInstanceOf(EngineError.ConditionalCheckFailed.class);
  }

  private void assertInvalid(ExpectedAttributeValue condition, @Nullable String fault) {
    engine.assertInvalid(
        put(STORED, map("n", condition), null),
        "One or more parameter values were invalid: " + fault);
  }
}
