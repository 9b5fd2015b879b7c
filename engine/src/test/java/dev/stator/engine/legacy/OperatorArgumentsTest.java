package dev.stator.engine.legacy;

import static dev.stator.engine.legacy.LegacyRequests.TABLE;
import static dev.stator.engine.legacy.LegacyRequests.condition;
import static dev.stator.engine.legacy.LegacyRequests.map;
import static dev.stator.engine.legacy.LegacyRequests.query;
import static dev.stator.engine.legacy.LegacyRequests.scan;
import static dev.stator.engine.legacy.LegacyRequests.strings;

import dev.stator.engine.EngineUnderTest;
import dev.stator.model.AttributeValue;
import dev.stator.model.operation.AttributeCondition;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many arguments of which types an operator takes; one fewer and one more are refused. */
class OperatorArgumentsTest {
  private static final String INVALID = "One or more parameter values were invalid: ";

  private final EngineUnderTest engine = new EngineUnderTest().withTable(TABLE, "id:S", "at:N");

  @ParameterizedTest
  @CsvSource({
    "EQ,1",
    "NE,1",
    "LE,1",
    "LT,1",
    "GE,1",
    "GT,1",
    "CONTAINS,1",
    "NOT_CONTAINS,1",
    "BEGINS_WITH,1",
    "BETWEEN,2",
    "NULL,0",
    "NOT_NULL,0"
  })
  void takesItsNumberOfArguments(String operator, int count) {
    Object[] right = texts(count);
    engine.execute(scan(map("x", condition(operator, right)), null, null));
    assertInvalidCount(operator, texts(count + 1));
    if (count > 0) {
      assertInvalidCount(operator, texts(count - 1));
    }
  }

  @Test
  void inTakesOneOrMore() {
    engine.execute(scan(map("x", condition("IN", "a")), null, null));
    engine.execute(scan(map("x", condition("IN", texts(200))), null, null));
    assertInvalidCount("IN");
    assertInvalid(new AttributeCondition("IN", List.of()), count("IN"));
  }

  @Test
  void takesOnlyTypesThatItCanCompare() {
    AttributeValue set = strings("a");
    AttributeValue map = new AttributeValue.M(Map.of());
    for (String operator : List.of("LT", "LE", "GT", "GE", "IN")) {
      assertInvalidType(operator, set, "SS");
      assertInvalidType(operator, AttributeValue.Bool.TRUE, "BOOL");
      assertInvalidType(operator, AttributeValue.Null.INSTANCE, "NULL");
    }
    for (String operator : List.of("CONTAINS", "NOT_CONTAINS")) {
      assertInvalidType(operator, set, "SS");
      assertInvalidType(operator, map, "M");
      engine.execute(scan(map("x", condition(operator, AttributeValue.Bool.TRUE)), null, null));
    }
    assertInvalidType("BEGINS_WITH", AttributeValue.n(1), "N");
    assertInvalid(
        condition("BETWEEN", set, set),
        INVALID + "ComparisonOperator BETWEEN is not valid for SS AttributeValue type");
    engine.execute(scan(map("x", condition("EQ", map)), null, null));
    engine.execute(scan(map("x", condition("NE", set)), null, null));
  }

  @Test
  void wantsOneTypeAndBoundsInOrder() {
    assertInvalid(
        condition("IN", "b", 1),
        INVALID + "AttributeValues inside AttributeValueList must be of same type");
    assertInvalid(
        condition("BETWEEN", "b", "a"),
        "The BETWEEN condition was provided a range where the lower bound is greater than the upper"
            + " bound");
    engine.execute(scan(map("x", condition("BETWEEN", "a", "a")), null, null));
  }

  private void assertInvalidCount(String operator, Object... arguments) {
    assertInvalid(condition(operator, arguments), count(operator));
  }

  private void assertInvalidType(String operator, AttributeValue argument, String type) {
    assertInvalid(
        condition(operator, argument),
        INVALID
            + "ComparisonOperator "
            + operator
            + " is not valid for "
            + type
            + " AttributeValue type");
  }

  /** The same in a filter, in a query's filter and in key conditions. */
  private void assertInvalid(AttributeCondition condition, String message) {
    engine.assertInvalid(scan(map("x", condition), null, null), message);
    engine.assertInvalid(query(null, map("x", condition), null, null), message);
    engine.assertInvalid(query(map("id", condition), null, null, null), message);
  }

  private static String count(String operator) {
    return INVALID + "Invalid number of argument(s) for the " + operator + " ComparisonOperator";
  }

  private static Object[] texts(int count) {
    Object[] texts = new Object[count];
    Arrays.fill(texts, "a");
    return texts;
  }
}
