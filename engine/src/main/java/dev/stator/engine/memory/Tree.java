package dev.stator.engine.memory;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * An immutable ordered map. A change gives a new tree, which shares all but the changed path with
 * the old one; a change and a look-up take O(log n), also the removal of a whole range.
 */
final class Tree<K, V> {
  private final Comparator<? super K> order;
  private final @Nullable Node<K, V> root;

  private Tree(Comparator<? super K> order, @Nullable Node<K, V> root) {
    this.order = order;
    this.root = root;
  }

  static <K, V> Tree<K, V> empty(Comparator<? super K> order) {
    return new Tree<>(order, null);
  }

  @Nullable V get(K key) {
    Node<K, V> node = root;
    while (node != null) {
      int side = order.compare(key, node.key);
      if (side == 0) {
        return node.value;
      }
      node = side < 0 ? node.left : node.right;
    }
    return null;
  }

  Tree<K, V> put(K key, V value) {
    return new Tree<>(order, with(root, key, value));
  }

  Tree<K, V> remove(K key) {
    return get(key) == null ? this : new Tree<>(order, without(root, key));
  }

  /**
   * Removes what {@code from} and all after it, but before {@code to}, hold.
   *
   * @param to exclusive; null for the end
   */
  Tree<K, V> removeRange(K from, @Nullable K to) {
    if (to != null && order.compare(from, to) >= 0) {
      return this;
    }
    return new Tree<>(order, Node.concat(below(root, from), to == null ? null : from(root, to)));
  }

  /** The entries from {@code from} on, in order, ending before {@code to} if it is not null. */
  Walk<K, V> ascending(K from, @Nullable K to) {
    return Walk.ascending(order, root, from, to);
  }

  /** The entries before {@code to}, or all if it is null, backwards, ending with {@code from}. */
  Walk<K, V> descending(K from, @Nullable K to) {
    return Walk.descending(order, root, from, to);
  }

  @Nullable Node<K, V> root() {
    return root;
  }

  private Node<K, V> with(@Nullable Node<K, V> node, K key, V value) {
    if (node == null) {
      return new Node<>(null, key, value, null);
    }
    int side = order.compare(key, node.key);
    if (side == 0) {
      return new Node<>(node.left, key, value, node.right);
    }
    return side < 0
        ? Node.join(with(node.left, key, value), node, node.right)
        : Node.join(node.left, node, with(node.right, key, value));
  }

  private @Nullable Node<K, V> without(@Nullable Node<K, V> node, K key) {
    if (node == null) {
      return null;
    }
    int side = order.compare(key, node.key);
    if (side == 0) {
      return Node.concat(node.left, node.right);
    }
    return side < 0
        ? Node.join(without(node.left, key), node, node.right)
        : Node.join(node.left, node, without(node.right, key));
  }

  private @Nullable Node<K, V> below(@Nullable Node<K, V> node, K limit) {
    if (node == null) {
      return null;
    }
    return order.compare(node.key, limit) >= 0
        ? below(node.left, limit)
        : Node.join(node.left, node, below(node.right, limit));
  }

  private @Nullable Node<K, V> from(@Nullable Node<K, V> node, K limit) {
    if (node == null) {
      return null;
    }
    return order.compare(node.key, limit) < 0
        ? from(node.right, limit)
        : Node.join(from(node.left, limit), node, node.right);
  }
}
