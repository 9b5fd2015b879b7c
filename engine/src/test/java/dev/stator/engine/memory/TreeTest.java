package dev.stator.engine.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TreeTest {
  private static final Comparator<Integer> ORDER = Comparator.naturalOrder();

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void behavesAsATreeMapAndStaysBalanced(long seed) {
    Random random = new Random(seed);
    int keys = 1 << (seed + 1);
    NavigableMap<Integer, Integer> expected = new TreeMap<>();
    Tree<Integer, Integer> tree = Tree.empty(ORDER);
    for (int step = 0; step < 2_000; step++) {
      int key = random.nextInt(keys);
      int to = random.nextInt(keys);
      int choice = random.nextInt(100);
      switch (choice == 0 ? 0 : choice < 3 ? 1 : choice < 30 ? 2 : 3) {
        case 0 -> {
          tree = tree.removeRange(key, null);
          expected.tailMap(key).clear();
        }
        case 1 -> {
          tree = tree.removeRange(key, to);
          if (key < to) {
            expected.subMap(key, to).clear();
          }
        }
        case 2 -> {
          tree = tree.remove(key);
          expected.remove(key);
        }
        default -> {
          tree = tree.put(key, step);
          expected.put(key, step);
        }
      }
      checkedHeight(tree.root());
      assertThat(tree.get(key)).isEqualTo(expected.get(key));
      if (key < to) {
        assertThat(drain(tree.ascending(key, to)))
            .isEqualTo(List.copyOf(expected.subMap(key, to).keySet()));
        assertThat(drain(tree.descending(key, to)))
            .isEqualTo(List.copyOf(expected.subMap(key, true, to, false).descendingKeySet()));
      }
    }
    assertThat(drain(tree.ascending(0, null))).isEqualTo(List.copyOf(expected.keySet()));
    assertThat(drain(tree.descending(0, null))).isEqualTo(List.copyOf(expected.descendingKeySet()));
  }

  @Test
  void anOldTreeDoesNotChange() {
    Random random = new Random(42);
    List<Tree<Integer, Integer>> versions = new ArrayList<>();
    List<NavigableMap<Integer, Integer>> expected = new ArrayList<>();
    Tree<Integer, Integer> tree = Tree.empty(ORDER);
    NavigableMap<Integer, Integer> map = new TreeMap<>();
    for (int step = 0; step < 300; step++) {
      int key = random.nextInt(100);
      tree = step % 7 == 0 ? tree.removeRange(key, key + 5) : tree.put(key, step);
      if (step % 7 == 0) {
        map.subMap(key, key + 5).clear();
      } else {
        map.put(key, step);
      }
      versions.add(tree);
      expected.add(new TreeMap<>(map));
    }
    for (int version = 0; version < versions.size(); version++) {
      assertThat(drain(versions.get(version).ascending(0, null)))
          .isEqualTo(List.copyOf(expected.get(version).keySet()));
    }
  }

  @Test
  void staysShallowWhenFilledInOrder() {
    Tree<Integer, Integer> tree = Tree.empty(ORDER);
    for (int key = 0; key < 1 << 16; key++) {
      tree = tree.put(key, key);
    }
    assertThat(checkedHeight(tree.root())).isEqualTo(17);
  }

  private static List<Integer> drain(Walk<Integer, Integer> walk) {
    List<Integer> keys = new ArrayList<>();
    for (Node<Integer, Integer> node = walk.next(); node != null; node = walk.next()) {
      keys.add(node.key);
    }
    assertThat(walk.next()).isNull();
    return keys;
  }

  private static int checkedHeight(@Nullable Node<?, ?> node) {
    if (node == null) {
      return 0;
    }
    int left = checkedHeight(node.left);
    int right = checkedHeight(node.right);
    assertThat(Math.abs(left - right)).isLessThanOrEqualTo(1);
    assertThat(node.height).isEqualTo(1 + Math.max(left, right));
    return node.height;
  }
}
