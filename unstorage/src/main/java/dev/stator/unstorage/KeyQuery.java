package dev.stator.unstorage;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a listing is wanted.
 *
 * @param limit keys in one page, 1 or more
 * @param cursor of the page before; null for the first page
 * @param maxDepth separators that a whole key may have; null for any number
 */
public record KeyQuery(int limit, @Nullable String cursor, @Nullable Integer maxDepth) {
  public KeyQuery {
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be 1 or more; it is " + limit);
    }
    if (maxDepth != null && maxDepth < 0) {
      throw new IllegalArgumentException("maxDepth must be 0 or more; it is " + maxDepth);
    }
  }

  /** The first {@code limit} keys. */
  public static KeyQuery first(int limit) {
    return new KeyQuery(limit, null, null);
  }

  /** The page that begins at {@code next}. */
  public KeyQuery after(String next) {
    return new KeyQuery(limit, next, maxDepth);
  }

  public KeyQuery withMaxDepth(int depth) {
    return new KeyQuery(limit, cursor, depth);
  }
}
