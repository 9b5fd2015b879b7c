package dev.stator.engine.store;

import static dev.stator.engine.store.StoreUnderTest.ascending;
import static dev.stator.engine.store.StoreUnderTest.bytes;
import static dev.stator.engine.store.StoreUnderTest.get;
import static dev.stator.engine.store.StoreUnderTest.put;
import static dev.stator.engine.store.StoreUnderTest.range;
import static dev.stator.engine.store.StoreUnderTest.scan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Batches: all of their changes, in their order. */
interface CommitContract extends StoreUnderTest {

  @Test
  default void makesTheChangesOfABatchInTheirOrder() {
    commit("old");
    store()
        .commit(
            new Batch()
                .put(Space.DATA, bytes("gone"), bytes("1"))
                .delete(Space.DATA, bytes("gone"))
                .delete(Space.DATA, bytes("back"))
                .put(Space.DATA, bytes("back"), bytes("1"))
                .put(Space.DATA, bytes("back"), bytes("2"))
                .delete(Space.DATA, bytes("old"))
                .delete(Space.DATA, bytes("never there")));
    assertThat(ascending(store(), KeyRange.all())).containsExactly("back=2");
  }

  @Test
  default void deletesARangeBeforeAndAfterPutsOfTheSameBatch() {
    commit("a", "b", "c", "d");
    store()
        .commit(
            new Batch()
                .put(Space.DATA, bytes("bb"), bytes("lost"))
                .deleteRange(Space.DATA, range("b", "d"))
                .put(Space.DATA, bytes("b"), bytes("new")));
    assertThat(ascending(store(), KeyRange.all())).containsExactly("a=a", "b=new", "d=d");
  }

  @Test
  default void deletesToTheEndOfOneSpaceOnly() {
    byte[] longest = new byte[Batch.KEY_BYTES_MAX];
    Arrays.fill(longest, (byte) 0xFF);
    store()
        .commit(
            put("a", "a")
                .put(Space.DATA, longest, bytes("longest"))
                .put(Space.LOG, bytes("b"), bytes("other"))
                .put(Space.META, bytes("b"), bytes("other")));
    assertThat(store().get(Space.DATA, longest)).isNotNull();
    store().commit(new Batch().deleteRange(Space.DATA, range("b", null)));
    assertThat(ascending(store(), KeyRange.all())).containsExactly("a=a");
    assertThat(scan(store(), Space.LOG, KeyRange.all(), Direction.ASCENDING))
        .containsExactly("b=other");
    store().commit(new Batch().deleteRange(Space.DATA, KeyRange.all()));
    assertThat(ascending(store(), KeyRange.all())).isEmpty();
    commit("b");
    assertThat(ascending(store(), KeyRange.all())).containsExactly("b=b");
  }

  @Test
  default void emptyRangesAndBatchesChangeNothing() {
    commit("a", "b", "c");
    store()
        .commit(
            new Batch()
                .deleteRange(Space.DATA, range("b", "b"))
                .deleteRange(Space.DATA, range("c", "a"))
                .deleteRange(Space.DATA, range("", "")));
    store().commit(new Batch());
    assertThat(ascending(store(), KeyRange.all())).containsExactly("a=a", "b=b", "c=c");
  }

  @Test
  default void refusesAKeyThatIsTooLong() {
    assertThatThrownBy(
            () -> new Batch().put(Space.DATA, new byte[Batch.KEY_BYTES_MAX + 1], new byte[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("8193");
  }

  @Test
  default void commitsAlsoFromAnInterruptedThread() {
    Thread.currentThread().interrupt();
    try {
      store().commit(put("a", "a"));
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(get(store(), "a")).isEqualTo("a");
  }

  @Test
  default void isHealthy() {
    commit("a");
    assertThat(store().health()).isEqualTo(new StoreHealth.Healthy());
  }
}
