package dev.stator.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.connector.error.ActionError;
import dev.stator.connector.error.ErrorCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Operators take the values that they are given, or refuse them; none is ignored. */
class OperatorValuesTest {
  private static final String ITEM = "{\"tableName\": \"Products\", \"value\": \"a\"";

  private final ActionFixture actions = new ActionFixture().table("Products", "id", "S");

  @BeforeEach
  void fill() {
    actions.run(
        "createItem",
        """
        {"tableName": "Products",
         "item": {"id": "a", "n": 301, "list": ["x"], "tags": {"SS": ["b"]}, "sizes": {"NS": [1]}}}
        """);
  }

  @AfterEach
  void close() {
    actions.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"field\": \"n\", \"operator\": \"exists\"} | 1",
        "{\"field\": \"n\", \"operator\": \"exists\", \"value\": true} | 1",
        "{\"field\": \"n\", \"operator\": \"exists\", \"value\": \"true\"} | 1",
        "{\"field\": \"n\", \"operator\": \"exists\", \"value\": null} | 1",
        "{\"field\": \"n\", \"operator\": \"exists\", \"value\": \"\"} | 1",
        "{\"field\": \"n\", \"operator\": \"exists\", \"value\": false} | 0",
        "{\"field\": \"n\", \"operator\": \"exists\", \"value\": \"false\"} | 0",
        "{\"field\": \"n\", \"operator\": \"not_exists\"} | 0",
        "{\"field\": \"n\", \"operator\": \"not_exists\", \"value\": true} | 0",
        "{\"field\": \"n\", \"operator\": \"not_exists\", \"value\": false} | 1",
        "{\"field\": \"zz\", \"operator\": \"exists\", \"value\": false} | 1",
      })
  void existsTakesTrueAndFalse(String filter, String count) {
    assertThat(
            actions.run(
                "scanItems", "{\"tableName\": \"Products\", \"filter\": " + filter + "}", "Count"))
        .isEqualTo(count);
  }

  @Test
  void existsFalseLetsNoDeleteThrough() {
    String condition =
        ", \"condition\": [{\"field\": \"n\", \"operator\": \"exists\", \"value\": false}]}";
    assertThat(actions.error("deleteItem", ITEM + condition).code())
        .isEqualTo(ErrorCode.CONDITIONAL_CHECK_FAILED);
    assertThat(actions.run("getItem", ITEM + "}", "found")).isEqualTo("true");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"field\": \"n\", \"operator\": \"exists\", \"value\": 301} | condition.value",
        "{\"field\": \"n\", \"operator\": \"not_exists\", \"value\": \"soon\"} | condition.value",
        "{\"field\": \"n\", \"operator\": \"exists\", \"type\": \"S\"} | condition.type",
        "[{\"field\": \"n\", \"operator\": \"type\", \"value\": \"N\", \"type\": \"S\"}] | condition[0].type",
      })
  void conditionsRefuseWhatTheyDoNotTake(String condition, String field) {
    ActionError error = actions.error("deleteItem", ITEM + ", \"condition\": " + condition + "}");
    assertThat(error.code()).isEqualTo(ErrorCode.INVALID_INPUT);
    assertThat(error.field()).isEqualTo(field);
    assertThat(error.hint()).isNotNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"field\": \"n\", \"operator\": \"remove\", \"value\": 301} | updates.value",
        "{\"field\": \"tags\", \"operator\": \"remove\", \"value\": [\"b\"]} | updates.value",
        "{\"field\": \"n\", \"operator\": \"remove\", \"type\": \"N\"} | updates.type",
        "{\"field\": \"n\", \"operator\": \"increment\", \"value\": 1, \"type\": \"S\"} | updates.type",
        "[{\"field\": \"tags\", \"operator\": \"add\", \"value\": [\"c\", 1]}] | updates[0].value",
        "[{\"field\": \"tags\", \"operator\": \"add\", \"value\": []}] | updates[0].value",
        "[{\"field\": \"tags\", \"operator\": \"add\", \"value\": [{\"a\": 1}]}] | updates[0].value",
        "[{\"field\": \"tags\", \"operator\": \"add\", \"value\": \"c\"}] | updates[0].value",
        "[{\"field\": \"tags\", \"operator\": \"delete\", \"value\": 5}] | updates[0].value",
        "[{\"field\": \"tags\", \"operator\": \"delete\", \"value\": {\"a\": 5}}] | updates[0].value",
        "[{\"field\": \"tags\", \"operator\": \"add\", \"value\": [\"c\"], \"type\": \"L\"}] | updates[0].value",
      })
  void updatesRefuseWhatTheyDoNotTake(String updates, String field) {
    ActionError error = actions.error("updateItem", ITEM + ", \"updates\": " + updates + "}");
    assertThat(error.code()).isEqualTo(ErrorCode.INVALID_INPUT);
    assertThat(error.field()).isEqualTo(field);
    assertThat(error.hint()).isNotNull();
  }

  @Test
  void arraysAreSetsWhereOnlySetsFit() {
    actions.run(
        "updateItem",
        ITEM
            + """
            , "updates": [{"field": "tags", "operator": "add", "value": ["c", "d"]},
                          {"field": "sizes", "operator": "delete", "value": [1]},
                          {"field": "more", "operator": "add", "value": [1, 2.5]},
                          {"field": "n", "operator": "add", "value": "1", "type": "N"}]}
            """);
    assertThat(
            actions.run(
                "getItem",
                ITEM
                    + ", \"projectionExpression\": \"tags, sizes, #m, n\","
                    + " \"expressionAttributeNames\": {\"#m\": \"more\"}}",
                "Item"))
        .contains("\"tags\":{\"SS\":[\"b\",\"c\",\"d\"]}")
        .contains("\"more\":{\"NS\":[\"1\",\"2.5\"]}")
        .contains("\"n\":302")
        .doesNotContain("sizes");
  }
}
