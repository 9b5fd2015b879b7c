package dev.stator.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.connector.connection.Connection;
import dev.stator.connector.connection.Policy;
import dev.stator.connector.error.ErrorCode;
import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonValue;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plans of what is more than one operation, or will be refused. */
class ExplainBatchTest {
  private final ActionFixture actions = new ActionFixture().customers().table("Items", "id", "S");

  @AfterEach
  void close() {
    actions.close();
  }

  private JsonValue.Obj plan(String action, String inputs) {
    return actions.result(
        "explain", "{\"action\": \"" + action + "\", \"inputs\": " + inputs + "}");
  }

  private static String told(JsonValue.Obj plan, String member) {
    return ActionFixture.text(Objects.requireNonNull(plan.get(member), member));
  }

  private static String list(int count, String element) {
    return IntStream.range(0, count).mapToObj(element::formatted).collect(Collectors.joining(","));
  }

  @Test
  void tellsAllRequestsOfABatchOfWrites() {
    JsonValue.Obj plan =
        plan(
            "batchWriteItems",
            "{\"tableName\": \"Items\", \"items\": ["
                + list(30, "{\"id\": \"i%d\"}")
                + ", {\"name\": \"keyless\"}], \"deleteKeys\": [\"gone2\", \"gone1\"]}");
    assertThat(told(plan, "puts")).isEqualTo("30");
    assertThat(told(plan, "deletes")).isEqualTo("2");
    assertThat(told(plan, "deleteKeys")).isEqualTo("[{\"id\":\"gone1\"},{\"id\":\"gone2\"}]");
    assertThat(Integer.parseInt(told(plan, "requests"))).isBetween(2, 8);
    assertThat(told(plan, "notSent")).isEqualTo("1");
    assertThat(told(plan, "notSentEntries")).contains("\"index\":30", "id is missing");
    assertThat(told(plan, "estimatedCapacity")).contains("\"writeUnits\":32");
    assertThat(told(plan, "changes")).isEqualTo("true");
    assertThat(actions.run("countItems", "{\"tableName\": \"Items\"}", "Count")).isEqualTo("0");
  }

  @Test
  void boundsWhatItTells() {
    JsonValue.Obj plan =
        plan(
            "batchWriteItems",
            "{\"tableName\": \"Items\", \"deleteKeys\": [" + list(300, "\"k%d\"") + "]}");
    assertThat(told(plan, "deletes")).isEqualTo("300");
    assertThat(((JsonValue.Arr) Objects.requireNonNull(plan.get("deleteKeys"))).elements())
        .hasSize(100);
    assertThat(told(plan("batchGetItems", "{\"tableName\": \"Items\", \"keys\": []}"), "advice"))
        .contains("nothing would be sent");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          batchGetItems | {"tableName": "Items", "keys": ["a", "b", "c"]} | "readUnits":1.5
          batchWriteItems | {"tableName": "Items", "items": [{"id": "a"}], "deleteKeys": ["b"]} | "writeUnits":2
          transactGetItems | {"items": [{"tableName": "Items", "value": "a"}]} | "readUnits":2
          transactWriteItems | {"operations": [{"operation": "put", "tableName": "Items", "item": {"id": "a"}}, \
          {"operation": "delete", "tableName": "Items", "value": "b"}]} | "writeUnits":4
          batchExecuteStatement | {"statements": ["SELECT * FROM Items WHERE id = 'a'"]} | "readUnits":0.5
          batchExecuteStatement | {"statements": ["DELETE FROM Items WHERE id = 'a'", \
          "DELETE FROM Items WHERE id = 'b'"]} | "writeUnits":2
          executeTransaction | {"statements": ["DELETE FROM Items WHERE id = 'b'"]} | "writeUnits":2
          """)
  void estimatesBatchesAndTransactions(String action, String inputs, String units) {
    assertThat(told(plan(action, inputs), "estimatedCapacity")).contains(units);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"tableName\": \"Customers\"} | no key condition is given",
        "{\"tableName\": \"Customers\", \"keyCondition\": [{\"field\": \"status\", \"value\": 1}]} |"
            + " Query condition missed key schema element: customerId",
        "{\"tableName\": \"Customers\", \"keyCondition\": [{\"field\": \"customerId\", \"operator\": \">\","
            + " \"value\": 1}]} | Query key condition not supported",
        "{\"tableName\": \"Customers\", \"keyConditionExpression\": \"customerId = :c AND n = :c\","
            + " \"expressionAttributeValues\": {\":c\": 1}} | missed key schema element: customerName",
      })
  void tellsThatAQueryWillBeRefused(String inputs, String why) {
    JsonValue.Obj plan = plan("queryItems", inputs);
    assertThat(told(plan, "advice")).contains("this will be refused: ", why, "customerId");
    assertThat(told(plan, "estimatedCapacity")).doesNotContain("Units");
    assertThat(actions.error("queryItems", inputs).code())
        .isIn(ErrorCode.VALIDATION, ErrorCode.INVALID_INPUT);
  }

  @Test
  void tellsWhatGoesWithATable() {
    actions.run(
        "batchWriteItems",
        "{\"tableName\": \"Items\", \"items\": [" + list(12, "{\"id\": \"i%d\"}") + "]}");
    JsonValue.Obj plan = plan("deleteTable", "{\"tableName\": \"Items\"}");
    assertThat(told(plan, "table")).contains("\"items\":12", "\"bytes\":", "\"name\":\"Items\"");
    assertThat(told(plan, "advice")).contains("all items of the table go with it");
    assertThat(
            actions
                .error(
                    "explain",
                    "{\"action\": \"deleteTable\", \"inputs\": {\"tableName\": \"Nothing\"}}")
                .code())
        .isEqualTo(ErrorCode.RESOURCE_NOT_FOUND);
  }

  @Test
  void tellsWhatThePolicyForbids() {
    Connector readOnly =
        new Connector(
            Catalogue.standard(),
            Connections.of(
                Connection.of("ro", actions.stator().client(), ActionFixture.NO_STREAMS)
                    .with(new Policy(true, Policy.ALL_TABLES, Set.of(), 10, Policy.BYTES_MAX))));
    JsonValue.Obj plan =
        readOnly.run(
            "explain",
            (JsonValue.Obj)
                JsonFormat.read(
                    """
                    {"action": "batchWriteItems",
                     "inputs": {"tableName": "Items", "deleteKeys": ["a"]}}
                    """));
    assertThat(told(plan, "advice")).contains("this will be refused: connection 'ro' is read-only");
  }
}
