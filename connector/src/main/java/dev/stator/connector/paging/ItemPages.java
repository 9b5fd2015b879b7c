package dev.stator.connector.paging;

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
  private final @Nullable Integer limit;
  private final List<Map<String, AttributeValue>> items = new ArrayList<>();
  private @Nullable Map<String, AttributeValue> next;
  private @Nullable ConsumedCapacity consumed;
  private long bytes;
  private long count;
  private long scannedCount;
  private boolean full;

  /**
   * @param keyNames the attributes that make the key of an entry, to go on between any two items;
   *     empty if the items may lack them: then pages are made no larger than what is missing
   * @param limit the most items to read for one page; null for as many as fit
   */
  public ItemPages(Caps caps, Set<String> keyNames, @Nullable Long limit) {
    this.caps = caps;
    this.keyNames = keyNames;
    this.limit = limit == null ? null : limit.intValue();
  }

  /** Reads one page, or all of them up to a cap. */
  public ItemPage read(
      Source source, @Nullable Map<String, AttributeValue> after, boolean fetchAll) {
    next = after;
    do {
      add(source.read(next, pageLimit()));
    } while (fetchAll && next != null && !full);
    return new ItemPage(
        items, Math.toIntExact(count), Math.toIntExact(scannedCount), next, consumed);
  }

  private @Nullable Integer pageLimit() {
    if (!keyNames.isEmpty()) {
      return limit;
    }
    int missing = caps.itemsMax() - items.size();
    return limit == null ? missing : Math.min(limit, missing);
  }

  private void add(ItemPage page) {
    scannedCount += page.scannedCount();
    consumed = sum(consumed, page.consumed());
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
