package dev.stator.server.dynamodb;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.stator.model.Item;
import dev.stator.model.operation.BatchExecuteStatement;
import dev.stator.model.operation.BatchGetItem;
import dev.stator.model.operation.BatchWriteItem;
import dev.stator.model.operation.ConsumedCapacity;
import dev.stator.model.operation.CreateTable;
import dev.stator.model.operation.DeleteItem;
import dev.stator.model.operation.DeleteTable;
import dev.stator.model.operation.DescribeEndpoints;
import dev.stator.model.operation.DescribeLimits;
import dev.stator.model.operation.DescribeTable;
import dev.stator.model.operation.DescribeTimeToLive;
import dev.stator.model.operation.ExecuteStatement;
import dev.stator.model.operation.ExecuteTransaction;
import dev.stator.model.operation.GetItem;
import dev.stator.model.operation.ItemCollectionMetrics;
import dev.stator.model.operation.ItemPage;
import dev.stator.model.operation.ItemResponse;
import dev.stator.model.operation.ListTables;
import dev.stator.model.operation.ListTagsOfResource;
import dev.stator.model.operation.PutItem;
import dev.stator.model.operation.Result;
import dev.stator.model.operation.StreamResult;
import dev.stator.model.operation.Tag;
import dev.stator.model.operation.TagResource;
import dev.stator.model.operation.TransactGetItems;
import dev.stator.model.operation.TransactWriteItems;
import dev.stator.model.operation.UntagResource;
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
      case StreamResult streamed -> StreamWriter.write(out, streamed);
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
      case TransactWriteItems.Result written -> {
        capacities(out, written.consumedCapacity());
        CollectionMetricsWriter.write(out, written.itemCollectionMetrics());
      }
      case TransactGetItems.Result read -> {
        itemResponses(out, read.responses());
        capacities(out, read.consumedCapacity());
      }
      case ExecuteTransaction.Result executed -> {
        itemResponses(out, executed.responses());
        capacities(out, executed.consumedCapacity());
      }
      case BatchExecuteStatement.Result executed -> {
        StatementResponses.write(out, executed.responses());
        capacities(out, executed.consumedCapacity());
      }
      case BatchGetItem.Result read -> BatchWriter.write(out, read);
      case BatchWriteItem.Result written -> BatchWriter.write(out, written);
      case TagResource.Result tagged -> {
        // An empty object.
      }
      case UntagResource.Result untagged -> {
        // An empty object.
      }
      case ListTagsOfResource.Result listed -> tags(out, listed);
      case DescribeLimits.Result limits -> limits(out, limits);
      case DescribeEndpoints.Result described -> endpoints(out, described);
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

  private static void tags(JsonGenerator out, ListTagsOfResource.Result listed) throws IOException {
    out.writeArrayFieldStart("Tags");
    for (Tag tag : listed.tags()) {
      out.writeStartObject();
      out.writeStringField("Key", tag.key());
      out.writeStringField("Value", tag.value());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private static void limits(JsonGenerator out, DescribeLimits.Result limits) throws IOException {
    out.writeNumberField("AccountMaxReadCapacityUnits", limits.accountMaxReadCapacityUnits());
    out.writeNumberField("AccountMaxWriteCapacityUnits", limits.accountMaxWriteCapacityUnits());
    out.writeNumberField("TableMaxReadCapacityUnits", limits.tableMaxReadCapacityUnits());
    out.writeNumberField("TableMaxWriteCapacityUnits", limits.tableMaxWriteCapacityUnits());
  }

  private static void endpoints(JsonGenerator out, DescribeEndpoints.Result described)
      throws IOException {
    out.writeArrayFieldStart("Endpoints");
    for (DescribeEndpoints.Endpoint endpoint : described.endpoints()) {
      out.writeStartObject();
      out.writeStringField("Address", endpoint.address());
      out.writeNumberField("CachePeriodInMinutes", endpoint.cachePeriodInMinutes());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private static void written(
      JsonGenerator out,
      @Nullable Item attributes,
      @Nullable ConsumedCapacity capacity,
      @Nullable ItemCollectionMetrics metrics)
      throws IOException {
    item(out, "Attributes", attributes);
    capacity(out, capacity);
    CollectionMetricsWriter.write(out, metrics);
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

  private static void itemResponses(JsonGenerator out, List<ItemResponse> responses)
      throws IOException {
    out.writeArrayFieldStart("Responses");
    for (ItemResponse response : responses) {
      out.writeStartObject();
      item(out, "Item", response.item());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private static void capacities(JsonGenerator out, @Nullable List<ConsumedCapacity> consumed)
      throws IOException {
    if (consumed == null) {
      return;
    }
    out.writeArrayFieldStart("ConsumedCapacity");
    for (ConsumedCapacity ofTable : consumed) {
      writeCapacity(out, ofTable);
    }
    out.writeEndArray();
  }

  private static void capacity(JsonGenerator out, @Nullable ConsumedCapacity consumed)
      throws IOException {
    if (consumed != null) {
      out.writeFieldName("ConsumedCapacity");
      writeCapacity(out, consumed);
    }
  }

  static void writeCapacity(JsonGenerator out, ConsumedCapacity consumed) throws IOException {
    out.writeStartObject();
    out.writeStringField("TableName", consumed.tableName());
    units(out, consumed.units(), consumed.kind());
    if (consumed.detailed()) {
      shares(out, Map.of("Table", consumed.tableUnits()), consumed.kind());
      indexShares(out, "GlobalSecondaryIndexes", consumed.globalIndexUnits(), consumed.kind());
      indexShares(out, "LocalSecondaryIndexes", consumed.localIndexUnits(), consumed.kind());
    }
    out.writeEndObject();
  }

  private static void indexShares(
      JsonGenerator out,
      String member,
      Map<String, Double> units,
      ConsumedCapacity.@Nullable Kind kind)
      throws IOException {
    if (!units.isEmpty()) {
      out.writeObjectFieldStart(member);
      shares(out, units, kind);
      out.writeEndObject();
    }
  }

  private static void shares(
      JsonGenerator out, Map<String, Double> units, ConsumedCapacity.@Nullable Kind kind)
      throws IOException {
    for (Map.Entry<String, Double> share : units.entrySet()) {
      out.writeObjectFieldStart(share.getKey());
      units(out, share.getValue(), kind);
      out.writeEndObject();
    }
  }

  private static void units(JsonGenerator out, double units, ConsumedCapacity.@Nullable Kind kind)
      throws IOException {
    out.writeNumberField("CapacityUnits", units);
    if (kind == ConsumedCapacity.Kind.READ) {
      out.writeNumberField("ReadCapacityUnits", units);
    } else if (kind == ConsumedCapacity.Kind.WRITE) {
      out.writeNumberField("WriteCapacityUnits", units);
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
