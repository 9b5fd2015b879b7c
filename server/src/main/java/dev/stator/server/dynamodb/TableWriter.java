package dev.stator.server.dynamodb;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.stator.model.operation.AttributeDefinition;
import dev.stator.model.operation.IndexDescription;
import dev.stator.model.operation.KeySchemaElement;
import dev.stator.model.operation.TableDescription;
import dev.stator.model.operation.ThroughputDescription;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * Writes the description of a table.
 *
 * <p>Source: Amazon DynamoDB API Reference, "TableDescription".
 */
final class TableWriter {
  private static final String ON_DEMAND = "PAY_PER_REQUEST";
  private static final int MILLISECOND_DIGITS = 3;

  private TableWriter() {}

  static void write(JsonGenerator out, String member, TableDescription table) throws IOException {
    out.writeObjectFieldStart(member);
    out.writeStringField("TableName", table.tableName());
    out.writeStringField("TableArn", table.tableArn());
    out.writeStringField("TableId", table.tableId());
    out.writeStringField("TableStatus", table.tableStatus());
    out.writeFieldName("CreationDateTime");
    writeTime(out, table.creationTime());
    schema(out, table);
    out.writeNumberField("ItemCount", table.itemCount());
    out.writeNumberField("TableSizeBytes", table.sizeBytes());
    throughput(out, table.throughput());
    billing(out, table);
    out.writeBooleanField("DeletionProtectionEnabled", table.deletionProtectionEnabled());
    StreamWriter.latest(out, table.latestStream());
    if (table.tableClass() != null) {
      out.writeObjectFieldStart("TableClassSummary");
      out.writeStringField("TableClass", table.tableClass());
      out.writeEndObject();
    }
    indexes(out, "GlobalSecondaryIndexes", table.globalSecondaryIndexes());
    indexes(out, "LocalSecondaryIndexes", table.localSecondaryIndexes());
    out.writeEndObject();
  }

  private static void schema(JsonGenerator out, TableDescription table) throws IOException {
    out.writeArrayFieldStart("AttributeDefinitions");
    for (AttributeDefinition definition : table.attributeDefinitions()) {
      out.writeStartObject();
      out.writeStringField("AttributeName", definition.attributeName());
      out.writeStringField("AttributeType", definition.attributeType());
      out.writeEndObject();
    }
    out.writeEndArray();
    keySchema(out, table.keySchema());
  }

  static void keySchema(JsonGenerator out, List<KeySchemaElement> keySchema) throws IOException {
    out.writeArrayFieldStart("KeySchema");
    for (KeySchemaElement element : keySchema) {
      out.writeStartObject();
      out.writeStringField("AttributeName", element.attributeName());
      out.writeStringField("KeyType", element.keyType());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private static void indexes(JsonGenerator out, String member, List<IndexDescription> indexes)
      throws IOException {
    if (indexes.isEmpty()) {
      return;
    }
    out.writeArrayFieldStart(member);
    for (IndexDescription index : indexes) {
      index(out, index);
    }
    out.writeEndArray();
  }

  private static void index(JsonGenerator out, IndexDescription index) throws IOException {
    out.writeStartObject();
    out.writeStringField("IndexName", index.indexName());
    out.writeStringField("IndexArn", index.indexArn());
    keySchema(out, index.keySchema());
    out.writeObjectFieldStart("Projection");
    out.writeStringField("ProjectionType", index.projection().projectionType());
    if (index.projection().nonKeyAttributes() != null) {
      out.writeArrayFieldStart("NonKeyAttributes");
      for (String name : index.projection().nonKeyAttributes()) {
        out.writeString(name);
      }
      out.writeEndArray();
    }
    out.writeEndObject();
    if (index.status() != null) {
      out.writeStringField("IndexStatus", index.status());
    }
    if (index.backfilling() != null) {
      out.writeBooleanField("Backfilling", index.backfilling());
    }
    out.writeNumberField("ItemCount", index.itemCount());
    out.writeNumberField("IndexSizeBytes", index.sizeBytes());
    if (index.throughput() != null) {
      throughput(out, index.throughput());
    }
    out.writeEndObject();
  }

  private static void throughput(JsonGenerator out, ThroughputDescription throughput)
      throws IOException {
    out.writeObjectFieldStart("ProvisionedThroughput");
    if (throughput.lastIncrease() != null) {
      out.writeFieldName("LastIncreaseDateTime");
      writeTime(out, throughput.lastIncrease());
    }
    if (throughput.lastDecrease() != null) {
      out.writeFieldName("LastDecreaseDateTime");
      writeTime(out, throughput.lastDecrease());
    }
    out.writeNumberField("NumberOfDecreasesToday", throughput.decreasesToday());
    out.writeNumberField("ReadCapacityUnits", throughput.readCapacityUnits());
    out.writeNumberField("WriteCapacityUnits", throughput.writeCapacityUnits());
    out.writeEndObject();
  }

  private static void billing(JsonGenerator out, TableDescription table) throws IOException {
    // A table that was never on demand has no summary.
    if (table.billingMode().equals(ON_DEMAND) || table.lastOnDemandSwitch() != null) {
      out.writeObjectFieldStart("BillingModeSummary");
      out.writeStringField("BillingMode", table.billingMode());
      if (table.lastOnDemandSwitch() != null) {
        out.writeFieldName("LastUpdateToPayPerRequestDateTime");
        writeTime(out, table.lastOnDemandSwitch());
      }
      out.writeEndObject();
    }
  }

  /** Seconds since the epoch, the milliseconds as a fraction. */
  static void writeTime(JsonGenerator out, Instant time) throws IOException {
    out.writeNumber(BigDecimal.valueOf(time.toEpochMilli(), MILLISECOND_DIGITS).toPlainString());
  }
}
