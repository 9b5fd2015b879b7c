package dev.stator.engine.store;

import static dev.stator.engine.store.StoreUnderTest.ascending;
import static dev.stator.engine.store.StoreUnderTest.bytes;
import static dev.stator.engine.store.StoreUnderTest.descending;
import static dev.stator.engine.store.StoreUnderTest.get;
import static dev.stator.engine.store.StoreUnderTest.range;
import static dev.stator.engine.store.StoreUnderTest.scan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Gets and scans: which entries, in which order, within which bounds. */
interface ScanContract extends StoreUnderTest {

  @Test
  default void getsWhatWasPutAndNullForTheRest() {
    commit("b");
    assertThat(get(store(), "b")).isEqualTo("b");
    assertThat(get(store(), "a")).isNull();
    assertThat(get(store(), "ba")).isNull();
    assertThat(get(store(), "")).isNull();
  }

  @Test
  default void keepsTheSpacesApart() {
    for (Space space : Space.values()) {
      store().commit(new Batch().put(space, bytes("key"), bytes(space.name())));
    }
    for (Space space : Space.values()) {
      assertThat(scan(store(), space, KeyRange.all(), Direction.ASCENDING))
          .containsExactly("key=" + space);
    }
  }

  @Test
  default void ordersKeysAsUnsignedBytes() {
    commit("\u0080", "\u007f", "\u00ff", "\u0000", "a", "", "a\u0000");
    assertThat(ascending(store(), KeyRange.all()))
        .containsExactly(
            "=", "\0=\0", "a=a", "a\0=a\0", "\u007f=\u007f", "\u0080=\u0080", "\u00ff=\u00ff");
    assertThat(descending(store(), KeyRange.all()))
        .containsExactly(
            "\u00ff=\u00ff", "\u0080=\u0080", "\u007f=\u007f", "a\0=a\0", "a=a", "\0=\0", "=");
  }

  @Test
  default void beginsAtFromAndEndsBeforeTo() {
    commit("a", "b", "c", "d");
    assertThat(ascending(store(), range("b", "d"))).containsExactly("b=b", "c=c");
    assertThat(descending(store(), range("b", "d"))).containsExactly("c=c", "b=b");
    assertThat(ascending(store(), range("aa", "cc"))).containsExactly("b=b", "c=c");
    assertThat(descending(store(), range("aa", "cc"))).containsExactly("c=c", "b=b");
    assertThat(ascending(store(), range("c", null))).containsExactly("c=c", "d=d");
    assertThat(descending(store(), range("c", null))).containsExactly("d=d", "c=c");
  }

  @Test
  default void findsNothingInEmptyRanges() {
    assertThat(ascending(store(), KeyRange.all())).isEmpty();
    assertThat(descending(store(), KeyRange.all())).isEmpty();
    commit("a", "b", "c");
    assertThat(ascending(store(), range("b", "b"))).isEmpty();
    assertThat(descending(store(), range("b", "b"))).isEmpty();
    assertThat(ascending(store(), range("c", "a"))).isEmpty();
    assertThat(descending(store(), range("c", "a"))).isEmpty();
    assertThat(ascending(store(), range("", ""))).isEmpty();
    assertThat(descending(store(), range("", ""))).isEmpty();
    assertThat(ascending(store(), range("d", null))).isEmpty();
    assertThat(descending(store(), range("d", null))).isEmpty();
  }

  @Test
  default void findsAllKeysOfAPrefix() {
    commit(
        "a\u00fe",
        "a\u00ff",
        "a\u00ff\u00ff",
        "a\u00ff\u00ff\u0001",
        "b",
        "\u00ff",
        "\u00ff\u00ff");
    assertThat(ascending(store(), KeyRange.prefix(bytes("a\u00ff"))))
        .containsExactly(
            "a\u00ff=a\u00ff",
            "a\u00ff\u00ff=a\u00ff\u00ff",
            "a\u00ff\u00ff\u0001=a\u00ff\u00ff\u0001");
    assertThat(descending(store(), KeyRange.prefix(bytes("\u00ff"))))
        .containsExactly("\u00ff\u00ff=\u00ff\u00ff", "\u00ff=\u00ff");
    assertThat(ascending(store(), KeyRange.prefix(bytes("\u00ff\u00ff"))))
        .containsExactly("\u00ff\u00ff=\u00ff\u00ff");
    assertThat(ascending(store(), KeyRange.prefix(bytes("")))).hasSize(7);
  }

