package dev.stator.connector.table;

import static dev.stator.connector.table.TableInputs.TABLE_NAME;

import dev.stator.connector.action.Action;
import dev.stator.connector.action.ActionCall;
import dev.stator.connector.action.Answer;
import dev.stator.connector.action.Safety;
import dev.stator.connector.input.Input;
import dev.stator.connector.input.InputReaders;
import dev.stator.connector.input.InputType;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.UntagResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.UntagResourceResponse;

/** Removes tags of a table. */
public final class UntagTable {
  static final Input<List<String>> TAG_KEYS =
      Input.of(
              "tagKeys",
              "Tag Keys",
              InputType.TEXTS,
              InputReaders::texts,
              "The keys of the tags to remove. Also as one text, parted by commas.")
          .asRequired()
          .withExample("[\"team\"]");

  public static final Action ACTION =
      Action.define("untagTable", "Untag Table", Safety.WRITE)
          .idempotent()
          .description("Remove tags of a DynamoDB table")
          .inputs(TABLE_NAME, TAG_KEYS)
          .output(() -> UntagResourceResponse.builder().build())
          .examplePayload("{}")
          .runs(UntagTable::run);

  private UntagTable() {}

  private static Answer run(ActionCall call) {
    UntagResourceRequest request =
        UntagResourceRequest.builder()
            .resourceArn(call.describe(call.get(TABLE_NAME)).tableArn())
            .tagKeys(call.get(TAG_KEYS))
            .build();
    return Answer.of(call.send(request, DynamoDbClient::untagResource));
  }
}
