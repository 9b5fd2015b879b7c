package dev.stator.connector.explain;

import dev.stator.connector.action.ActionCall;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** What the service tells of a table or an index, which it counts about every six hours. */
record TableSize(long items, long bytes) {
  static TableSize of(ActionCall call, String table, @Nullable String index) {
    TableDescription description = call.describe(table);
    if (index != null) {
      for (var global : description.globalSecondaryIndexes()) {
        if (global.indexName().equals(index)) {
          return of(global.itemCount(), global.indexSizeBytes());
        }
      }
      for (var local : description.localSecondaryIndexes()) {
        if (local.indexName().equals(index)) {
          return of(local.itemCount(), local.indexSizeBytes());
        }
      }
    }
    return of(description.itemCount(), description.tableSizeBytes());
  }

  private static TableSize of(@Nullable Long items, @Nullable Long bytes) {
    return new TableSize(items == null ? 0 : items, bytes == null ? 0 : bytes);
  }

  long averageBytes() {
    return items == 0 ? 0 : bytes / items;
  }
}
