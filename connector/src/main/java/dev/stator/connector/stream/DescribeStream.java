package dev.stator.connector.stream;

import dev.stator.connector.action.Action;
import dev.stator.connector.action.ActionCall;
import dev.stator.connector.action.Answer;
import dev.stator.connector.action.Safety;
import dev.stator.connector.connection.RequestScope;
import dev.stator.connector.error.ActionError;
import dev.stator.connector.input.Input;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamResponse;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** Tells what a stream is: its status, its view and its shards. */
public final class DescribeStream {
  static final Input<String> STREAM_ARN =
      Input.text(
          "streamArn",
          "Stream ARN",
          "The ARN of the stream. Without it, the table's latest stream.");

  static final Input<String> TABLE_NAME =
      Input.text("tableName", "Table Name", "The table whose stream is meant.")
          .withExample("\"Customers\"");

  static final Input<String> START_SHARD =
      Input.text(
          "exclusiveStartShardId",
          "Start After Shard",
          "The list of shards begins after this one: the LastEvaluatedShardId of the page before.");

  public static final Action ACTION =
      Action.define("describeStream", "Describe Stream", Safety.READ)
          .description("Fetch metadata about the stream of a DynamoDB table")
          .inputs(TABLE_NAME, STREAM_ARN, START_SHARD)
          .output(() -> DescribeStreamResponse.builder().build())
          .examplePayload(
              """
              {"StreamDescription": {
                "StreamArn": "arn:aws:dynamodb:us-west-2:123456789012:table/Customers/stream/2026-01-15T10:30:00.000",
                "StreamStatus": "ENABLED", "StreamViewType": "NEW_AND_OLD_IMAGES",
                "TableName": "Customers", "Shards": [{"ShardId": "shardId-1"}]}}
              """)
          .runs(DescribeStream::run);

  private DescribeStream() {}

  private static Answer run(ActionCall call) {
    DescribeStreamRequest request =
        DescribeStreamRequest.builder()
            .streamArn(arn(call))
            .exclusiveStartShardId(call.optional(START_SHARD))
            .build();
    return Answer.of(call.ask(request, DynamoDbStreamsClient::describeStream));
  }

  private static String arn(ActionCall call) {
    String arn = call.optional(STREAM_ARN);
    String table = call.optional(TABLE_NAME);
    if (arn != null) {
      if (table != null && !RequestScope.nameOf(arn).equals(RequestScope.nameOf(table))) {
        throw ActionError.invalidInput("streamArn", "this stream is not of table '" + table + "'")
            .withHint("leave one of tableName and streamArn out");
      }
      return arn;
    }
    if (table == null) {
      throw ActionError.invalidInput("tableName", "tableName or streamArn is required");
    }
    String latest = call.describe(table).latestStreamArn();
    if (latest == null) {
      throw PollChanges.noStream(table);
    }
    return latest;
  }
}
