package dev.stator.engine.read;

import dev.stator.engine.codec.ItemCodec;
import dev.stator.engine.store.Cursor;
import dev.stator.engine.store.Reader;
import dev.stator.engine.store.Space;
import dev.stator.model.Item;
import dev.stator.model.Limits;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads pages. A page ends when as many items were evaluated as the limit says, or 1 MB of them,
 * counted before filter and projection; also then if they happen to be the last ones.
 *
 * <p>Source: Amazon DynamoDB Developer Guide, "Paginating table query results".
 */
final class PageReader {
  private final Reader store;

  PageReader(Reader store) {
    this.store = store;
  }

  Page read(PagePlan plan) {
    List<Item> items = new ArrayList<>();
    int count = 0;
    int scanned = 0;
    long bytes = 0;
    try (Cursor cursor = store.scan(Space.DATA, plan.range(), plan.direction())) {
      while (cursor.next()) {
        byte[] stored = cursor.value();
        scanned++;
        bytes += ItemCodec.size(stored);
        boolean full = bytes >= Limits.PAGE_BYTES_MAX || isLimit(plan, scanned);
        // Counting alone need not decode what is stored.
        Item item =
            full || !plan.countOnly() || plan.filter() != null ? ItemCodec.decode(stored) : null;
        if (item == null || passes(plan, item)) {
          count++;
          if (item != null && !plan.countOnly()) {
            items.add(plan.projection() == null ? item : plan.projection().apply(item));
          }
        }
        if (full && item != null) {
          return new Page(
              plan.countOnly() ? null : items, count, scanned, plan.keySchema().keyOf(item), bytes);
        }
      }
    }
    return new Page(plan.countOnly() ? null : items, count, scanned, null, bytes);
  }

  private static boolean isLimit(PagePlan plan, int scanned) {
    Integer limit = plan.limit();
    return limit != null && scanned >= limit;
  }

  private static boolean passes(PagePlan plan, Item item) {
    return plan.filter() == null || plan.filter().test(item);
  }
}
