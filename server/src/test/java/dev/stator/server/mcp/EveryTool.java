package dev.stator.server.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.tables.json.JsonValue;

/** One call of each tool, in an order in which each has something to do. */
final class EveryTool {
  private EveryTool() {}

  static void createCustomers(ToolCalls calls) {
    calls.result(
        "dynamodb_create_table",
        """
        {"tableName": "Customers", "billingMode": "PAY_PER_REQUEST",
         "attributeDefinition": [{"AttributeName": "customerId", "AttributeType": "N"}],
         "keySchema": [{"AttributeName": "customerId", "KeyType": "HASH"}],
         "streamViewType": "NEW_AND_OLD_IMAGES"}
        """);
  }

  static void run(ToolCalls calls) {
    createCustomers(calls);
    assertThat(text(calls.result("dynamodb_overview", "{}"))).contains("\"name\":\"Customers\"");
    assertThat(text(calls.result("dynamodb_describe_table", "{\"tableName\": \"Customers\"}")))
        .contains("\"TableStatus\":\"ACTIVE\"");
    calls.result(
        "dynamodb_put_item",
        "{\"tableName\": \"Customers\", \"item\": {\"customerId\": 1, \"status\": \"new\"}}");
    calls.result(
        "dynamodb_update_item",
        """
        {"tableName": "Customers", "value": 1,
         "updates": [{"field": "status", "operator": "set", "value": "open"}]}
        """);
    calls.result(
        "dynamodb_patch_item",
        "{\"tableName\": \"Customers\", \"value\": 1, \"changes\": {\"n\": 2}, \"remove\": [\"x\"]}");
    assertThat(
            text(calls.result("dynamodb_get_item", "{\"tableName\": \"Customers\", \"value\": 1}")))
        .contains("\"Item\":{\"customerId\":1,\"status\":\"open\",\"n\":2}");
    assertThat(
            text(
                calls.result("dynamodb_query", "{\"tableName\": \"Customers\", \"value\": \"1\"}")))
        .contains("\"Count\":1");
    assertThat(
            text(
                calls.result(
                    "dynamodb_scan",
                    """
                    {"tableName": "Customers", "filter": [{"field": "n", "operator": ">", "value": 1}]}
                    """)))
        .contains("\"Count\":1");
    assertThat(text(calls.result("dynamodb_count", "{\"tableName\": \"Customers\"}")))
        .contains("\"Count\":1");
    assertThat(
            text(
                calls.result(
                    "dynamodb_batch_get", "{\"tableName\": \"Customers\", \"keys\": [1, 2]}")))
        .contains("\"found\":false");
    assertThat(
            text(
                calls.result(
                    "dynamodb_explain",
                    """
                    {"action": "scanItems", "inputs": {"tableName": "Customers"}}
                    """)))
        .contains("\"access\":\"Scan\"");
    assertThat(
            text(
                calls.result(
                    "dynamodb_poll_changes",
                    "{\"tableName\": \"Customers\", \"start\": \"oldest\"}")))
        .contains("\"type\":\"INSERT\"");
    assertThat(
            text(
                calls.confirmed(
                    "dynamodb_batch_write",
                    "{\"tableName\": \"Customers\", \"items\": [{\"customerId\": 2}]}")))
        .contains("\"succeeded\":1");
    assertThat(
            text(
                calls.confirmed(
                    "dynamodb_execute_statement",
                    "{\"statement\": \"SELECT * FROM Customers WHERE customerId = 2\"}")))
        .contains("\"customerId\":2");
    calls.confirmed("dynamodb_delete_item", "{\"tableName\": \"Customers\", \"value\": 2}");
    calls.confirmed("dynamodb_delete_table", "{\"tableName\": \"Customers\"}");
  }

  private static String text(JsonValue json) {
    return ToolCalls.text(json);
  }
}
