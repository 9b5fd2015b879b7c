package dev.stator.connector.stream;

import static dev.stator.connector.paging.PagingInputs.CURSOR;
import static dev.stator.connector.paging.PagingInputs.FETCH_ALL;

import dev.stator.connector.action.Action;
import dev.stator.connector.action.ActionCall;
import dev.stator.connector.action.Answer;
import dev.stator.connector.action.Safety;
import dev.stator.connector.input.Input;
import dev.stator.connector.output.OutputSchema;
import dev.stator.connector.paging.Cursor;
import dev.stator.tables.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.ListStreamsRequest;
import software.amazon.awssdk.services.dynamodb.model.ListStreamsResponse;
import software.amazon.awssdk.services.dynamodb.model.Stream;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** Tells the streams of tables. */
public final class ListStreams {
  static final Input<String> TABLE_NAME =
      Input.text("tableName", "Table Name", "Only the streams of this table.")
          .withExample("\"Customers\"");

  public static final Action ACTION =
      Action.define("listStreams", "List Streams", Safety.READ)
          .description("List the streams of DynamoDB tables")
          .inputs(TABLE_NAME, FETCH_ALL, CURSOR)
          .output(() -> ListStreamsResponse.builder().build())
          .outputWith(
              "nextCursor", OutputSchema.text("Where the next call goes on; absent at the end"))
          .examplePayload(
              """
              {"Streams": [
                {"StreamArn": "arn:aws:dynamodb:us-west-2:123456789012:table/Customers/stream/2026-01-15T10:30:00.000",
                 "TableName": "Customers", "StreamLabel": "2026-01-15T10:30:00.000"}]}
              """)
          .runs(ListStreams::run);

  private ListStreams() {}

  private static Answer run(ActionCall call) {
    String table = call.optional(TABLE_NAME);
    String mark = Cursor.mark(call, "streams", table);
    String cursor = call.optional(CURSOR);
    String after = cursor == null ? null : Cursor.text(cursor, mark);
    List<Stream> streams = new ArrayList<>();
    do {
      ListStreamsRequest request =
          ListStreamsRequest.builder().tableName(table).exclusiveStartStreamArn(after).build();
      ListStreamsResponse page = call.ask(request, DynamoDbStreamsClient::listStreams);
      page.streams().stream()
          .filter(stream -> call.connection().policy().allows(stream.tableName()))
          .forEach(streams::add);
      after = page.lastEvaluatedStreamArn();
    } while (call.get(FETCH_ALL) && after != null);
    Answer answer =
        Answer.of(
            ListStreamsResponse.builder().streams(streams).lastEvaluatedStreamArn(after).build());
    return after == null
        ? answer
        : answer.with("nextCursor", new JsonValue.Str(Cursor.of(mark, new JsonValue.Str(after))));
  }
}
