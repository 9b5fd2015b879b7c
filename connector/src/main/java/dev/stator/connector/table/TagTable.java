package dev.stator.connector.table;

import static dev.stator.connector.table.TableInputs.TABLE_NAME;

import dev.stator.connector.action.Action;
import dev.stator.connector.action.ActionCall;
import dev.stator.connector.action.Answer;
import dev.stator.connector.action.Safety;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TagResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.TagResourceResponse;

/** Sets tags of a table. */
public final class TagTable {
  public static final Action ACTION =
      Action.define("tagTable", "Tag Table", Safety.WRITE)
          .idempotent()
          .description("Set tags of a DynamoDB table")
          .inputs(TABLE_NAME, TableOptions.TAGS.asRequired())
          .output(() -> TagResourceResponse.builder().build())
          .examplePayload("{}")
          .runs(TagTable::run);

  private TagTable() {}

  private static Answer run(ActionCall call) {
    TagResourceRequest request =
        TagResourceRequest.builder()
            .resourceArn(call.describe(call.get(TABLE_NAME)).tableArn())
            .tags(TableOptions.tags(call))
            .build();
    return Answer.of(call.send(request, DynamoDbClient::tagResource));
  }
}
