package dev.stator.engine.memory;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** A walk over a part of a {@link Tree}, in one direction. For one thread. */
final class Walk<K, V> {
  private final Comparator<? super K> order;
  private final boolean ascending;
  private final @Nullable K from;
  private final @Nullable K to;

  /** The nodes that are still to be visited before their far side is; the nearest on top. */
  private final Deque<Node<K, V>> ahead = new ArrayDeque<>();

  private Walk(Comparator<? super K> order, boolean ascending, @Nullable K from, @Nullable K to) {
    this.order = order;
    this.ascending = ascending;
    this.from = from;
    this.to = to;
  }

  static <K, V> Walk<K, V> ascending(
      Comparator<? super K> order, @Nullable Node<K, V> root, K from, @Nullable K to) {
    Walk<K, V> walk = new Walk<>(order, true, null, to);
    Node<K, V> node = root;
    while (node != null) {
      if (order.compare(node.key, from) < 0) {
        node = node.right;
      } else {
        walk.ahead.push(node);
        node = node.left;
      }
    }
    return walk;
  }

  static <K, V> Walk<K, V> descending(
      Comparator<? super K> order, @Nullable Node<K, V> root, K from, @Nullable K to) {
    Walk<K, V> walk = new Walk<>(order, false, from, null);
    Node<K, V> node = root;
    while (node != null) {
      if (to != null && order.compare(node.key, to) >= 0) {
        node = node.left;
      } else {
        walk.ahead.push(node);
        node = node.right;
      }
    }
    return walk;
  }

  /** The next entry, or null when there is none. */
  @Nullable Node<K, V> next() {
    Node<K, V> node = ahead.poll();
    if (node == null || isPast(node.key)) {
      ahead.clear();
      return null;
    }
    Node<K, V> far = ascending ? node.right : node.left;
    while (far != null) {
      ahead.push(far);
      far = ascending ? far.left : far.right;
    }
    return node;
  }

  private boolean isPast(K key) {
    return (to != null && order.compare(key, to) >= 0)
        || (from != null && order.compare(key, from) < 0);
  }
}
