package dev.stator.unstorage;

/**
 * The rules of unstorage's keys: {@code /} and {@code \} separate segments as {@code :} does, what
 * follows a {@code ?} is not part of the key, empty segments vanish.
 *
 * <p>Source: unstorage guide, "Introduction", keys; behaviour of unstorage 1.17 and 2.0.
 */
public final class StorageKey {
  /** Ends the key of an item's metadata item. */
  public static final String META_SUFFIX = "$";

  private static final char SEPARATOR = ':';

  private StorageKey() {}

  /** The normal form of {@code key}; empty if nothing is left of it. */
  public static String normalize(String key) {
    int query = key.indexOf('?');
    int end = query < 0 ? key.length() : query;
    StringBuilder normal = new StringBuilder(end);
    for (int i = 0; i < end; i++) {
      char c = key.charAt(i);
      if (c == '/' || c == '\\' || c == SEPARATOR) {
        if (!normal.isEmpty() && normal.charAt(normal.length() - 1) != SEPARATOR) {
          normal.append(SEPARATOR);
        }
      } else {
        normal.append(c);
      }
    }
    int last = normal.length() - 1;
    if (last >= 0 && normal.charAt(last) == SEPARATOR) {
      normal.setLength(last);
    }
    return normal.toString();
  }

  /**
   * The normal form of {@code key}.
   *
   * @throws StorageException.InvalidKey if it is empty or has a segment {@code .} or {@code ..}
   */
  public static String item(String key) {
    String normal = normalize(key);
    if (normal.isEmpty() || hasDotSegment(normal)) {
      throw new StorageException.InvalidKey("[unstorage] Invalid key: \"" + key + "\"");
    }
    return normal;
  }

  /**
   * The normal form of {@code base} with a {@code :} at its end; empty for the whole Storage.
   *
   * @throws StorageException.InvalidKey if it has a segment {@code .} or {@code ..}
   */
  public static String base(String base) {
    String normal = normalize(base);
    if (hasDotSegment(normal)) {
      throw new StorageException.InvalidKey("[unstorage] Invalid base: \"" + base + "\"");
    }
    return normal.isEmpty() ? "" : normal + SEPARATOR;
  }

  /** {@code parts} as one key: each may hold separators of its own, empty ones vanish. */
  public static String join(String... parts) {
    return normalize(String.join(":", parts));
  }

  /** How many separators a key has: 0 for {@code a}, 1 for {@code a:b}. */
  static int depth(String key) {
    return (int) key.chars().filter(c -> c == SEPARATOR).count();
  }

  private static boolean hasDotSegment(String normal) {
    for (String segment : normal.split(":", -1)) {
      if (segment.equals(".") || segment.equals("..")) {
        return true;
      }
    }
    return false;
  }
}
