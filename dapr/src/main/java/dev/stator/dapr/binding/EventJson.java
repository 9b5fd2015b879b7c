package dev.stator.dapr.binding;

import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonValue;
import dev.stator.tables.json.TypedJson;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.StreamRecord;

/**
 * A record of a stream as JSON, in the form that AWS Lambda functions get.
 *
 * <p>Source: Amazon DynamoDB Streams API Reference, "Record"; AWS Lambda Developer Guide, "Using
 * AWS Lambda with Amazon DynamoDB".
 */
final class EventJson {
  private EventJson() {}

  static SdkBytes of(String streamArn, Record record) {
    Map<String, JsonValue> event = new LinkedHashMap<>();
    text(event, "eventID", record.eventID());
    text(event, "eventName", record.eventNameAsString());
    text(event, "eventVersion", record.eventVersion());
    text(event, "eventSource", record.eventSource());
    text(event, "awsRegion", record.awsRegion());
    event.put("dynamodb", change(record.dynamodb()));
    if (record.userIdentity() != null) {
      Map<String, JsonValue> identity = new LinkedHashMap<>();
      text(identity, "principalId", record.userIdentity().principalId());
      text(identity, "type", record.userIdentity().type());
      event.put("userIdentity", new JsonValue.Obj(identity));
    }
    text(event, "eventSourceARN", streamArn);
    return SdkBytes.fromByteArrayUnsafe(JsonFormat.write(new JsonValue.Obj(event)));
  }

  private static JsonValue change(StreamRecord record) {
    Map<String, JsonValue> change = new LinkedHashMap<>();
    if (record.approximateCreationDateTime() != null) {
      change.put(
          "ApproximateCreationDateTime",
          JsonValue.Num.of(record.approximateCreationDateTime().getEpochSecond()));
    }
    change.put("Keys", TypedJson.toJson(record.keys()));
    if (record.hasNewImage()) {
      change.put("NewImage", TypedJson.toJson(record.newImage()));
    }
    if (record.hasOldImage()) {
      change.put("OldImage", TypedJson.toJson(record.oldImage()));
    }
    text(change, "SequenceNumber", record.sequenceNumber());
    if (record.sizeBytes() != null) {
      change.put("SizeBytes", JsonValue.Num.of(record.sizeBytes()));
    }
    text(change, "StreamViewType", record.streamViewTypeAsString());
    return new JsonValue.Obj(change);
  }

  private static void text(Map<String, JsonValue> members, String name, @Nullable String value) {
    if (value != null) {
      members.put(name, new JsonValue.Str(value));
    }
  }
}
