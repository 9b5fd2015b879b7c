package dev.stator.connector.statement;

import dev.stator.connector.paging.Caps;
import dev.stator.connector.value.ItemSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementResponse;

/** Pages of one statement, joined until they are all there or a cap is reached. For one thread. */
final class StatementPages {
  private final Caps caps;
  private final Source source;
  private final List<Map<String, AttributeValue>> items = new ArrayList<>();
  private double units;
  private long bytes;

  /** Reads one page. */
  @FunctionalInterface
  interface Source {
    /**
     * @param token of the service, that names the page; null for the first
     * @param missing how many items are wanted at most
     */
    ExecuteStatementResponse read(@Nullable String token, int missing);
  }

  StatementPages(Caps caps, Source source) {
    this.caps = caps;
    this.source = source;
  }

  /** Reads one page, or all of them up to a cap; tokens only name whole pages, so none is cut. */
  ExecuteStatementResponse read(@Nullable String token, boolean fetchAll) {
    ExecuteStatementResponse page = source.read(token, caps.itemsMax());
    add(page);
    while (fetchAll && page.nextToken() != null && !isFull()) {
      page = source.read(page.nextToken(), caps.itemsMax() - items.size());
      add(page);
    }
    // A statement that finds nothing answers with an empty list, not with none.
    ExecuteStatementResponse.Builder joined = page.toBuilder().items(items);
    ConsumedCapacity last = page.consumedCapacity();
    if (last != null) {
      joined.consumedCapacity(last.toBuilder().capacityUnits(units).build());
    }
    return joined.build();
  }

  private boolean isFull() {
    return items.size() >= caps.itemsMax() || bytes >= caps.bytesMax();
  }

  private void add(ExecuteStatementResponse page) {
    items.addAll(page.items());
    page.items().forEach(item -> bytes += ItemSize.of(item));
    if (page.consumedCapacity() != null && page.consumedCapacity().capacityUnits() != null) {
      units += page.consumedCapacity().capacityUnits();
    }
  }
}
