package dev.stator.server.dynamodb;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.stator.model.Item;
import dev.stator.model.operation.DescribeStream;
import dev.stator.model.operation.GetRecords;
import dev.stator.model.operation.GetShardIterator;
import dev.stator.model.operation.LatestStream;
import dev.stator.model.operation.ListStreams;
import dev.stator.model.operation.StreamDescription;
import dev.stator.model.operation.StreamRecord;
import dev.stator.model.operation.StreamResult;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Writes what the operations of DynamoDB Streams answer.
 *
 * <p>Source: Amazon DynamoDB Streams API Reference, "Response Elements" and "Data Types".
 */
final class StreamWriter {
  private StreamWriter() {}

  static void write(JsonGenerator out, StreamResult result) throws IOException {
    switch (result) {
      case ListStreams.Result listed -> listed(out, listed);
      case DescribeStream.Result described -> described(out, described.streamDescription());
      case GetShardIterator.Result got ->
          out.writeStringField("ShardIterator", got.shardIterator());
      case GetRecords.Result got -> {
        out.writeArrayFieldStart("Records");
        for (StreamRecord record : got.records()) {
          record(out, record);
        }
        out.writeEndArray();
        text(out, "NextShardIterator", got.nextShardIterator());
      }
    }
  }

  /** In a table's description: one that was switched off has an ARN, but no specification. */
  static void latest(JsonGenerator out, @Nullable LatestStream stream) throws IOException {
    if (stream == null) {
      return;
    }
    out.writeStringField("LatestStreamArn", stream.streamArn());
    out.writeStringField("LatestStreamLabel", stream.streamLabel());
    if (stream.enabled()) {
      out.writeObjectFieldStart("StreamSpecification");
      out.writeBooleanField("StreamEnabled", true);
      out.writeStringField("StreamViewType", stream.streamViewType());
      out.writeEndObject();
    }
  }

  private static void listed(JsonGenerator out, ListStreams.Result listed) throws IOException {
    out.writeArrayFieldStart("Streams");
    for (ListStreams.Stream stream : listed.streams()) {
      out.writeStartObject();
      out.writeStringField("StreamArn", stream.streamArn());
      out.writeStringField("TableName", stream.tableName());
      out.writeStringField("StreamLabel", stream.streamLabel());
      out.writeEndObject();
    }
    out.writeEndArray();
    text(out, "LastEvaluatedStreamArn", listed.lastEvaluatedStreamArn());
  }

  private static void described(JsonGenerator out, StreamDescription stream) throws IOException {
    out.writeObjectFieldStart("StreamDescription");
    out.writeStringField("StreamArn", stream.streamArn());
    out.writeStringField("StreamLabel", stream.streamLabel());
    out.writeStringField("StreamStatus", stream.streamStatus());
    out.writeStringField("StreamViewType", stream.streamViewType());
    out.writeFieldName("CreationRequestDateTime");
    TableWriter.writeTime(out, stream.creationRequestTime());
    out.writeStringField("TableName", stream.tableName());
    TableWriter.keySchema(out, stream.keySchema());
    out.writeArrayFieldStart("Shards");
    for (StreamDescription.Shard shard : stream.shards()) {
      shard(out, shard);
    }
    out.writeEndArray();
    text(out, "LastEvaluatedShardId", stream.lastEvaluatedShardId());
    out.writeEndObject();
  }

  private static void shard(JsonGenerator out, StreamDescription.Shard shard) throws IOException {
    out.writeStartObject();
    out.writeStringField("ShardId", shard.shardId());
    out.writeObjectFieldStart("SequenceNumberRange");
    out.writeStringField("StartingSequenceNumber", shard.startingSequenceNumber());
    text(out, "EndingSequenceNumber", shard.endingSequenceNumber());
    out.writeEndObject();
    text(out, "ParentShardId", shard.parentShardId());
    out.writeEndObject();
  }

  private static void record(JsonGenerator out, StreamRecord record) throws IOException {
    out.writeStartObject();
    out.writeStringField("eventID", record.eventId());
    out.writeStringField("eventName", record.eventName());
    out.writeStringField("eventVersion", StreamRecord.EVENT_VERSION);
    out.writeStringField("eventSource", StreamRecord.EVENT_SOURCE);
    out.writeStringField("awsRegion", record.awsRegion());
    out.writeObjectFieldStart("dynamodb");
    out.writeNumberField("ApproximateCreationDateTime", record.creationTime().getEpochSecond());
    item(out, "Keys", record.keys());
    item(out, "NewImage", record.newImage());
    item(out, "OldImage", record.oldImage());
    out.writeStringField("SequenceNumber", record.sequenceNumber());
    out.writeNumberField("SizeBytes", record.sizeBytes());
    out.writeStringField("StreamViewType", record.streamViewType());
    out.writeEndObject();
    StreamRecord.UserIdentity identity = record.userIdentity();
    if (identity != null) {
      out.writeObjectFieldStart("userIdentity");
      out.writeStringField("PrincipalId", identity.principalId());
      out.writeStringField("Type", identity.type());
      out.writeEndObject();
    }
    out.writeEndObject();
  }

  private static void item(JsonGenerator out, String name, @Nullable Item item) throws IOException {
    if (item != null) {
      out.writeFieldName(name);
      AttributeValueWriter.write(out, item);
    }
  }

  private static void text(JsonGenerator out, String name, @Nullable String value)
      throws IOException {
    if (value != null) {
      out.writeStringField(name, value);
    }
  }
}
