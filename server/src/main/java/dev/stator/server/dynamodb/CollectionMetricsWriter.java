package dev.stator.server.dynamodb;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.stator.model.operation.ItemCollectionMetrics;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes ItemCollectionMetrics: of one write its own, of several those of each table.
 *
 * <p>Source: Amazon DynamoDB API Reference, "ItemCollectionMetrics" and "BatchWriteItem".
 */
final class CollectionMetricsWriter {
  private static final String MEMBER = "ItemCollectionMetrics";

  private CollectionMetricsWriter() {}

  /** Nothing for null. */
  static void write(JsonGenerator out, @Nullable ItemCollectionMetrics metrics) throws IOException {
    if (metrics != null) {
      out.writeFieldName(MEMBER);
      one(out, metrics);
    }
  }

  /** By table name; nothing for null. */
  static void write(JsonGenerator out, @Nullable Map<String, List<ItemCollectionMetrics>> tables)
      throws IOException {
    if (tables == null) {
      return;
    }
    out.writeObjectFieldStart(MEMBER);
    for (Map.Entry<String, List<ItemCollectionMetrics>> table : tables.entrySet()) {
      out.writeArrayFieldStart(table.getKey());
      for (ItemCollectionMetrics metrics : table.getValue()) {
        one(out, metrics);
      }
      out.writeEndArray();
    }
    out.writeEndObject();
  }

  private static void one(JsonGenerator out, ItemCollectionMetrics metrics) throws IOException {
    out.writeStartObject();
    out.writeFieldName("ItemCollectionKey");
    AttributeValueWriter.write(out, metrics.itemCollectionKey());
    out.writeArrayFieldStart("SizeEstimateRangeGB");
    out.writeNumber(metrics.lowerSizeGb());
    out.writeNumber(metrics.upperSizeGb());
    out.writeEndArray();
    out.writeEndObject();
  }
}
