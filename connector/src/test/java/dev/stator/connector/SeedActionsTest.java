package dev.stator.connector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The ten actions of the original with its own inputs, as its forms send them, and its own shapes
 * of answers: {@code $metadata}, {@code result}, {@code found}.
 */
class SeedActionsTest {
  private static final String CUSTOMERS = "\"tableName\": \"Customers\", \"format\": \"seed\"";
  private static final String METADATA = "\"$metadata\":{\"httpStatusCode\":200,";

  private final ActionFixture actions = new ActionFixture();

  @AfterEach
  void close() {
    actions.close();
  }

  /** The original's defaults, as text of its code editor and its number fields. */
  private void createCustomers() {
    assertThat(
            actions.run(
                "createTable",
                "{"
                    + CUSTOMERS
                    + """
                    , "awsRegion": "", "awsConnection": "local",
                     "attributeDefinition": "[\\n  {\\n    \\"AttributeName\\": \\"customerId\\",\\n    \\"AttributeType\\": \\"N\\"\\n  },\\n  {\\n    \\"AttributeName\\": \\"customerName\\",\\n    \\"AttributeType\\": \\"S\\"\\n  }\\n]",
                     "keySchema": "[{\\"KeyType\\": \\"HASH\\", \\"AttributeName\\": \\"customerId\\"}, {\\"KeyType\\": \\"RANGE\\", \\"AttributeName\\": \\"customerName\\"}]",
                     "billingMode": "PROVISIONED", "readCapacityUnits": "5", "writeCapacityUnits": "5"}
                    """))
        .startsWith("{" + METADATA)
        .contains("\"TableDescription\":{", "\"ReadCapacityUnits\":5,\"WriteCapacityUnits\":5");
  }

  private void upsertAcme() {
    assertThat(
            actions.run(
                "createItem",
                "{"
                    + CUSTOMERS
                    + """
                    , "item": [{"key": "customerId", "value": "1234"},
                               {"key": "customerName", "value": "Acme Inc"},
                               {"key": "Price", "value": "150"}],
                     "itemTypes": [{"key": "Price", "value": "N"},
                                   {"key": "customerId", "value": "N"},
                                   {"key": "customerName", "value": "S"}],
                     "conditionExpression": "",
                     "expressionAttributeValues": [], "expressionAttributeValueTypes": []}
                    """))
        .startsWith("{" + METADATA);
  }

  private String acme(String more) {
    return "{" + CUSTOMERS + ", \"value\": \"1234\", \"rangeKeyValue\": \"Acme Inc\"" + more + "}";
  }

  @Test
  void createsDescribesListsAndDeletesTables() {
    createCustomers();
    assertThat(actions.run("describeTable", "{" + CUSTOMERS + "}"))
        .startsWith("{" + METADATA)
        .contains("\"Table\":{", "\"TableName\":\"Customers\"");
    assertThat(actions.run("listTables", "{\"format\": \"seed\", \"fetchAll\": \"false\"}"))
        .startsWith("{\"result\":{" + METADATA)
        .endsWith("\"TableNames\":[\"Customers\"]},\"found\":true}");
    assertThat(actions.run("listTables", "{\"format\": \"seed\", \"fetchAll\": \"true\"}"))
        .isEqualTo("{\"result\":[\"Customers\"],\"found\":true}");
    assertThat(actions.run("deleteTable", "{" + CUSTOMERS + "}"))
        .startsWith("{" + METADATA)
        .contains("\"TableStatus\":\"DELETING\"");
  }

  @Test
  void upsertsGetsUpdatesQueriesAndDeletesItems() {
    createCustomers();
    upsertAcme();
    assertThat(actions.run("getItem", acme("")))
        .startsWith("{\"result\":{" + METADATA)
        .contains("\"Item\":{\"customerId\":{\"N\":\"1234\"},\"customerName\":{\"S\":\"Acme Inc\"}")
        .endsWith("\"found\":true}");
    assertThat(
            actions.run(
                "updateItem",
                acme(
                    """
                    , "query": "set Title = :t, Subtitle = :s", "conditionExpression": "Price > :limit",
                     "queryParams": [{"key": ":t", "value": "New title"}, {"key": ":s", "value": "New"},
                                     {"key": ":limit", "value": "100"}],
                     "queryParamTypes": [{"key": ":t", "value": "S"}, {"key": ":s", "value": "S"},
                                         {"key": ":limit", "value": "N"}]
                    """)))
        .startsWith("{" + METADATA);
    assertThat(
            actions.run(
                "queryItems",
                "{"
                    + CUSTOMERS
                    + """
                    , "keyConditionExpression": "customerId = :s and customerName > :e",
                     "filterExpression": "contains (Subtitle, :topic)",
                     "expressionAttributeValues": [{"key": ":s", "value": "1234"},
                       {"key": ":e", "value": "A"}, {"key": ":topic", "value": "ew"}],
                     "expressionAttributeValueTypes": [{"key": ":s", "value": "N"},
                       {"key": ":e", "value": "S"}, {"key": ":topic", "value": "S"}],
                     "queryParameters": [{"key": "Limit", "value": "10"},
                                         {"key": "ScanIndexForward", "value": "false"}]}
                    """))
        .startsWith("{" + METADATA)
        .contains("\"Items\":[{\"customerId\":1234,\"customerName\":\"Acme Inc\"", "\"Count\":1");
    assertThat(
            actions.run(
                "deleteItem",
                acme(
                    """
                    , "conditionExpression": "Price > :limit",
                     "expressionAttributeValues": [{"key": ":limit", "value": "100"}],
                     "expressionAttributeValueTypes": [{"key": ":limit", "value": "N"}]
                    """)))
        .startsWith("{" + METADATA);
    assertThat(actions.run("getItem", acme("")))
        .startsWith("{\"result\":{" + METADATA)
        .endsWith("},\"found\":false}");
  }

  @Test
  void executesStatements() {
    actions.table("Flowers", "Name", "S");
    assertThat(
            actions.run(
                "rawRequest",
                """
                {"statement": "INSERT INTO Flowers value {'Name':?}", "parameters": "[\\n  \\"Rose\\"\\n]",
                 "queryParameters": [], "format": "seed"}
                """))
        .startsWith("{" + METADATA);
    assertThat(
            actions.run(
                "rawRequest",
                """
                {"statement": "SELECT * FROM Flowers WHERE Name = ?", "parameters": "[\\"Rose\\"]",
                 "queryParameters": [{"key": "Limit", "value": "1"}], "format": "seed"}
                """))
        .startsWith("{" + METADATA)
        .contains("\"Items\":[{\"Name\":\"Rose\"}]");
  }
}
