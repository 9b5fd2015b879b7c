package dev.stator.engine.memory;

import org.jspecify.annotations.Nullable;

/**
 * A node of an immutable AVL tree: the heights of its two sides differ by one at most. Everything
 * that makes trees goes through {@link #join}, which restores that balance for sides of any height.
 *
 * <p>Source: Blelloch, Ferizovic, Sun, "Just Join for Parallel Ordered Sets", SPAA 2016.
 */
final class Node<K, V> {
  final @Nullable Node<K, V> left;
  final K key;
  final V value;
  final @Nullable Node<K, V> right;
  final int height;

  Node(@Nullable Node<K, V> left, K key, V value, @Nullable Node<K, V> right) {
    this.left = left;
    this.key = key;
    this.value = value;
    this.right = right;
    this.height = 1 + Math.max(height(left), height(right));
  }

  static int height(@Nullable Node<?, ?> node) {
    return node == null ? 0 : node.height;
  }

  /** All of {@code left}, then the entry of {@code middle}, then all of {@code right}. */
  static <K, V> Node<K, V> join(
      @Nullable Node<K, V> left, Node<K, V> middle, @Nullable Node<K, V> right) {
    return join(left, middle.key, middle.value, right);
  }

  static <K, V> Node<K, V> join(
      @Nullable Node<K, V> left, K key, V value, @Nullable Node<K, V> right) {
    if (left != null && left.height > height(right) + 1) {
      return rotated(left.left, left.key, left.value, join(left.right, key, value, right));
    }
    if (right != null && right.height > height(left) + 1) {
      return rotated(join(left, key, value, right.left), right.key, right.value, right.right);
    }
    return new Node<>(left, key, value, right);
  }

  /** All of {@code left}, then all of {@code right}. */
  static <K, V> @Nullable Node<K, V> concat(@Nullable Node<K, V> left, @Nullable Node<K, V> right) {
    if (left == null || right == null) {
      return left == null ? right : left;
    }
    return join(left, first(right), withoutFirst(right));
  }

  private static <K, V> Node<K, V> first(Node<K, V> node) {
    Node<K, V> first = node;
    while (first.left != null) {
      first = first.left;
    }
    return first;
  }

  private static <K, V> @Nullable Node<K, V> withoutFirst(Node<K, V> node) {
    return node.left == null ? node.right : join(withoutFirst(node.left), node, node.right);
  }

  /** A node whose sides differ by two at most, turned so that they differ by one at most. */
  private static <K, V> Node<K, V> rotated(
      @Nullable Node<K, V> left, K key, V value, @Nullable Node<K, V> right) {
    if (left != null && left.height > height(right) + 1) {
      Node<K, V> inner = left.right;
      if (inner == null || height(left.left) >= inner.height) {
        return new Node<>(left.left, left.key, left.value, new Node<>(inner, key, value, right));
      }
      return new Node<>(
          new Node<>(left.left, left.key, left.value, inner.left),
          inner.key,
          inner.value,
          new Node<>(inner.right, key, value, right));
    }
    if (right != null && right.height > height(left) + 1) {
      Node<K, V> inner = right.left;
      if (inner == null || height(right.right) >= inner.height) {
        return new Node<>(new Node<>(left, key, value, inner), right.key, right.value, right.right);
      }
      return new Node<>(
          new Node<>(left, key, value, inner.left),
          inner.key,
          inner.value,
          new Node<>(inner.right, right.key, right.value, right.right));
    }
    return new Node<>(left, key, value, right);
  }
}
