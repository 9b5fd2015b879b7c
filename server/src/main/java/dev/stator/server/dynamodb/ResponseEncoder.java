package dev.stator.server.dynamodb;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.stator.model.Item;
import dev.stator.model.operation.ConsumedCapacity;
import dev.stator.model.operation.CreateTable;
import dev.stator.model.operation.DeleteItem;
import dev.stator.model.operation.DeleteTable;
import dev.stator.model.operation.DescribeTable;
import dev.stator.model.operation.DescribeTimeToLive;
import dev.stator.model.operation.ExecuteStatement;
import dev.stator.model.operation.GetItem;
import dev.stator.model.operation.ItemCollectionMetrics;
import dev.stator.model.operation.ItemPage;
import dev.stator.model.operation.ListTables;
import dev.stator.model.operation.PutItem;
import dev.stator.model.operation.Result;
import dev.stator.model.operation.UpdateItem;
import dev.stator.model.operation.UpdateTable;
import dev.stator.model.operation.UpdateTimeToLive;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Results into the bodies of responses.
 *
 * <p>Source: Amazon DynamoDB API Reference, "Response Elements" of each action.
 */
final class ResponseEncoder {
  private ResponseEncoder() {}

  static byte[] encode(Result result) {
    return JsonBody.object(out -> members(out, result));
  }

  private static void members(JsonGenerator out, Result result) throws IOException {
    switch (result) {
      case CreateTable.Result created ->
          TableWriter.write(out, "TableDescription", created.table());
      case UpdateTable.Result updated ->
          TableWriter.write(out, "TableDescription", updated.table());
      case DeleteTable.Result deleted ->
          TableWriter.write(out, "TableDescription", deleted.table());
      case DescribeTable.Result described -> TableWriter.write(out, "Table", described.table());
      case ListTables.Result listed -> listed(out, listed);
      case UpdateTimeToLive.Result updated -> {
        out.writeObjectFieldStart("TimeToLiveSpecification");
        out.writeBooleanField("Enabled", updated.enabled());
        out.writeStringField("AttributeName", updated.attributeName());
        out.writeEndObject();
      }
      case DescribeTimeToLive.Result described -> {
        out.writeObjectFieldStart("TimeToLiveDescription");
        out.writeStringField("TimeToLiveStatus", described.status());
        text(out, "AttributeName", described.attributeName());
        out.writeEndObject();
      }
      case PutItem.Result put ->
          written(out, put.attributes(), put.consumedCapacity(), put.itemCollectionMetrics());
      case UpdateItem.Result updated ->
          written(
              out,
              updated.attributes(),
              updated.consumedCapacity(),
              updated.itemCollectionMetrics());
      case DeleteItem.Result deleted ->
          written(
              out,
              deleted.attributes(),
              deleted.consumedCapacity(),
              deleted.itemCollectionMetrics());
      case GetItem.Result got -> {
        item(out, "Item", got.item());
        capacity(out, got.consumedCapacity());
      }
      case ItemPage page -> page(out, page);
      case ExecuteStatement.Result executed -> {
        items(out, executed.items());
        text(out, "NextToken", executed.nextToken());
        item(out, "LastEvaluatedKey", executed.lastEvaluatedKey());
        capacity(out, executed.consumedCapacity());
      }
    }
  }

  private static void listed(JsonGenerator out, ListTables.Result listed) throws IOException {
    out.writeArrayFieldStart("TableNames");
    for (String name : listed.tableNames()) {
      out.writeString(name);
    }
    out.writeEndArray();
    text(out, "LastEvaluatedTableName", listed.lastEvaluatedTableName());
  }

  private static void written(
      JsonGenerator out,
      @Nullable Item attributes,
      @Nullable ConsumedCapacity capacity,
      @Nullable ItemCollectionMetrics metrics)
      throws IOException {
    item(out, "Attributes", attributes);
    capacity(out, capacity);
    if (metrics != null) {
      out.writeObjectFieldStart("ItemCollectionMetrics");
      item(out, "ItemCollectionKey", metrics.itemCollectionKey());
      out.writeArrayFieldStart("SizeEstimateRangeGB");
      out.writeNumber(metrics.lowerSizeGb());
      out.writeNumber(metrics.upperSizeGb());
      out.writeEndArray();
      out.writeEndObject();
    }
  }

  private static void page(JsonGenerator out, ItemPage page) throws IOException {
    out.writeNumberField("Count", page.count());
    out.writeNumberField("ScannedCount", page.scannedCount());
    if (page.items() != null) {
      items(out, page.items());
    }
    item(out, "LastEvaluatedKey", page.lastEvaluatedKey());
    capacity(out, page.consumedCapacity());
  }

  private static void items(JsonGenerator out, List<Item> items) throws IOException {
    out.writeArrayFieldStart("Items");
    for (Item item : items) {
      AttributeValueWriter.write(out, item);
    }
    out.writeEndArray();
  }

  private static void capacity(JsonGenerator out, @Nullable ConsumedCapacity consumed)
      throws IOException {
    if (consumed == null) {
      return;
    }
    out.writeObjectFieldStart("ConsumedCapacity");
    out.writeStringField("TableName", consumed.tableName());
    out.writeNumberField("CapacityUnits", consumed.units());
    if (consumed.detailed()) {
      shares(out, Map.of("Table", consumed.tableUnits()));
      indexShares(out, "GlobalSecondaryIndexes", consumed.globalIndexUnits());
      indexShares(out, "LocalSecondaryIndexes", consumed.localIndexUnits());
    }
    out.writeEndObject();
  }

  private static void indexShares(JsonGenerator out, String member, Map<String, Double> units)
      throws IOException {
    if (!units.isEmpty()) {
      out.writeObjectFieldStart(member);
      shares(out, units);
      out.writeEndObject();
    }
  }

  private static void shares(JsonGenerator out, Map<String, Double> units) throws IOException {
    for (Map.Entry<String, Double> share : units.entrySet()) {
      out.writeObjectFieldStart(share.getKey());
      out.writeNumberField("CapacityUnits", share.getValue());
      out.writeEndObject();
    }
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
