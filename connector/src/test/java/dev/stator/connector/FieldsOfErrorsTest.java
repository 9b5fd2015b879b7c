package dev.stator.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.connector.answer.ErrorJson;
import dev.stator.connector.error.ActionError;
import dev.stator.connector.error.ErrorCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Errors speak of the inputs that were given, and in the format that was asked for. */
class FieldsOfErrorsTest {
  private final ActionFixture actions = new ActionFixture().table("Products", "id", "S");

  @BeforeEach
  void fill() {
    actions.run("createItem", "{\"tableName\": \"Products\", \"item\": {\"id\": \"a\", \"n\": 1}}");
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
        "deleteItem | \"value\": \"a\", \"condition\": [{\"field\": \"n\", \"value\": 2}] | condition",
        "deleteItem | \"value\": \"a\", \"conditionExpression\": \"attribute_exists(zz)\" | conditionExpression",
        "deleteItem | \"value\": \"a\", \"idempotencyKey\": \"k\", \"condition\": [{\"field\": \"n\", \"value\": 2}] | condition",
        "updateItem | \"value\": \"a\", \"updates\": [{\"field\": \"id\", \"value\": 2}] | updates",
        "updateItem | \"value\": \"a\", \"updates\": [{\"field\": \"n\", \"operator\": \"append\", \"value\": 2}] | updates",
        "updateItem | \"value\": \"a\", \"query\": \"SET n = list_append(n, n)\" | query",
        "incrementItem | \"value\": \"a\", \"field\": \"n\", \"by\": \"abc\" | by",
        "incrementItem | \"value\": \"a\", \"field\": \"n..m\" | field",
        "insertItem | \"item\": {\"id\": \"a\"} | item",
        "patchItem | \"value\": \"b\", \"changes\": {\"n\": 2}, \"mustExist\": true | mustExist",
        "patchItem | \"value\": \"a\", \"changes\": {\"n\": 2}, \"mustExist\": true, \"condition\": {\"field\": \"n\", \"value\": 7} | condition",
        "queryItems | \"keyCondition\": {\"field\": \"n\", \"value\": 1} | keyCondition",
        "scanItems | \"filter\": {\"field\": \"n\", \"operator\": \"size exists\"} | filter",
      })
  void nameTheInputThatWasGiven(String action, String inputs, String field) {
    ActionError error = actions.error(action, "{\"tableName\": \"Products\", " + inputs + "}");
    assertThat(error.field()).as(error.text()).isEqualTo(field);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "scanItems | \"table\": \"x\" | did you mean 'tableName'?",
        "rawRequest | \"statement\": \"SELECT * FROM Products WHERE id = ?\" | parameters has one value for each ?",
        "deleteItem | \"value\": \"a\", \"conditionExpression\": \"my-attr = :x\" | a name with other characters",
        "createItem | \"item\": {\"id\": \"a\", \"s\": \"b\"}, \"itemTypes\": {\"id\": \"S\", \"s\": \"SS\"} | a JSON array",
        "updateItem | \"value\": \"a\", \"query\": \"SET zz = zz + n\" | write if_not_exists",
      })
  void haveHintsWhereTheyHelp(String action, String inputs, String hint) {
    String table =
        action.equals("rawRequest") || inputs.startsWith("\"table\"")
            ? ""
            : "\"tableName\": \"Products\", ";
    assertThat(actions.error(action, "{" + table + inputs + "}").hint()).startsWith(hint);
  }

  @Test
  void knownNamesComeInTheirOrder() {
    assertThat(actions.error("getItem", "{\"xyzzy\": 1}").hint())
        .startsWith("known: tableName, value, rangeKeyValue, projectionExpression");
  }

  @Test
  void conflictsHaveHints() {
    ActionError exists =
        actions.error("insertItem", "{\"tableName\": \"Products\", \"item\": {\"id\": \"a\"}}");
    assertThat(exists.hint()).contains("createItem");
    ActionError missing =
        actions.error(
            "patchItem",
            "{\"tableName\": \"Products\", \"value\": \"b\", \"remove\": [\"n\"], \"mustExist\": true}");
    assertThat(missing.code()).isEqualTo(ErrorCode.CONDITIONAL_CHECK_FAILED);
    assertThat(missing.hint()).contains("mustExist");
  }

  @ParameterizedTest
  @CsvSource({
    "plain, '{\"id\":\"a\",\"n\":1}'",
    "typed, '{\"id\":{\"S\":\"a\"},\"n\":{\"N\":\"1\"}}'",
    "seed, '{\"id\":{\"S\":\"a\"},\"n\":{\"N\":\"1\"}}'"
  })
  void itemsFollowTheFormat(String format, String item) {
    String failing =
        """
        "tableName": "Products", "value": "a", "condition": [{"field": "n", "value": 2}]
        """;
    ActionError single =
        actions.error("deleteItem", "{\"format\": \"" + format + "\", " + failing + "}");
    assertThat(ActionFixture.text(ErrorJson.write(single))).contains("\"item\":" + item);
    ActionError transaction =
        actions.error(
            "transactWriteItems",
            "{\"format\": \""
                + format
                + "\", \"operations\": [{\"operation\": \"delete\", "
                + failing
                + "}]}");
    assertThat(ActionFixture.text(ErrorJson.write(transaction))).contains("\"item\":" + item);
    assertThat(
            actions.run(
                "batchExecuteStatement",
                "{\"format\": \""
                    + format
                    + "\", \"statements\": [\"DELETE FROM Products WHERE id = 'a' AND n = 2\"]}"))
        .contains("\"item\":" + item);
  }
}
