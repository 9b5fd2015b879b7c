package dev.stator.connector.statement;

import dev.stator.connector.paging.Caps;
import dev.stator.connector.paging.ItemSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementResponse;

/** Pages of one statement, joined until they are all there or a cap is reached. For one thread. */
final class StatementPages {
  private final Caps caps;
  private final Function<@Nullable String, ExecuteStatementResponse> source;
  private final List<Map<String, AttributeValue>> items = new ArrayList<>();
  private double units;
  private long bytes;

  /**
   * @param source reads the page that a token of the service names; null for the first
   */
  StatementPages(Caps caps, Function<@Nullable String, ExecuteStatementResponse> source) {
    this.caps = caps;
    this.source = source;
  }

  /** Reads one page, or all of them up to a cap; tokens only name whole pages. */
  ExecuteStatementResponse read(@Nullable String token, boolean fetchAll) {
    ExecuteStatementResponse page = source.apply(token);
    add(page);
    while (fetchAll && page.nextToken() != null && !isFull()) {
      page = source.apply(page.nextToken());
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
