package dev.stator.keda;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Values by key, made when first asked for; those not asked for longest go when there are too many
 * or when they weigh too much together. For many threads.
 */
final class RecentlyUsed<K, V> {
  private final int sizeMax;
  private final long weightMax;
  private final Map<K, Weighed<V>> values = new LinkedHashMap<>(16, 0.75f, true);
  private long weight;

  private record Weighed<V>(V value, long weight) {}

  /**
   * @param weightMax of all values; one that weighs more by itself is not kept
   */
  RecentlyUsed(int sizeMax, long weightMax) {
    this.sizeMax = sizeMax;
    this.weightMax = weightMax;
  }

  /**
   * @param own what a new value weighs
   * @param made may throw; nothing is kept then
   */
  V get(K key, long own, Function<K, V> made) {
    synchronized (values) {
      Weighed<V> known = values.get(key);
      if (known != null) {
        return known.value;
      }
    }
    // Made outside the lock: it may open a client. Whoever comes first wins.
    V fresh = made.apply(key);
    synchronized (values) {
      Weighed<V> other = values.get(key);
      if (other != null) {
        return other.value;
      }
      if (own <= weightMax) {
        values.put(key, new Weighed<>(fresh, own));
        weight += own;
        makeRoom();
      }
      return fresh;
    }
  }

  private void makeRoom() {
    Iterator<Weighed<V>> eldest = values.values().iterator();
    while (values.size() > sizeMax || weight > weightMax) {
      weight -= eldest.next().weight;
      eldest.remove();
    }
  }
}
