package dev.stator.connector.item;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** Pages of one query, joined until they are all there or a cap is reached. For one thread. */
final class QueryPages {
  static final int ITEMS_MAX = 100_000;
  static final long BYTES_MAX = 64L * 1024 * 1024;

  private final List<Map<String, AttributeValue>> items = new ArrayList<>();
  private QueryResponse last;
  private @Nullable ConsumedCapacity consumed;
  private long bytes;
  private int count;
  private int scannedCount;
  private int pages;

  QueryPages(QueryResponse first) {
    this.last = first;
    add(first);
  }

  void add(QueryResponse page) {
    last = page;
    pages++;
    count += page.count() == null ? 0 : page.count();
    scannedCount += page.scannedCount() == null ? 0 : page.scannedCount();
    items.addAll(page.items());
    page.items().forEach(item -> bytes += ItemSize.of(item));
    consumed = sum(consumed, page.consumedCapacity());
  }

  /** Where the next page begins; null if there is none, or if a cap is reached. */
  @Nullable Map<String, AttributeValue> next() {
    boolean full = items.size() >= ITEMS_MAX || bytes >= BYTES_MAX;
    return full || !last.hasLastEvaluatedKey() ? null : last.lastEvaluatedKey();
  }

  /** One answer of all pages. It has a LastEvaluatedKey if there is more. */
  QueryResponse joined() {
    return last.toBuilder()
        .items(items)
        .count(count)
        .scannedCount(scannedCount)
        .consumedCapacity(consumed)
        .build();
  }

  private @Nullable ConsumedCapacity sum(
      @Nullable ConsumedCapacity before, @Nullable ConsumedCapacity page) {
    if (before == null || page == null) {
      return pages == 1 ? page : before;
    }
    return ConsumedCapacity.builder()
        .tableName(page.tableName())
        .capacityUnits(units(before) + units(page))
        .build();
  }

  private static double units(ConsumedCapacity capacity) {
    return capacity.capacityUnits() == null ? 0 : capacity.capacityUnits();
  }
}
