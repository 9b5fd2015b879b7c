package dev.stator.connector.paging;

import dev.stator.connector.connection.Policy;

/**
 * How many items the next request is to read, so that what is paid for is about what is given back.
 * Without a filter that is what is missing: known in items, guessed in bytes from the items so far.
 * With one, it grows until something is found, and then follows the share that was found.
 *
 * @param isFiltered whether a filter may drop what was read
 */
record ReadSize(Caps caps, boolean isFiltered) {
  /** As many as fit into what the service reads at a time. */
  static final long AS_MANY_AS_FIT = Long.MAX_VALUE;

  /** API Reference, Query and Scan: what the service reads at a time. */
  private static final long PAGE_BYTES = 1024 * 1024;

  private static final long ITEM_BYTES_ASSUMED = 4096;
  private static final long FILTERED_MIN = 16;
  private static final long GROWTH = 4;

  /**
   * @param items given back so far
   * @param bytes of these
   * @param scanned items that were read for these
   * @param before what the request before was to read; 0 for the first one
   * @return at least 1
   */
  long next(int items, long bytes, long scanned, long before) {
    if (caps.itemsMax() >= Policy.ITEMS_MAX && caps.bytesMax() >= PAGE_BYTES) {
      return AS_MANY_AS_FIT;
    }
    long missing = Math.max(1, Math.min(caps.itemsMax() - items, fitting(items, bytes)));
    if (!isFiltered) {
      return missing;
    }
    if (before == 0) {
      return Math.max(FILTERED_MIN, missing);
    }
    long most = before * GROWTH;
    long likely = items == 0 ? most : missing * scanned / items;
    return Math.max(FILTERED_MIN, Math.min(likely, most));
  }

  private long fitting(int items, long bytes) {
    if (caps.bytesMax() >= PAGE_BYTES) {
      return AS_MANY_AS_FIT;
    }
    return items == 0
        ? caps.bytesMax() / ITEM_BYTES_ASSUMED
        : (caps.bytesMax() - bytes) * items / Math.max(1, bytes) + 1;
  }
}
