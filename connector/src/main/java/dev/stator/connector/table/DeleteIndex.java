package dev.stator.connector.table;

import static dev.stator.connector.table.TableInputs.TABLE_NAME;

import dev.stator.connector.action.Action;
import dev.stator.connector.action.ActionCall;
import dev.stator.connector.action.Answer;
import dev.stator.connector.action.Safety;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DeleteGlobalSecondaryIndexAction;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableResponse;

/** Removes a global secondary index of a table; the items stay. */
public final class DeleteIndex {
  public static final Action ACTION =
      Action.define("deleteIndex", "Delete Index", Safety.DESTRUCTIVE)
          .general()
          .description("Remove a global secondary index of a DynamoDB table")
          .inputs(TABLE_NAME, CreateIndex.INDEX_NAME)
          .output(() -> UpdateTableResponse.builder().build())
          .examplePayload(
              """
              {"TableDescription": {
                "TableName": "Customers", "TableStatus": "UPDATING",
                "GlobalSecondaryIndexes": [{"IndexName": "ByStatus", "IndexStatus": "DELETING"}]}}
              """)
          .runs(DeleteIndex::run);

  private DeleteIndex() {}

  private static Answer run(ActionCall call) {
    String table = call.get(TABLE_NAME);
    UpdateTableRequest request =
        UpdateTableRequest.builder()
            .tableName(table)
            .globalSecondaryIndexUpdates(
                GlobalSecondaryIndexUpdate.builder()
                    .delete(
                        DeleteGlobalSecondaryIndexAction.builder()
                            .indexName(call.get(CreateIndex.INDEX_NAME))
                            .build())
                    .build())
            .build();
    UpdateTableResponse response = call.send(request, DynamoDbClient::updateTable);
    call.forgetSchema(table);
    return Answer.of(response);
  }
}
