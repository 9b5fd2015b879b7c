package dev.stator.dapr;

import org.jspecify.annotations.Nullable;

/**
 * Lists keys.
 *
 * @param partition only those that were written with this "partitionKey"; null for all. With a sort
 *     key that is a Query of one partition, else the whole table is scanned
 * @param limit at most so many, up to {@link #LIMIT_MAX}; 0 for that
 * @param from where the page before ended; null for the first
 */
public record ListKeys(
    KeyPattern pattern, @Nullable String partition, int limit, @Nullable String from) {
  public static final int LIMIT_MAX = 10_000;

  /**
   * @throws StateError.InvalidRequest if the limit is out of range
   */
  public ListKeys {
    if (limit < 0 || limit > LIMIT_MAX) {
      throw new StateError.InvalidRequest(
          "a page of " + limit + " keys is not between 0 and " + LIMIT_MAX);
    }
    limit = limit == 0 ? LIMIT_MAX : limit;
    from = from == null || from.isEmpty() ? null : from;
  }

  /** All keys that match, if they are not more than {@link #LIMIT_MAX}. */
  public ListKeys(KeyPattern pattern) {
    this(pattern, null, 0, null);
  }
}
