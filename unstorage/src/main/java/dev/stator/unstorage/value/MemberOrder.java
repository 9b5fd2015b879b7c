package dev.stator.unstorage.value;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The order of an object's members: those whose names are array indexes by number, then the others
 * as they came.
 *
 * <p>Source: ECMAScript 2024, section 10.1.11, "[[OwnPropertyKeys]]".
 */
final class MemberOrder {
  private static final long INDEX_MAX = 4_294_967_294L;
  private static final int INDEX_DIGITS_MAX = 10;

  private MemberOrder() {}

  static <V> Map<String, V> sorted(Map<String, V> members) {
    TreeMap<Long, V> indexes = new TreeMap<>();
    Map<String, V> others = new LinkedHashMap<>();
    members.forEach(
        (name, value) -> {
          long index = index(name);
          if (index < 0) {
            others.put(name, value);
          } else {
            indexes.put(index, value);
          }
        });
    if (indexes.isEmpty()) {
      return members;
    }
    Map<String, V> sorted = new LinkedHashMap<>();
    indexes.forEach((index, value) -> sorted.put(index.toString(), value));
    sorted.putAll(others);
    return sorted;
  }

  /** The name as an array index; negative if it is none. */
  private static long index(String name) {
    if (name.isEmpty() || name.length() > INDEX_DIGITS_MAX) {
      return -1;
    }
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) < '0' || name.charAt(i) > '9') {
        return -1;
      }
    }
    if (name.length() > 1 && name.charAt(0) == '0') {
      return -1;
    }
    long index = Long.parseLong(name);
    return index <= INDEX_MAX ? index : -1;
  }
}
