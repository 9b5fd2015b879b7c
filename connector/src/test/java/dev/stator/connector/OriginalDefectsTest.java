package dev.stator.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.connector.connection.Connection;
import dev.stator.connector.error.ErrorCode;
import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonValue;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The defects of the original connector, one a test, each shown to be none here. The numbers are
 * those of the list of differences in DEVIATIONS.md.
 */
class OriginalDefectsTest {
  private static final String ACME =
      "\"tableName\": \"Customers\", \"value\": \"1234\", \"rangeKeyValue\": \"Acme Inc\"";

  private final ActionFixture actions = new ActionFixture().customers();

  @AfterEach
  void close() {
    actions.close();
  }

  private String stored(String attribute) {
    JsonValue.Obj item =
        (JsonValue.Obj)
            Objects.requireNonNull(
                actions.result("getItem", "{" + ACME + ", \"format\": \"typed\"}").get("Item"));
    return ActionFixture.text(Objects.requireNonNull(item.get(attribute), attribute));
  }

  private void createWith(String attribute, String type, String value) {
    actions.run(
        "createItem",
        """
        {"tableName": "Customers",
         "item": {"customerId": 1234, "customerName": "Acme Inc", "%s": %s},
         "itemTypes": {"customerId": "N", "customerName": "S", "%s": "%s"}}
        """
            .formatted(attribute, value, attribute, type));
  }

  /** 1: L and M given as text were sent as an empty value. */
  @Test
  void storesListsAndMapsGivenAsText() {
    createWith("tags", "L", "\"[\\\"a\\\", 1]\"");
    assertThat(stored("tags")).isEqualTo("{\"L\":[{\"S\":\"a\"},{\"N\":\"1\"}]}");
    createWith("address", "M", "\"{\\\"city\\\": \\\"Oslo\\\"}\"");
    assertThat(stored("address")).isEqualTo("{\"M\":{\"city\":{\"S\":\"Oslo\"}}}");
  }

  /** 2: L and M given as ordinary JSON were sent without types. */
  @Test
  void storesListsAndMapsGivenAsJson() {
    createWith("tags", "L", "[\"a\", 1]");
    assertThat(stored("tags")).isEqualTo("{\"L\":[{\"S\":\"a\"},{\"N\":\"1\"}]}");
    createWith("address", "M", "{\"city\": \"Oslo\", \"zip\": null}");
    assertThat(stored("address"))
        .isEqualTo("{\"M\":{\"city\":{\"S\":\"Oslo\"},\"zip\":{\"NULL\":true}}}");
  }

  /** 3: sets given as text became empty sets. */
  @Test
  void storesSetsGivenAsText() {
    createWith("tags", "SS", "\"[\\\"a\\\", \\\"b\\\"]\"");
    assertThat(stored("tags")).isEqualTo("{\"SS\":[\"a\",\"b\"]}");
    createWith("sizes", "NS", "\"[1, 2.5]\"");
    assertThat(stored("sizes")).isEqualTo("{\"NS\":[\"1\",\"2.5\"]}");
    createWith("keys", "BS", "[\"AQI=\"]");
    assertThat(stored("keys")).isEqualTo("{\"BS\":[\"AQI=\"]}");
  }

  /** 4: Query lost binary, sets and null, and rounded numbers. */
  @Test
  void queriesWithoutLoss() {
    String item =
        "{\"customerId\":1234,\"customerName\":\"Acme Inc\",\"big\":{\"N\":\"12345678901234567890\"},"
            + "\"bytes\":{\"B\":\"AQI=\"},\"none\":null,\"tags\":{\"SS\":[\"a\"]}}";
    actions.run("createItem", "{\"tableName\": \"Customers\", \"item\": " + item + "}");
    assertThat(JsonFormat.read(actions.run("queryItems", queryAll(), "Items")))
        .isEqualTo(JsonFormat.read("[" + item + "]"));
  }

  private static String queryAll() {
    return "{\"tableName\": \"Customers\", \"value\": 1234}";
  }

  /** 5: statements threw on legal numbers. */
  @Test
  void runsStatementsOnEveryNumber() {
    actions.run(
        "rawRequest",
        """
        {"statement": "INSERT INTO Customers VALUE {'customerId': ?, 'customerName': ?, 'n': ?, 'i': ?}",
         "parameters": [1234, "Acme Inc", {"N": "12345678901234567890.5"}, 12345678901234567890]}
        """);
    assertThat(
            actions.run(
                "rawRequest",
                "{\"statement\": \"SELECT n, i FROM Customers WHERE customerId = 1234\"}",
                "Items"))
        .contains("{\"N\":\"12345678901234567890.5\"}", "{\"N\":\"12345678901234567890\"}");
  }

