package dev.stator.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.connector.error.ActionError;
import dev.stator.connector.error.ErrorCode;
import dev.stator.tables.json.JsonFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditions and updates as fields, operators and values. */
class StructuredInputTest {
  private final ActionFixture actions = new ActionFixture().table("Products", "id", "S");

  @AfterEach
  void close() {
    actions.close();
  }

  private void create(String item) {
    actions.run("createItem", "{\"tableName\": \"Products\", \"item\": " + item + "}");
  }

  private String found(String filter) {
    return actions.run(
        "scanItems",
        "{\"tableName\": \"Products\", \"projectionExpression\": \"id\", \"filter\": "
            + filter
            + "}",
        "Items");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[{\"field\": \"price\", \"operator\": \">\", \"value\": 10}] | b",
        "[{\"field\": \"price\", \"operator\": \"less than\", \"value\": \"10\", \"type\": \"N\"}] | a",
        "{\"field\": \"size\", \"operator\": \"eq\", \"value\": \"L\"} | a",
        "{\"field\": \"size\", \"value\": \"L\"} | a",
        "[{\"field\": \"price\", \"operator\": \"between\", \"value\": [1, 10]}] | a",
        "[{\"field\": \"id\", \"operator\": \"in\", \"value\": [\"a\", \"x\"]}] | a",
        "[{\"field\": \"name\", \"operator\": \"begins_with\", \"value\": \"Bo\"}] | b",
        "[{\"field\": \"tags\", \"operator\": \"contains\", \"value\": \"new\"}] | a",
        "[{\"field\": \"tags\", \"operator\": \"not contains\", \"value\": \"new\"}] | b",
        "[{\"field\": \"size\", \"operator\": \"exists\"}] | a",
        "[{\"field\": \"size\", \"operator\": \"missing\"}] | b",
        "[{\"field\": \"price\", \"operator\": \"type\", \"value\": \"Number\"}, {\"field\": \"id\", \"operator\": \"!=\", \"value\": \"a\"}] | b",
        "[{\"field\": \"name\", \"operator\": \"size >\", \"value\": 4}] | a",
        "{\"or\": [{\"field\": \"price\", \"operator\": \">\", \"value\": 1000}, {\"and\": [{\"field\": \"id\", \"value\": \"b\"}]}]} | b",
        "{\"not\": {\"field\": \"id\", \"value\": \"b\"}} | a",
        "[{\"field\": \"maker.address.city\", \"value\": \"Oslo\"}] | a",
        "[{\"field\": [\"dotted.name\", 0], \"value\": 7}] | b",
      })
  void findsByCondition(String filter, String id) {
    create(
        """
        {"id": "a", "price": 5, "size": "L", "name": "Apron", "tags": {"SS": ["new"]},
         "maker": {"address": {"city": "Oslo"}}}
        """);
    create("{\"id\": \"b\", \"price\": 50, \"name\": \"Bowl\", \"dotted.name\": [7]}");
    assertThat(found(filter)).isEqualTo("[{\"id\":\"" + id + "\"}]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[{\"field\": \"price\", \"operator\": \"near\", \"value\": 1}] | filter[0].operator: unknown operator 'near'",
        "[{\"operator\": \"=\"}] | filter[0].field is required",
        "[{\"field\": \"a\", \"oprator\": \"=\"}] | filter[0]: unknown member 'oprator'",
        "[{\"field\": \"a..b\", \"value\": 1}] | filter[0].field must be an attribute's name or path",
        "[{\"field\": \"a\", \"operator\": \"<\"}] | filter[0].value is required",
        "[{\"field\": \"a\", \"operator\": \"between\", \"value\": [1]}] | filter[0].value must be [from, to]",
        "\"price > 1\" | filter is not JSON",
      })
  void saysWhereAConditionIsWrong(String filter, String message) {
    ActionError error =
        actions.error("scanItems", "{\"tableName\": \"Products\", \"filter\": " + filter + "}");
    assertThat(error.code()).isEqualTo(ErrorCode.INVALID_INPUT);
    assertThat(error.text()).startsWith(message);
  }

  @Test
  void updatesByOperators() {
    create(
        "{\"id\": \"a\", \"stock\": 5, \"tags\": {\"SS\": [\"x\", \"y\"]}, \"old\": 1, \"log\": [1]}");
    actions.run(
        "updateItem",
        """
        {"tableName": "Products", "value": "a", "updates": [
          {"field": "name", "operator": "set", "value": "Apron"},
          {"field": "stock", "operator": "increment", "value": 3},
          {"field": "sold", "operator": "decrement"},
          {"field": "log", "operator": "append", "value": [2]},
          {"field": "hist", "operator": "prepend", "value": "first"},
          {"field": "created", "operator": "set_if_missing", "value": 1},
          {"field": "old", "operator": "remove"},
          {"field": "tags", "operator": "delete", "value": {"SS": ["x"]}},
          {"field": "views", "operator": "add", "value": 2}],
         "condition": [{"field": "stock", "operator": ">=", "value": 5}]}
        """);
    assertThat(
            JsonFormat.read(
                actions.run("getItem", "{\"tableName\": \"Products\", \"value\": \"a\"}", "Item")))
        .isEqualTo(
            JsonFormat.read(
                """
                {"id": "a", "name": "Apron", "stock": 8, "sold": -1, "log": [1, 2],
                 "hist": ["first"], "created": 1, "tags": {"SS": ["y"]}, "views": 2}
                """));
  }

  @Test
  void patchesInsertsAndIncrements() {
    String a = "\"tableName\": \"Products\", \"value\": \"a\"";
    assertThat(
            actions
                .error("patchItem", "{" + a + ", \"changes\": {\"n\": 1}, \"mustExist\": true}")
                .code())
        .isEqualTo(ErrorCode.CONDITIONAL_CHECK_FAILED);
    actions.run(
        "insertItem", "{\"tableName\": \"Products\", \"item\": {\"id\": \"a\", \"old\": 1}}");
    ActionError exists =
        actions.error("insertItem", "{\"tableName\": \"Products\", \"item\": {\"id\": \"a\"}}");
    assertThat(exists.code()).isEqualTo(ErrorCode.CONDITIONAL_CHECK_FAILED);
    assertThat(exists.item()).containsKey("old");
    assertThat(
            actions.run(
                "patchItem",
                "{"
                    + a
                    + ", \"changes\": {\"status\": \"on\", \"dotted.name\": null}, \"remove\": \"old\","
                    + " \"mustExist\": true, \"returnValues\": \"ALL_NEW\"}",
                "Attributes"))
        .isEqualTo("{\"id\":\"a\",\"status\":\"on\",\"dotted.name\":null}");
    assertThat(
            actions.run(
                "incrementItem", "{" + a + ", \"field\": \"n\", \"by\": \"2.5\"}", "Attributes"))
        .isEqualTo("{\"n\":2.5}");
    assertThat(actions.run("incrementItem", "{" + a + ", \"field\": \"n\"}", "Attributes"))
        .isEqualTo("{\"n\":3.5}");
  }

  @Test
  void tellsWhatNoChangeIs() {
    String a = "{\"tableName\": \"Products\", \"value\": \"a\"";
    assertThat(actions.error("updateItem", a + "}").text())
        .isEqualTo("query or updates is required");
    assertThat(actions.error("patchItem", a + "}").text())
        .isEqualTo("changes or remove is required");
    assertThat(
            actions
                .error(
                    "updateItem",
                    a + ", \"query\": \"REMOVE a\", \"updates\": [{\"field\": \"b\"}]}")
                .text())
        .isEqualTo("both query and updates are given");
  }
}
