package dev.stator.engine.store;

import static dev.stator.engine.store.StoreUnderTest.ascending;
import static dev.stator.engine.store.StoreUnderTest.bytes;
import static dev.stator.engine.store.StoreUnderTest.get;
import static dev.stator.engine.store.StoreUnderTest.put;
import static dev.stator.engine.store.StoreUnderTest.scan;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/**
 * Many threads: nothing is lost, nothing is seen by halves. Writers are virtual threads; loops that
 * end only when others have done something are platform threads, for they may never yield.
 */
interface ConcurrencyContract extends StoreUnderTest {
  ThreadFactory VIRTUAL = Thread.ofVirtual().factory();
  ThreadFactory PLATFORM = Thread.ofPlatform().factory();
  int WRITERS = 16;
  int COMMITS_OF_A_WRITER = 50;

  @Test
  default void losesNoneOfManyWritersCommits() throws Exception {
    inParallel(
        VIRTUAL,
        WRITERS,
        writer -> {
          for (int i = 0; i < COMMITS_OF_A_WRITER; i++) {
            String key = writer + "/" + i;
            store().commit(put(key, key));
            assertThat(get(store(), key)).as("a writer sees its own commit").isEqualTo(key);
          }
        });
    assertThat(new HashSet<>(ascending(store(), KeyRange.all())))
        .hasSize(WRITERS * COMMITS_OF_A_WRITER);
  }

  @Test
  default void readersNeverSeeHalfABatch() throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    store().commit(sameInAllSpaces("0"));
    try (ExecutorService readers = Executors.newThreadPerTaskExecutor(PLATFORM)) {
      List<Future<?>> reading = new ArrayList<>();
      for (int reader = 0; reader < 4; reader++) {
        reading.add(
            readers.submit(
                () -> {
                  while (!done.get()) {
                    assertOneVersionIsSeen();
                  }
                }));
      }
      try {
        inParallel(
            VIRTUAL,
            WRITERS,
            writer -> {
              for (int i = 0; i < COMMITS_OF_A_WRITER; i++) {
                store().commit(sameInAllSpaces(writer + "/" + i));
              }
            });
      } finally {
        done.set(true);
      }
      finish(reading);
    }
  }

  /** All entries, in all spaces, were written by one batch. */
  private void assertOneVersionIsSeen() {
    try (Snapshot snapshot = store().snapshot()) {
      String version = get(snapshot, "a");
      for (Space space : Space.values()) {
        assertThat(scan(snapshot, space, KeyRange.all(), Direction.ASCENDING))
            .containsExactly("a=" + version, "b=" + version);
      }
    }
    List<String> scanned = ascending(store(), KeyRange.all());
    assertThat(scanned).hasSize(2);
    assertThat(scanned.get(1).substring(2)).isEqualTo(scanned.get(0).substring(2));
  }

  private static Batch sameInAllSpaces(String version) {
    Batch batch = new Batch();
    for (Space space : Space.values()) {
      batch
          .deleteRange(space, KeyRange.all())
          .put(space, bytes("a"), bytes(version))
          .put(space, bytes("b"), bytes(version));
    }
    return batch;
  }

  /** What one of several threads does. */
  interface Work {
    void run(int number) throws Exception;
  }

  static void inParallel(ThreadFactory kind, int threads, Work work) throws Exception {
    try (ExecutorService executor = Executors.newThreadPerTaskExecutor(kind)) {
      List<Future<?>> running = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        int number = thread;
        running.add(
            executor.submit(
                () -> {
                  work.run(number);
                  return null;
                }));
      }
      finish(running);
    }
  }

  private static void finish(List<Future<?>> running)
      throws InterruptedException, ExecutionException {
    for (Future<?> one : running) {
      one.get();
    }
  }
}