  /** 6: throughput was sent beside PAY_PER_REQUEST, which AWS refuses. */
  @Test
  void sendsNoThroughputWithOnDemandCapacity() {
    String request =
        actions.run(
            "explain",
            """
            {"action": "createTable",
             "inputs": {"tableName": "Orders", "billingMode": "PAY_PER_REQUEST",
                        "readCapacityUnits": "5", "writeCapacityUnits": "5",
                        "attributeDefinition": [{"AttributeName": "id", "AttributeType": "S"}],
                        "keySchema": [{"AttributeName": "id", "KeyType": "HASH"}]}}
            """,
            "request");
    assertThat(request).contains("PAY_PER_REQUEST").doesNotContain("ProvisionedThroughput");
  }

  /** 7: reserved words could not be used in conditions, updates and filters. */
  @Test
  void takesReservedWordsInEveryExpression() {
    createWith("status", "S", "\"new\"");
    actions.run(
        "updateItem",
        "{"
            + ACME
            + ", \"query\": \"SET status = :s, year = :y\", \"conditionExpression\": \"status = :n\","
            + " \"queryParams\": {\":s\": \"open\", \":n\": \"new\", \":y\": 2026}}");
    assertThat(stored("status")).isEqualTo("{\"S\":\"open\"}");
    assertThat(
            actions.run(
                "queryItems",
                """
                {"tableName": "Customers", "keyConditionExpression": "customerId = :c",
                 "filterExpression": "status = :s AND size(status) > :n AND NOT year IN (:n)",
                 "projectionExpression": "status, year",
                 "expressionAttributeValues": {":c": 1234, ":s": "open", ":n": 1}}
                """,
                "Items"))
        .isEqualTo("[{\"status\":\"open\",\"year\":2026}]");
    assertThat(
            actions
                .error(
                    "deleteItem",
                    "{"
                        + ACME
                        + ", \"conditionExpression\": \"status = :s\","
                        + " \"expressionAttributeValues\": {\":s\": \"closed\"}}")
                .code())
        .isEqualTo(ErrorCode.CONDITIONAL_CHECK_FAILED);
    actions.run(
        "deleteItem",
        "{"
            + ACME
            + ", \"conditionExpression\": \"status = :s\","
            + " \"expressionAttributeValues\": {\":s\": \"open\"}}");
  }

  /** 8: one page only, no scan, no batch, no transaction, no picker of indexes. */
  @Test
  void readsEveryPageInEveryWay() {
    actions.run(
        "batchWriteItems",
        """
        {"tableName": "Customers", "items": [
          {"customerId": 1, "customerName": "a"}, {"customerId": 1, "customerName": "b"},
          {"customerId": 1, "customerName": "c"}]}
        """);
    String all = ", \"limit\": 1, \"fetchAll\": true}";
    assertThat(
            actions.run("queryItems", "{\"tableName\": \"Customers\", \"value\": 1" + all, "Count"))
        .isEqualTo("3");
    assertThat(actions.run("scanItems", "{\"tableName\": \"Customers\"" + all, "Count"))
        .isEqualTo("3");
    assertThat(actions.run("countItems", "{\"tableName\": \"Customers\"}", "Count")).isEqualTo("3");
    assertThat(
            actions.run(
                "batchGetItems",
                "{\"tableName\": \"Customers\", \"keys\": [[1, \"a\"], [1, \"x\"]]}"))
        .contains("\"found\":true", "\"found\":false");
    assertThat(
            actions.run(
                "transactGetItems",
                "{\"items\": [{\"tableName\": \"Customers\", \"value\": 1, \"rangeKeyValue\": \"b\"}]}"))
        .contains("\"customerName\":\"b\"");
  }

  /** 9: Get, Query and statements answered in three dialects. */
  @Test
  void answersInOneDialect() {
    createWith("tags", "SS", "[\"a\"]");
    String item = actions.run("getItem", "{" + ACME + "}", "Item");
    assertThat(item)
        .isEqualTo("{\"customerId\":1234,\"customerName\":\"Acme Inc\",\"tags\":{\"SS\":[\"a\"]}}");
    assertThat(JsonFormat.read(actions.run("queryItems", queryAll(), "Items")))
        .isEqualTo(JsonFormat.read("[" + item + "]"));
    assertThat(
            JsonFormat.read(
                actions.run("rawRequest", "{\"statement\": \"SELECT * FROM Customers\"}", "Items")))
        .isEqualTo(JsonFormat.read("[" + item + "]"));
  }

  /** 10: an update needed values, even to remove. */
  @Test
  void removesWithoutValues() {
    createWith("status", "S", "\"new\"");
    actions.run("updateItem", "{" + ACME + ", \"query\": \"REMOVE status\"}");
    assertThat(actions.run("getItem", "{" + ACME + "}", "Item")).doesNotContain("status");
  }

