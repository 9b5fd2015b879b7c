package dev.stator.connector.table;

import static dev.stator.connector.table.TableInputs.TABLE_NAME;

import dev.stator.connector.action.Action;
import dev.stator.connector.action.ActionCall;
import dev.stator.connector.action.Answer;
import dev.stator.connector.action.Safety;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;

/** Tells what a table is: keys, indexes, status, size. */
public final class DescribeTable {
  public static final Action ACTION =
      Action.define("describeTable", "Describe Table", Safety.READ)
          .tool("dynamodb_describe_table")
          .description("Fetch metadata about an existing DynamoDB Table")
          .inputs(TABLE_NAME)
          .output(() -> DescribeTableResponse.builder().build())
          .examplePayload(
              """
              {"Table": {
                "AttributeDefinitions": [
                  {"AttributeName": "customerId", "AttributeType": "N"},
                  {"AttributeName": "customerName", "AttributeType": "S"}],
                "TableName": "Customers",
                "KeySchema": [
                  {"AttributeName": "customerId", "KeyType": "HASH"},
                  {"AttributeName": "customerName", "KeyType": "RANGE"}],
                "TableStatus": "ACTIVE",
                "CreationDateTime": "2026-01-15T10:30:00Z",
                "ProvisionedThroughput": {
                  "NumberOfDecreasesToday": 0, "ReadCapacityUnits": 5, "WriteCapacityUnits": 5},
                "TableSizeBytes": 524288,
                "ItemCount": 1247,
                "TableArn": "arn:aws:dynamodb:us-west-2:123456789012:table/Customers"}}
              """)
          .runs(DescribeTable::run);

  private DescribeTable() {}

  private static Answer run(ActionCall call) {
    DescribeTableRequest request =
        DescribeTableRequest.builder().tableName(call.get(TABLE_NAME)).build();
    return Answer.of(call.send(request, DynamoDbClient::describeTable));
  }
}