  @Test
  default void handsOutCopies() {
    commit("key");
    byte[] value = store().get(Space.DATA, bytes("key"));
    assertThat(value).isNotNull();
    Arrays.fill(value, (byte) 0);
    try (Cursor cursor = store().scan(Space.DATA, KeyRange.all(), Direction.ASCENDING)) {
      assertThat(cursor.next()).isTrue();
      Arrays.fill(cursor.key(), (byte) 0);
      Arrays.fill(cursor.value(), (byte) 0);
      assertThat(cursor.key()).isEqualTo(bytes("key"));
    }
    assertThat(ascending(store(), KeyRange.all())).containsExactly("key=key");
  }

  @Test
  default void keepsLargeValues() {
    byte[] large = new byte[400 * 1024];
    new Random(1).nextBytes(large);
    store().commit(new Batch().put(Space.DATA, bytes("large"), large.clone()));
    store().commit(new Batch().put(Space.DATA, bytes("none"), new byte[0]));
    assertThat(store().get(Space.DATA, bytes("large"))).isEqualTo(large);
    assertThat(store().get(Space.DATA, bytes("none"))).isEmpty();
    try (Cursor cursor = store().scan(Space.DATA, KeyRange.all(), Direction.ASCENDING)) {
      assertThat(cursor.next()).isTrue();
      assertThat(cursor.value()).isEqualTo(large);
    }
  }

  @Test
  default void aCursorStandsOnAnEntryOnlyAfterNextSaidSo() {
    commit("a");
    Cursor closed;
    try (Cursor cursor = store().scan(Space.DATA, KeyRange.all(), Direction.ASCENDING)) {
      closed = cursor;
      assertThatThrownBy(cursor::key).isInstanceOf(IllegalStateException.class);
      assertThat(cursor.next()).isTrue();
      assertThat(cursor.next()).isFalse();
      assertThat(cursor.next()).isFalse();
      assertThatThrownBy(cursor::value).isInstanceOf(IllegalStateException.class);
    }
    assertThatThrownBy(closed::next).isInstanceOf(IllegalStateException.class);
  }

  @Test
  default void behavesAsAnOrderedMap() {
    long seed = 20_261_121;
    Random random = new Random(seed);
    NavigableMap<String, String> expected = new TreeMap<>();
    for (int step = 0; step < 600; step++) {
      String from = randomKey(random);
      String to = random.nextInt(20) == 0 ? null : randomKey(random);
      Batch batch = new Batch();
      if (random.nextInt(10) == 0) {
        batch.deleteRange(Space.DATA, range(from, to));
        expected.keySet().removeIf(key -> key.compareTo(from) >= 0 && before(key, to));
      }
      for (int change = random.nextInt(4); change >= 0; change--) {
        String key = randomKey(random);
        if (random.nextInt(4) == 0) {
          batch.delete(Space.DATA, bytes(key));
          expected.remove(key);
        } else {
          batch.put(Space.DATA, bytes(key), bytes("" + step));
          expected.put(key, "" + step);
        }
      }
      store().commit(batch);
      assertThat(ascending(store(), range(from, to)))
          .as("seed %d, step %d", seed, step)
          .isEqualTo(
              expected.tailMap(from).entrySet().stream()
                  .filter(entry -> before(entry.getKey(), to))
                  .map(Object::toString)
                  .toList());
      assertThat(descending(store(), range(from, to)))
          .isEqualTo(ascending(store(), range(from, to)).reversed());
      assertThat(get(store(), from)).isEqualTo(expected.get(from));
    }
  }

  private static boolean before(String key, @Nullable String to) {
    return to == null || key.compareTo(to) < 0;
  }

  private static String randomKey(Random random) {
    StringBuilder key = new StringBuilder();
    for (int length = random.nextInt(4); length > 0; length--) {
      key.append("\u0000ab\u00ff".charAt(random.nextInt(4)));
    }
    return key.toString();
  }
}
