package dev.stator.unstorage;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How to store an item.
 *
 * @param ttl how long it lives from now; null for the driver's default, zero for ever
 * @param precondition what must be true of the item that is there
 */
public record WriteOptions(@Nullable Duration ttl, Precondition precondition) {
  /** For the driver's default time, whatever is there. */
  public static final WriteOptions DEFAULT = new WriteOptions(null, Precondition.NONE);

  public WriteOptions {
    if (ttl != null && ttl.isNegative()) {
      throw new IllegalArgumentException("ttl is negative: " + ttl);
    }
  }

  public static WriteOptions ttl(Duration ttl) {
    return new WriteOptions(ttl, Precondition.NONE);
  }

  /** Only if the item's etag is {@code etag}. */
  public static WriteOptions ifMatch(String etag) {
    return new WriteOptions(null, Precondition.matches(etag));
  }

  /** Only if there is no item. */
  public static WriteOptions ifAbsent() {
    return new WriteOptions(null, Precondition.ABSENT);
  }

  public WriteOptions withTtl(Duration time) {
    return new WriteOptions(time, precondition);
  }

  public WriteOptions with(Precondition demand) {
    return new WriteOptions(ttl, demand);
  }
}
