package dev.stator.keda;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Values by key, made when first asked for; those not asked for longest go. For many threads. */
final class RecentlyUsed<K, V> {
  private final Map<K, V> values;

  RecentlyUsed(int sizeMax) {
    values =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > sizeMax;
          }
        };
  }

  /**
   * @param made may throw; nothing is kept then
   */
  V get(K key, Function<K, V> made) {
    synchronized (values) {
      V known = values.get(key);
      if (known != null) {
        return known;
      }
    }
    // Made outside the lock: it may open a client. Whoever comes first wins.
    V fresh = made.apply(key);
    synchronized (values) {
      V other = values.get(key);
      if (other != null) {
        return other;
      }
      values.put(key, fresh);
      return fresh;
    }
  }
}
