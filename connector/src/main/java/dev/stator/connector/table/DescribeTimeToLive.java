package dev.stator.connector.table;

import static dev.stator.connector.table.TableInputs.TABLE_NAME;

import dev.stator.connector.action.Action;
import dev.stator.connector.action.ActionCall;
import dev.stator.connector.action.Answer;
import dev.stator.connector.action.Safety;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveResponse;

/** Tells whether expired items are removed, and by which attribute. */
public final class DescribeTimeToLive {
  public static final Action ACTION =
      Action.define("describeTimeToLive", "Describe Time To Live", Safety.READ)
          .description("Tell whether expired items of a DynamoDB table are removed")
          .inputs(TABLE_NAME)
          .output(() -> DescribeTimeToLiveResponse.builder().build())
          .examplePayload(
              """
              {"TimeToLiveDescription": {
                "TimeToLiveStatus": "ENABLED", "AttributeName": "expiresAt"}}
              """)
          .runs(DescribeTimeToLive::run);

  private DescribeTimeToLive() {}

  private static Answer run(ActionCall call) {
    DescribeTimeToLiveRequest request =
        DescribeTimeToLiveRequest.builder().tableName(call.get(TABLE_NAME)).build();
    return Answer.of(call.send(request, DynamoDbClient::describeTimeToLive));
  }
}
