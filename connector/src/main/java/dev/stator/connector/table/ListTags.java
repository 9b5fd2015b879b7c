package dev.stator.connector.table;

import static dev.stator.connector.paging.PagingInputs.CURSOR;
import static dev.stator.connector.paging.PagingInputs.FETCH_ALL;
import static dev.stator.connector.table.TableInputs.TABLE_NAME;

import dev.stator.connector.action.Action;
import dev.stator.connector.action.ActionCall;
import dev.stator.connector.action.Answer;
import dev.stator.connector.action.Safety;
import dev.stator.connector.output.OutputSchema;
import dev.stator.connector.paging.Cursor;
import dev.stator.tables.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ListTagsOfResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTagsOfResourceResponse;

/** Tells the tags of a table. */
public final class ListTags {
  public static final Action ACTION =
      Action.define("listTags", "List Tags", Safety.READ)
          .description("List the tags of a DynamoDB table")
          .inputs(TABLE_NAME, FETCH_ALL, CURSOR)
          .outputSchema(
              OutputSchema.with(
                  OutputSchema.with(OutputSchema.object(), "tags", OutputSchema.object()),
                  "nextCursor",
                  OutputSchema.text("Where the next call goes on; absent at the end")))
          .examplePayload("{\"tags\": {\"team\": \"shop\"}}")
          .runs(ListTags::run);

  private ListTags() {}

  private static Answer run(ActionCall call) {
    String table = call.get(TABLE_NAME);
    String mark = Cursor.mark(call, "tags", table);
    String cursor = call.optional(CURSOR);
    String token = cursor == null ? null : Cursor.text(cursor, mark);
    String arn = call.describe(table).tableArn();
    Map<String, JsonValue> tags = new LinkedHashMap<>();
    do {
      ListTagsOfResourceRequest request =
          ListTagsOfResourceRequest.builder().resourceArn(arn).nextToken(token).build();
      ListTagsOfResourceResponse page = call.send(request, DynamoDbClient::listTagsOfResource);
      page.tags().forEach(tag -> tags.put(tag.key(), new JsonValue.Str(tag.value())));
      token = page.nextToken();
    } while (call.get(FETCH_ALL) && token != null);
    Answer answer =
        Answer.made(values -> JsonValue.Obj.EMPTY.with("tags", new JsonValue.Obj(tags)));
    return token == null
        ? answer
        : answer.with("nextCursor", new JsonValue.Str(Cursor.of(mark, new JsonValue.Str(token))));
  }
}
