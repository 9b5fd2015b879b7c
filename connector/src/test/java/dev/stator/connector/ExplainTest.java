package dev.stator.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.connector.action.Action;
import dev.stator.connector.picker.Pickers;
import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonValue;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplainTest {
  private final ActionFixture actions = new ActionFixture().customers();

  @AfterEach
  void close() {
    actions.close();
  }

  @Test
  void tellsTheRequestWithoutSendingIt() {
    JsonValue.Obj plan =
        actions.result(
            "explain",
            """
            {"action": "updateItem",
             "inputs": {"tableName": "Customers", "value": 1, "rangeKeyValue": "a",
                        "updates": [{"field": "status", "operator": "set", "value": "x"}],
                        "condition": [{"field": "customerId", "operator": "exists"}]}}
            """);
    assertThat(ActionFixture.text(plan))
        .startsWith("{\"action\":\"updateItem\",\"operation\":\"UpdateItem\",\"request\":{")
        .contains(
            "\"Key\":{\"customerId\":{\"N\":\"1\"},\"customerName\":{\"S\":\"a\"}}",
            "\"UpdateExpression\":\"SET #status = :v0\"",
            "\"ConditionExpression\":\"attribute_exists(#customerId)\"",
            "\"access\":\"Key\"",
            "\"changes\":true",
            "\"writeUnits\":1");
    assertThat(actions.run("countItems", "{\"tableName\": \"Customers\"}", "Count")).isEqualTo("0");
  }

  @Test
  void tellsQueryFromScan() {
    assertThat(
            actions.run(
                "explain",
                """
                {"action": "queryItems", "inputs": "{\\"tableName\\": \\"Customers\\", \\"value\\": 1, \\"limit\\": 10}"}
                """))
        .contains("\"access\":\"Query\"", "\"readUnits\":0.5");
    assertThat(
            actions.run(
                "explain",
                """
                {"action": "scan",
                 "inputs": {"tableName": "Customers", "filter": {"field": "a", "value": 1}}}
                """))
        .contains("\"action\":\"scanItems\"", "\"access\":\"Scan\"", "what it drops is paid for");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT * FROM Customers | Scan",
        "SELECT * FROM Customers WHERE customerName = 'a' | Scan",
        "SELECT * FROM Customers WHERE customerId = 1 OR customerName = 'a' | Scan",
        "SELECT * FROM Customers WHERE customerId > 1 | Scan",
        "SELECT * FROM Customers WHERE customerId = n AND customerName = 'a' | Scan",
        "SELECT * FROM Customers WHERE customerId IN [1, n] | Scan",
        "SELECT * FROM Customers WHERE customerId IN [?] | Query",
        "SELECT * FROM Customers WHERE customerId = 1 AND n > 5 | Query",
        "SELECT * FROM Customers WHERE customerId IN (1, 2) | Query",
        "SELECT * FROM Customers WHERE customerId = ? AND customerName = 'a' | Key",
        "UPDATE Customers SET n = 1 WHERE customerId = 1 AND customerName = 'a' | Key",
        "SELECT something of a newer grammar | PartiQL",
      })
  void tellsHowAStatementFindsItsItems(String statement, String access) {
    String parameters = statement.contains("?") ? ", \"parameters\": [1]" : "";
    assertThat(
            actions.run(
                "explain",
                "{\"action\": \"rawRequest\", \"inputs\": {\"statement\": \""
                    + statement
                    + "\""
                    + parameters
                    + "}}",
                "access"))
        .isEqualTo("\"" + access + "\"");
  }

  /** Every action can be explained, and none does anything. */
  @Test
  void explainsEveryActionThatHasExamples() {
    actions
        .table("Flowers", "Name", "S")
        .table("Orders", "orderId", "S")
        .table("Products", "id", "S");
    actions.run("updateTable", "{\"tableName\": \"Customers\", \"streamViewType\": \"KEYS_ONLY\"}");
    for (Action action : actions.connector().catalogue().actions()) {
      if (action.key().equals("explain")) {
        continue;
      }
      JsonValue.Obj inputs = Examples.of(action);
      String plan =
          ActionFixture.text(
              actions
                  .connector()
                  .run(
                      "explain",
                      JsonValue.Obj.EMPTY
                          .with("action", new JsonValue.Str(action.key()))
                          .with("inputs", inputs)));
      assertThat(plan).contains("\"operation\":\"");
    }
    assertThat(actions.run("listTables", "{}", "TableNames"))
        .isEqualTo("[\"Customers\",\"Flowers\",\"Orders\",\"Products\"]");
  }

  @Test
  void givesAnOverview() {
    actions.run(
        "createItem",
        """
        {"tableName": "Customers",
         "item": {"customerId": 1, "customerName": "a", "tags": {"SS": ["x"]}, "none": null}}
        """);
    assertThat(actions.run("overview", "{}", "tables"))
        .contains(
            "\"name\":\"Customers\"",
            "\"key\":{\"hash\":\"customerId (N)\",\"range\":\"customerName (S)\"}",
            "\"attributes\":{\"customerId\":\"N\",\"customerName\":\"S\"",
            "\"tags\":\"SS\"",
            "\"none\":\"NULL\"");
  }

  @Test
  void testsTheConnection() {
    assertThat(actions.run("testConnection", "{}"))
        .startsWith("{\"ok\":true,\"connection\":\"local\",\"milliseconds\":");
  }

  @Test
  void offersWhatThereIsToChooseFrom() {
    Catalogue pickers = Pickers.of(actions.connector().connections()::names);
    Map<String, String> options = new TreeMap<>();
    for (Action picker : pickers.actions()) {
      options.put(
          picker.key(),
          ActionFixture.text(
              actions
                  .connector()
                  .run(
                      picker,
                      picker.inputs().find("tableName") == null
                          ? JsonValue.Obj.EMPTY
                          : (JsonValue.Obj) JsonFormat.read("{\"tableName\": \"Customers\"}"))));
    }
    assertThat(options.get("connections"))
        .isEqualTo("{\"options\":[{\"label\":\"local\",\"key\":\"local\"}]}");
    assertThat(options.get("regions"))
        .contains("\"key\":\"eu-west-1\"", "\"key\":\"us-gov-west-1\"")
        .doesNotContain("fips");
    assertThat(options.get("tables")).contains("\"key\":\"Customers\"");
    assertThat(options.get("indexes")).isEqualTo("{\"options\":[]}");
    assertThat(options.get("attributes"))
        .contains("{\"label\":\"customerId (N)\",\"key\":\"customerId\"}");
  }
}
