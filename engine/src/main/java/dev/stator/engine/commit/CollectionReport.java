package dev.stator.engine.commit;

import dev.stator.engine.catalog.Table;
import dev.stator.model.Item;
import dev.stator.model.operation.ItemCollectionMetrics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * ItemCollectionMetrics of a request that writes several items: each collection once.
 *
 * <p>Source: Amazon DynamoDB API Reference, "BatchWriteItem" and "TransactWriteItems".
 */
public final class CollectionReport {
  private final ItemCollections collections;
  private final @Nullable String asked;
  private final Map<String, Map<Item, ItemCollectionMetrics>> tables = new LinkedHashMap<>();

  /**
   * @param asked the checked ReturnItemCollectionMetrics
   */
  public CollectionReport(ItemCollections collections, @Nullable String asked) {
    this.collections = collections;
    this.asked = asked;
  }

  /**
   * Once {@code item} is written.
   *
   * @param tableName as the request named it
   * @param item one of the collection, or its key
   */
  public void add(String tableName, Table table, Item item) {
    ItemCollectionMetrics metrics = collections.report(asked, table, item);
    if (metrics != null) {
      tables
          .computeIfAbsent(tableName, name -> new LinkedHashMap<>())
          .put(metrics.itemCollectionKey(), metrics);
    }
  }

  /** By table name; null if they were not asked for, or no table has a local index. */
  public @Nullable Map<String, List<ItemCollectionMetrics>> tables() {
    if (tables.isEmpty()) {
      return null;
    }
    Map<String, List<ItemCollectionMetrics>> all = new LinkedHashMap<>();
    tables.forEach((name, metrics) -> all.put(name, List.copyOf(metrics.values())));
    return all;
  }
}