  /** 11: the parameter "Rose" was sent with every statement. */
  @Test
  void sendsNoParametersUnasked() {
    assertThat(
            actions.run(
                "explain",
                """
                {"action": "rawRequest", "inputs": {"statement": "SELECT * FROM Customers"}}
                """,
                "request"))
        .isEqualTo(
            "{\"Statement\":\"SELECT * FROM Customers\",\"ReturnConsumedCapacity\":\"TOTAL\"}");
  }

  /** 12: neither values nor capacity were returned, though the examples showed both. */
  @Test
  void returnsValuesAndCapacity() {
    createWith("stock", "N", "5");
    assertThat(
            actions.run(
                "updateItem",
                "{"
                    + ACME
                    + ", \"query\": \"SET stock = stock - :n\", \"queryParams\": {\":n\": 2},"
                    + " \"returnValues\": \"UPDATED_NEW\"}"))
        .contains("\"Attributes\":{\"stock\":3}", "\"ConsumedCapacity\":{\"TableName\"");
    assertThat(
            actions.run(
                "createItem",
                """
                {"tableName": "Customers", "returnValues": "ALL_OLD",
                 "item": {"customerId": 1234, "customerName": "Acme Inc"}}
                """))
        .contains("\"Attributes\":{", "\"stock\":3", "\"CapacityUnits\":1");
    assertThat(
            actions.run(
                "deleteItem", "{" + ACME + ", \"returnValues\": \"ALL_OLD\"}", "Attributes"))
        .contains("Acme Inc");
  }

  /** 13: tables had no indexes, stream, TTL, tags and protection. */
  @Test
  void makesWholeTables() {
    actions.run(
        "createTable",
        """
        {"tableName": "Orders", "billingMode": "PAY_PER_REQUEST",
         "attributeDefinition": [{"AttributeName": "id", "AttributeType": "S"},
                                 {"AttributeName": "at", "AttributeType": "N"},
                                 {"AttributeName": "status", "AttributeType": "S"}],
         "keySchema": [{"AttributeName": "id", "KeyType": "HASH"},
                       {"AttributeName": "at", "KeyType": "RANGE"}],
         "globalSecondaryIndexes": [
           {"IndexName": "ByStatus", "KeySchema": [{"AttributeName": "status", "KeyType": "HASH"}],
            "Projection": {"ProjectionType": "ALL"}}],
         "localSecondaryIndexes": "[{\\"IndexName\\": \\"Local\\", \\"KeySchema\\": [{\\"AttributeName\\": \\"id\\", \\"KeyType\\": \\"HASH\\"}, {\\"AttributeName\\": \\"status\\", \\"KeyType\\": \\"RANGE\\"}], \\"Projection\\": {\\"ProjectionType\\": \\"KEYS_ONLY\\"}}]",
         "streamViewType": "NEW_AND_OLD_IMAGES", "timeToLiveAttribute": "expiresAt",
         "tags": {"team": "shop"}, "deletionProtection": "true"}
        """);
    assertThat(actions.run("describeTable", "{\"tableName\": \"Orders\"}"))
        .contains(
            "\"IndexName\":\"ByStatus\"",
            "\"IndexName\":\"Local\"",
            "\"StreamViewType\":\"NEW_AND_OLD_IMAGES\"",
            "\"DeletionProtectionEnabled\":true");
    assertThat(actions.run("describeTimeToLive", "{\"tableName\": \"Orders\"}"))
        .contains("\"ENABLED\"", "\"expiresAt\"");
    assertThat(actions.run("listTags", "{\"tableName\": \"Orders\"}", "tags"))
        .isEqualTo("{\"team\":\"shop\"}");
    assertThat(actions.error("deleteTable", "{\"tableName\": \"Orders\"}").text())
        .contains("deletion protection");
  }

  /** 14: each action on an item asked for the table's description first. */
  @Test
  void describesATableOnce() {
    List<String> asked = new ArrayList<>();
    DynamoDbClient counting =
        (DynamoDbClient)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {DynamoDbClient.class},
                (proxy, method, arguments) -> {
                  if (arguments != null && arguments.length == 1) {
                    asked.add(method.getName());
                  }
                  return method.invoke(actions.stator().client(), arguments);
                });
    Connector connector =
        new Connector(
            Catalogue.standard(),
            Connections.of(Connection.of("counted", counting, actions.stator().streamsClient())));
    for (String action : List.of("getItem", "deleteItem", "getItem")) {
      connector.run(action, (JsonValue.Obj) JsonFormat.read("{" + ACME + "}"));
    }
    assertThat(asked).containsExactly("describeTable", "getItem", "deleteItem", "getItem");
  }
}
