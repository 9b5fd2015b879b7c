package dev.stator.connector.table;

import static dev.stator.connector.table.TableInputs.TABLE_NAME;

import dev.stator.connector.action.Action;
import dev.stator.connector.action.ActionCall;
import dev.stator.connector.action.Answer;
import dev.stator.connector.action.Safety;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableResponse;

/** Removes a table with all its items. */
public final class DeleteTable {
  public static final Action ACTION =
      Action.define("deleteTable", "Delete Table", Safety.DESTRUCTIVE)
          .tool("dynamodb_delete_table")
          .description("Delete an existing DynamoDB Table")
          .inputs(TABLE_NAME)
          .output(() -> DeleteTableResponse.builder().build())
          .examplePayload(
              """
              {"TableDescription": {
                "AttributeDefinitions": [
                  {"AttributeName": "customerId", "AttributeType": "N"},
                  {"AttributeName": "customerName", "AttributeType": "S"}],
                "TableName": "Customers",
                "KeySchema": [
                  {"AttributeName": "customerId", "KeyType": "HASH"},
                  {"AttributeName": "customerName", "KeyType": "RANGE"}],
                "TableStatus": "DELETING",
                "CreationDateTime": "2026-01-15T10:30:00Z",
                "ProvisionedThroughput": {
                  "NumberOfDecreasesToday": 0, "ReadCapacityUnits": 5, "WriteCapacityUnits": 5},
                "TableSizeBytes": 524288,
                "ItemCount": 1247,
                "TableArn": "arn:aws:dynamodb:us-west-2:123456789012:table/Customers"}}
              """)
          .runs(DeleteTable::run);

  private DeleteTable() {}

  private static Answer run(ActionCall call) {
    String table = call.get(TABLE_NAME);
    DeleteTableRequest request = DeleteTableRequest.builder().tableName(table).build();
    DeleteTableResponse response = call.send(request, DynamoDbClient::deleteTable);
    call.forgetSchema(table);
    return Answer.of(response);
  }
}
