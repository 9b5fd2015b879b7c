package dev.stator.engine.read;

import dev.stator.engine.codec.ItemCodec;
import dev.stator.engine.store.Cursor;
import dev.stator.engine.store.Reader;
import dev.stator.engine.store.Snapshot;
import dev.stator.engine.store.Space;
import dev.stator.engine.store.Store;
import dev.stator.model.Item;
import dev.stator.model.Limits;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads pages. A page ends when as many items were evaluated as the limit says, or 1 MB of them,
 * counted before filter and projection; also then if they happen to be the last ones.
 *
 * <p>Source: Amazon DynamoDB Developer Guide, "Paginating table query results".
 */
final class PageReader {
  private final Store store;

  PageReader(Store store) {
    this.store = store;
  }

  /** The page as it was at one moment. */
  Page read(PagePlan plan) {
    if (!plan.rows().followsKeys()) {
      return new Reading(plan).read(store);
    }
    try (Snapshot snapshot = store.snapshot()) {
      return new Reading(plan).read(snapshot);
    }
  }

  /** One page while it is being read. */
  private static final class Reading {
    private final PagePlan plan;
    private final List<Item> items = new ArrayList<>();
    private int count;
    private int scanned;
    private long bytes;
    private long tableUnits;
    private long readBytes;

    Reading(PagePlan plan) {
      this.plan = plan;
    }

    Page read(Reader reader) {
      try (Cursor cursor = reader.scan(Space.DATA, plan.range(), plan.direction())) {
        while (cursor.next()) {
          Item last = take(plan.rows().read(reader, cursor));
          if (last != null) {
            return page(plan.target().startKeyOf(last));
          }
        }
      }
      return page(null);
    }

    /** Evaluates a row; the item if it is the page's last, else null. */
    private @Nullable Item take(Rows.Row row) {
      scanned++;
      bytes += row.bytes();
      tableUnits += row.tableUnits();
      readBytes += Math.max(row.bytes(), ItemCodec.size(row.encoded()));
      boolean full = readBytes >= Limits.PAGE_BYTES_MAX || isLimit();
      // Counting alone need not decode what is stored.
      Item item =
          full || !plan.countOnly() || plan.filter() != null
              ? ItemCodec.decode(row.encoded())
              : null;
      if (item == null || passes(item)) {
        count++;
        if (item != null && !plan.countOnly()) {
          items.add(plan.projection() == null ? item : plan.projection().apply(item));
        }
      }
      return full ? item : null;
    }

    private boolean isLimit() {
      Integer limit = plan.limit();
      return limit != null && scanned >= limit;
    }

    private boolean passes(Item item) {
      return plan.filter() == null || plan.filter().test(item);
    }

    private Page page(@Nullable Item lastEvaluatedKey) {
      return new Page(
          plan.countOnly() ? null : items, count, scanned, lastEvaluatedKey, bytes, tableUnits);
    }
  }
}
