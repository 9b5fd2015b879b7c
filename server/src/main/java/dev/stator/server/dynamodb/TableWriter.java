package dev.stator.server.dynamodb;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.stator.model.operation.AttributeDefinition;
import dev.stator.model.operation.KeySchemaElement;
import dev.stator.model.operation.TableDescription;
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
    throughput(out, table);
    out.writeBooleanField("DeletionProtectionEnabled", table.deletionProtectionEnabled());
    StreamWriter.latest(out, table.latestStream());
    if (table.tableClass() != null) {
      out.writeObjectFieldStart("TableClassSummary");
      out.writeStringField("TableClass", table.tableClass());
      out.writeEndObject();
    }
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

  private static void throughput(JsonGenerator out, TableDescription table) throws IOException {
    out.writeObjectFieldStart("ProvisionedThroughput");
    out.writeNumberField("NumberOfDecreasesToday", 0);
    out.writeNumberField("ReadCapacityUnits", table.readCapacityUnits());
    out.writeNumberField("WriteCapacityUnits", table.writeCapacityUnits());
    out.writeEndObject();
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
