package dev.stator.server.dynamodb;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.stator.model.Item;
import dev.stator.model.operation.BatchGetItem;
import dev.stator.model.operation.BatchWriteItem;
import dev.stator.model.operation.ConsumedCapacity;
import dev.stator.model.operation.KeysAndAttributes;
import dev.stator.model.operation.WriteRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes what batches answered. What was left unprocessed has the form of the request, and is there
 * even if it is nothing.
 *
 * <p>Source: Amazon DynamoDB API Reference, "BatchGetItem" and "BatchWriteItem".
 */
final class BatchWriter {
  private BatchWriter() {}

  static void write(JsonGenerator out, BatchGetItem.Result read) throws IOException {
    out.writeObjectFieldStart("Responses");
    for (Map.Entry<String, List<Item>> table : read.responses().entrySet()) {
      out.writeFieldName(table.getKey());
      items(out, table.getValue());
    }
    out.writeEndObject();
    out.writeObjectFieldStart("UnprocessedKeys");
    for (Map.Entry<String, KeysAndAttributes> table : read.unprocessedKeys().entrySet()) {
      out.writeFieldName(table.getKey());
      keys(out, table.getValue());
    }
    out.writeEndObject();
    capacities(out, read.consumedCapacity());
  }

  static void write(JsonGenerator out, BatchWriteItem.Result written) throws IOException {
    out.writeObjectFieldStart("UnprocessedItems");
    for (Map.Entry<String, List<WriteRequest>> table : written.unprocessedItems().entrySet()) {
      out.writeArrayFieldStart(table.getKey());
      for (WriteRequest write : table.getValue()) {
        out.writeStartObject();
        if (write.putRequest() != null) {
          single(out, "PutRequest", "Item", write.putRequest().item());
        }
        if (write.deleteRequest() != null) {
          single(out, "DeleteRequest", "Key", write.deleteRequest().key());
        }
        out.writeEndObject();
      }
      out.writeEndArray();
    }
    out.writeEndObject();
    CollectionMetricsWriter.write(out, written.itemCollectionMetrics());
    capacities(out, written.consumedCapacity());
  }

  private static void single(JsonGenerator out, String request, String member, @Nullable Item item)
      throws IOException {
    out.writeObjectFieldStart(request);
    if (item != null) {
      out.writeFieldName(member);
      AttributeValueWriter.write(out, item);
    }
    out.writeEndObject();
  }

  private static void keys(JsonGenerator out, KeysAndAttributes table) throws IOException {
    out.writeStartObject();
    if (table.keys() != null) {
      out.writeFieldName("Keys");
      items(out, table.keys());
    }
    if (table.attributesToGet() != null) {
      out.writeArrayFieldStart("AttributesToGet");
      for (String name : table.attributesToGet()) {
        out.writeString(name);
      }
      out.writeEndArray();
    }
    if (table.consistentRead() != null) {
      out.writeBooleanField("ConsistentRead", table.consistentRead());
    }
    if (table.projectionExpression() != null) {
      out.writeStringField("ProjectionExpression", table.projectionExpression());
    }
    if (table.expressionAttributeNames() != null) {
      out.writeObjectFieldStart("ExpressionAttributeNames");
      for (Map.Entry<String, String> name : table.expressionAttributeNames().entrySet()) {
        out.writeStringField(name.getKey(), name.getValue());
      }
      out.writeEndObject();
    }
    out.writeEndObject();
  }

  private static void items(JsonGenerator out, List<Item> items) throws IOException {
    out.writeStartArray();
    for (Item item : items) {
      AttributeValueWriter.write(out, item);
    }
    out.writeEndArray();
  }

  private static void capacities(JsonGenerator out, @Nullable List<ConsumedCapacity> capacities)
      throws IOException {
    if (capacities == null) {
      return;
    }
    out.writeArrayFieldStart("ConsumedCapacity");
    for (ConsumedCapacity consumed : capacities) {
      ResponseEncoder.writeCapacity(out, consumed);
    }
    out.writeEndArray();
  }
}
