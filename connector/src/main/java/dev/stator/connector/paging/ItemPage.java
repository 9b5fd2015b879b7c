package dev.stator.connector.paging;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/**
 * A page of items.
 *
 * @param next the key after which the next page begins; null at the end
 */
public record ItemPage(
    List<Map<String, AttributeValue>> items,
    int count,
    int scannedCount,
    @Nullable Map<String, AttributeValue> next,
    @Nullable ConsumedCapacity consumed) {

  public static ItemPage ofQuery(QueryResponse page) {
    return new ItemPage(
        page.items(),
        page.count() == null ? 0 : page.count(),
        page.scannedCount() == null ? 0 : page.scannedCount(),
        page.hasLastEvaluatedKey() ? page.lastEvaluatedKey() : null,
        page.consumedCapacity());
  }

  public static ItemPage ofScan(ScanResponse page) {
    return new ItemPage(
        page.items(),
        page.count() == null ? 0 : page.count(),
        page.scannedCount() == null ? 0 : page.scannedCount(),
        page.hasLastEvaluatedKey() ? page.lastEvaluatedKey() : null,
        page.consumedCapacity());
  }
}
