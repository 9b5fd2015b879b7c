package dev.stator.model.expression;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.model.AttributeValue;
import dev.stator.model.EngineError;
import dev.stator.model.operation.Substitutions;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceholdersTest {

  @Test
  void refusesEmptyMaps() {
    assertThatThrownBy(() -> new Placeholders(new Substitutions(Map.of(), null)))
        .isInstanceOf(EngineError.Validation.class)
        .hasMessage("ExpressionAttributeNames must not be empty");
    assertThatThrownBy(() -> new Placeholders(new Substitutions(null, Map.of())))
        .hasMessage("ExpressionAttributeValues must not be empty");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "", "#", ":a", "#a-b", "#a.b", "##a", "#ä", "# a"})
  void refusesKeysThatAreNoNamePlaceholder(String key) {
    assertThatThrownBy(() -> new Placeholders(new Substitutions(Map.of(key, "a"), null)))
        .hasMessage(
            "ExpressionAttributeNames contains invalid key: Syntax error; key: \"" + key + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "", ":", "#a", ":a-b", ": a"})
  void refusesKeysThatAreNoValuePlaceholder(String key) {
    assertThatThrownBy(() -> Requests.values(key, AttributeValue.n(1)))
        .hasMessage(
            "ExpressionAttributeValues contains invalid key: Syntax error; key: \"" + key + "\"");
  }

  @Test
  void limitsTheLengthOfPlaceholders() {
    for (int length : new int[] {2, 254, 255}) {
      String rest = "a".repeat(length - 1);
      assertThatCode(() -> new Placeholders(new Substitutions(Map.of("#" + rest, "a"), null)))
          .doesNotThrowAnyException();
      assertThatCode(() -> Requests.values(":" + rest, AttributeValue.n(1)))
          .doesNotThrowAnyException();
    }
    String tooLong = "a".repeat(255);
    assertThatThrownBy(() -> new Placeholders(new Substitutions(Map.of("#" + tooLong, "a"), null)))
        .hasMessageStartingWith("ExpressionAttributeNames contains invalid key: ");
    assertThatThrownBy(() -> Requests.values(":" + tooLong, AttributeValue.n(1)))
        .hasMessageStartingWith("ExpressionAttributeValues contains invalid key: ");
  }

  @Test
  void refusesEmptyAndOverlongNames() {
    assertThatThrownBy(() -> new Placeholders(new Substitutions(Map.of("#a", ""), null)))
        .hasMessage(
            "ExpressionAttributeNames contains invalid value: Empty attribute name for key #a");
    String tooLong = "a".repeat(65_536);
    assertThatThrownBy(() -> new Placeholders(new Substitutions(Map.of("#a", tooLong), null)))
        .hasMessage(
            "ExpressionAttributeNames contains invalid value: "
                + "Member must have length less than or equal to 65535 for key #a");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          <>             | One or more parameter values were invalid: An string set  may not be empty
          [1, <>]        | One or more parameter values were invalid: An string set  may not be empty
          {a: [{b: <>}]} | One or more parameter values were invalid: An string set  may not be empty
          """)
  void refusesEmptySetsAnywhereInAValue(String value, String fault) {
    assertThatThrownBy(() -> Requests.values(":b", Notation.value(value)))
        .hasMessage("ExpressionAttributeValues contains invalid value: " + fault + " for key :b");
  }

  @Test
  void refusesValuesNestedTooDeeply() {
    String deepest = "[".repeat(32) + "1" + "]".repeat(32);
    assertThatCode(() -> Requests.values(":a", Notation.value(deepest))).doesNotThrowAnyException();
    assertThatThrownBy(() -> Requests.values(":a", Notation.value("[" + deepest + "]")))
        .hasMessageContaining("Nesting Levels have exceeded supported limits");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1})
  void limitsTheSizeOfAllValuesAndOfAllNames(int beyond) {
    int half = 1024 * 1024 - 2;
    Map<String, AttributeValue> values = new LinkedHashMap<>();
    values.put(":a", AttributeValue.s("a".repeat(half)));
    values.put(":b", AttributeValue.s("b".repeat(half + beyond)));
    Map<String, String> names = new LinkedHashMap<>();
    int left = 2 * 1024 * 1024 + beyond;
    for (int at = 0; left > 0; at++) {
      String key = "#%02d".formatted(at);
      String name = "n".repeat(Math.min(65_000, left - key.length()));
      names.put(key, name);
      left -= key.length() + name.length();
    }
    if (beyond <= 0) {
      assertThatCode(() -> new Placeholders(new Substitutions(names, values)))
          .doesNotThrowAnyException();
    } else {
      assertThatThrownBy(() -> new Placeholders(new Substitutions(null, values)))
          .hasMessage("ExpressionAttributeValues exceeds max size");
      assertThatThrownBy(() -> new Placeholders(new Substitutions(names, null)))
          .hasMessage("ExpressionAttributeNames exceeds max size");
    }
  }

  @Test
  void countsTheSizeOfValuesInUtf8() {
    String euros = "€".repeat(700_000);
    assertThatThrownBy(() -> Requests.values(":a", AttributeValue.s(euros)))
        .hasMessage("ExpressionAttributeValues exceeds max size");
  }

  @Test
  void requiresThatSomeExpressionUsesEach() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("#a", "a");
    names.put("#b", "b");
    names.put("#c", "c");
    Placeholders placeholders = Requests.placeholders(names, "{x: 1, y: 2}");
    assertThatThrownBy(placeholders::requireAllUsed)
        .hasMessage(
            "Value provided in ExpressionAttributeNames unused in expressions: keys: {#a, #b, #c}");
    Condition.parse(ExpressionKind.FILTER, "#b = :x AND #b > :x", placeholders);
    assertThatThrownBy(placeholders::requireAllUsed)
        .hasMessage(
            "Value provided in ExpressionAttributeNames unused in expressions: keys: {#a, #c}");
    Projection.parse("#a.#c", placeholders);
    assertThatThrownBy(placeholders::requireAllUsed)
        .hasMessage(
            "Value provided in ExpressionAttributeValues unused in expressions: keys: {:y}");
    Update.parse("SET q = :y", placeholders);
    placeholders.requireAllUsed();
  }

  @Test
  void refusesAnyWithoutAnExpression() {
    Substitutions names = new Substitutions(Map.of("#a", "a"), null);
    Substitutions values = new Substitutions(null, Map.of(":a", AttributeValue.n(1)));
    String absent = "ConditionExpression is null";
    assertThatThrownBy(() -> Placeholders.requireNoneGiven(names, absent))
        .hasMessage("ExpressionAttributeNames can only be specified when using expressions");
    assertThatThrownBy(() -> Placeholders.requireNoneGiven(values, absent))
        .hasMessage(
            "ExpressionAttributeValues can only be specified when using expressions: "
                + "ConditionExpression is null");
    Placeholders.requireNoneGiven(Substitutions.NONE, absent);
  }
}
