package dev.stator.engine.store;

import static dev.stator.engine.store.ConcurrencyContract.inParallel;
import static dev.stator.engine.store.StoreUnderTest.ascending;
import static dev.stator.engine.store.StoreUnderTest.get;
import static dev.stator.engine.store.StoreUnderTest.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.model.EngineError;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/**
 * A closed store refuses everything in one way, and is never read after it gave its memory back.
 */
interface CloseContract extends StoreUnderTest {

  @Test
  default void refusesEverythingOnceClosed() {
    commit("a", "b");
    Snapshot snapshot = store().snapshot();
    Cursor cursor = store().scan(Space.DATA, KeyRange.all(), Direction.ASCENDING);
    assertThat(cursor.next()).isTrue();
    store().close();
    store().close();
    assertBroken(() -> get(store(), "a"));
    assertBroken(() -> ascending(store(), KeyRange.all()));
    assertBroken(() -> store().snapshot());
    assertBroken(() -> store().commit(put("c", "c")));
    assertBroken(() -> store().commit(new Batch()));
    assertBroken(() -> get(snapshot, "a"));
    assertBroken(() -> ascending(snapshot, KeyRange.all()));
    assertBroken(cursor::next);
    assertBroken(cursor::key);
    assertThat(store().health()).isInstanceOf(StoreHealth.Broken.class);
    cursor.close();
    snapshot.close();
  }

  @Test
  default void closesUnderLoad() throws Exception {
    commit("a", "b");
    CountDownLatch busy = new CountDownLatch(8);
    AtomicInteger refused = new AtomicInteger();
    inParallel(
        ConcurrencyContract.PLATFORM,
        9,
        number -> {
          if (number == 8) {
            busy.await();
            store().close();
            return;
          }
          try {
            while (true) {
              store().commit(put("" + number, "x"));
              assertThat(get(store(), "a")).isEqualTo("a");
              assertThat(ascending(store(), KeyRange.all())).contains("a=a", "b=b");
              busy.countDown();
            }
          } catch (EngineError.StorageBroken closed) {
            refused.incrementAndGet();
          }
        });
    assertThat(refused).hasValue(8);
  }

  private static void assertBroken(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(EngineError.StorageBroken.class)
        .hasMessageContaining("closed");
  }
}
