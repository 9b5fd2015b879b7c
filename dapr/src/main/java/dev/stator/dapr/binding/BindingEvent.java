package dev.stator.dapr.binding;

import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;

/**
 * A change of the table, for the application.
 *
 * @param id of the record in the stream; the same when it is delivered again
 * @param data its JSON, as AWS Lambda gets it from a stream: {@code eventID}, {@code eventName}
 *     (INSERT, MODIFY, REMOVE), {@code dynamodb} with {@code Keys} and images in DynamoDB JSON
 * @param metadata {@code eventID}, {@code eventName}, {@code sequenceNumber}, {@code shardId} and
 *     {@code tableName}
 * @param attempt 1 for the first delivery
 * @param afterGap whether changes before this one are lost, which the stream did not keep
 */
public record BindingEvent(
    String id, SdkBytes data, Map<String, String> metadata, int attempt, boolean afterGap) {
  public static final String CONTENT_TYPE = "application/json";

  public BindingEvent {
    metadata = Map.copyOf(metadata);
  }
}
