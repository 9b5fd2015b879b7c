package dev.stator.connector.paging;

import dev.stator.connector.value.ItemSize;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;

/** Pages of items, joined until they are all there or a cap is reached. For one thread. */
public final class ItemPages {
  /** What was too much to be cut is read again in parts of this share. */
  private static final int PARTS = 4;

  /** Reads one page. */
  @FunctionalInterface
  public interface Source {
    /**
     * @param after the key after which it begins; null for the start
     * @param limit the most items to read; null for as many as fit
     */
    ItemPage read(@Nullable Map<String, AttributeValue> after, @Nullable Integer limit);
  }

  private final Caps caps;
  private final Set<String> keyNames;
  private final @Nullable Long limit;
  private final ReadSize sizes;
  private final List<Map<String, AttributeValue>> items = new ArrayList<>();
  private @Nullable Map<String, AttributeValue> next;
  private @Nullable ConsumedCapacity consumed;
  private long bytes;
  private long count;
  private long scannedCount;
  private boolean full;

  /**
   * @param keyNames the attributes that make the key of an entry, to go on between any two items;
   *     empty if the items may lack them: what was read too much then is read again in smaller
   *     parts
   * @param limit the most items to read for one page; null for as many as fit
   * @param isFiltered whether a filter may drop what was read
   */
  public ItemPages(Caps caps, Set<String> keyNames, @Nullable Long limit, boolean isFiltered) {
    this.caps = caps;
    this.keyNames = keyNames;
    this.limit = limit;
    this.sizes = new ReadSize(caps, isFiltered);
  }

  /** Reads one page, or all of them up to a cap. */
  public ItemPage read(
      Source source, @Nullable Map<String, AttributeValue> after, boolean fetchAll) {
    next = after;
    do {
      readPage(source);
    } while (fetchAll && next != null && !full);
    return new ItemPage(
        items, Math.toIntExact(count), Math.toIntExact(scannedCount), next, consumed);
  }

  /** A page ends at the limit, at a cap, or where the service ends one, in as many requests. */
  private void readPage(Source source) {
    long end = limit == null ? Long.MAX_VALUE : scannedCount + limit;
    long size = 0;
    boolean isEnded;
    do {
      size = sizes.next(items.size(), bytes, scannedCount, size);
      Integer asked = most(Math.min(size, end - scannedCount));
      ItemPage page = source.read(next, asked);
      while (keyNames.isEmpty() && page.scannedCount() > 1 && isTooMuch(page)) {
        consumed = sum(consumed, page.consumed());
        asked = Math.max(1, page.scannedCount() / PARTS);
        page = source.read(next, asked);
      }
      isEnded = asked == null || page.scannedCount() < asked;
      add(page);
    } while (!isEnded && next != null && !full && scannedCount < end);
  }

  private static @Nullable Integer most(long size) {
    return size > Integer.MAX_VALUE ? null : (int) size;
  }

  /** Whether a page that cannot be cut has more than is missing. */
  private boolean isTooMuch(ItemPage page) {
    return items.size() + page.items().size() > caps.itemsMax()
        || (page.items().size() > 1 && bytes + sizeOf(page) > caps.bytesMax());
  }

  private static long sizeOf(ItemPage page) {
    return page.items().stream().mapToLong(ItemSize::of).sum();
  }

  private void add(ItemPage page) {
    consumed = sum(consumed, page.consumed());
    if (keyNames.isEmpty() && !items.isEmpty() && bytes + sizeOf(page) > caps.bytesMax()) {
      // One item that is too much: the next call begins with it.
      full = true;
      return;
    }
    scannedCount += page.scannedCount();
    next = page.next();
    if (page.items().isEmpty()) {
      count += page.count();
      return;
    }
    for (Map<String, AttributeValue> item : page.items()) {
      long size = ItemSize.of(item);
      if (isBeyond(size)) {
        full = true;
        next = keyOf(items.getLast());
        return;
      }
      items.add(item);
      bytes += size;
      count++;
    }
    full = items.size() >= caps.itemsMax() || bytes >= caps.bytesMax();
  }

  /** Whether an item more is too much; the first one is always given, so that calls get on. */
  private boolean isBeyond(long size) {
    return !keyNames.isEmpty()
        && !items.isEmpty()
        && (items.size() >= caps.itemsMax() || bytes + size > caps.bytesMax());
  }

  private Map<String, AttributeValue> keyOf(Map<String, AttributeValue> item) {
    Map<String, AttributeValue> key = new LinkedHashMap<>();
    for (String name : keyNames) {
      AttributeValue value = item.get(name);
      if (value != null) {
        key.put(name, value);
      }
    }
    return key;
  }

  private static @Nullable ConsumedCapacity sum(
      @Nullable ConsumedCapacity before, @Nullable ConsumedCapacity page) {
    return before == null || page == null
        ? (page == null ? before : page)
        : ConsumedCapacity.builder()
            .tableName(page.tableName())
            .capacityUnits(units(before) + units(page))
            .build();
  }

  private static double units(ConsumedCapacity capacity) {
    return capacity.capacityUnits() == null ? 0 : capacity.capacityUnits();
  }
}
