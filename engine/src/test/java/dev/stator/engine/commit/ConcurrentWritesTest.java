package dev.stator.engine.commit;

import static dev.stator.engine.EngineUnderTest.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.engine.EngineUnderTest;
import dev.stator.engine.Requests;
import dev.stator.model.AttributeValue;
import dev.stator.model.EngineError;
import dev.stator.model.Item;
import dev.stator.model.ItemSize;
import dev.stator.model.operation.DeleteItem;
import dev.stator.model.operation.DeleteTable;
import dev.stator.model.operation.UpdateItem;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

final class ConcurrentWritesTest {
  private static final int THREADS = 16;
  private static final int ROUNDS = 200;
  private static final Item KEY = item("id", "a");

  private final EngineUnderTest engine = new EngineUnderTest().withTable("things", "id:S");

  @Test
  void losesNoIncrement() throws Exception {
    UpdateItem increment =
        new UpdateItem(
            "things", KEY, "ADD n :one", null, Requests.values(":one", 1), null, null, null, null);
    together(
        thread ->
            () -> {
              for (int round = 0; round < ROUNDS; round++) {
                engine.execute(increment);
              }
              return true;
            });
    assertThat(engine.get("things", KEY)).isEqualTo(item("id", "a", "n", THREADS * ROUNDS));
    assertThat(engine.describe("things").itemCount()).isEqualTo(1);
  }

  @Test
  void letsExactlyOneConditionalPutWin() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String id = "round" + round;
      List<Boolean> won =
          together(
              thread ->
                  () -> {
                    try {
                      engine.execute(
                          Requests.put("things", item("id", id, "by", thread))
                              .condition("attribute_not_exists(id)", Requests.NONE)
                              .build());
                      return true;
                    } catch (EngineError.ConditionalCheckFailed lost) {
                      return false;
                    }
                  });
      assertThat(won).containsOnlyOnce(true);
    }
    assertThat(engine.describe("things").itemCount()).isEqualTo(ROUNDS);
  }

  @Test
  void countsItemsAndBytesExactly() throws Exception {
    together(
        thread ->
            () -> {
              for (int round = 0; round < ROUNDS; round++) {
                Item key = item("id", "k" + (round * 7 + thread) % 50);
                if (round % 3 == 0) {
                  engine.execute(
                      new DeleteItem("things", key, null, Requests.NONE, null, null, null, null));
                } else {
                  engine.put("things", key.with("x", AttributeValue.n((long) round * thread)));
                }
              }
              return true;
            });
    long items = 0;
    long bytes = 0;
    for (int number = 0; number < 50; number++) {
      Item item = engine.get("things", item("id", "k" + number));
      if (item != null) {
        items++;
        bytes += ItemSize.of(item);
      }
    }
    assertThat(engine.describe("things").itemCount()).isEqualTo(items);
    assertThat(engine.describe("things").sizeBytes()).isEqualTo(bytes);
    engine.restart();
    assertThat(engine.describe("things").itemCount()).isEqualTo(items);
    assertThat(engine.describe("things").sizeBytes()).isEqualTo(bytes);
  }

  @Test
  void leavesNothingOfATableThatIsDeletedWhileWritten() throws Exception {
    List<Boolean> ends =
        together(
            thread ->
                () -> {
                  if (thread == 0) {
                    engine.execute(new DeleteTable("things"));
                    return true;
                  }
                  try {
                    for (int round = 0; round < ROUNDS; round++) {
                      engine.put("things", item("id", thread + "-" + round));
                    }
                    return true;
                  } catch (EngineError.ResourceNotFound deleted) {
                    return deleted.text().equals("Requested resource not found");
                  }
                });
    assertThat(ends).containsOnly(true);
    assertThat(engine.storedItems()).isZero();
  }

  /** Runs one task for each of the threads, all beginning at the same moment. */
  private static <T> List<T> together(IntFunction<Callable<T>> tasks) throws Exception {
    CyclicBarrier start = new CyclicBarrier(THREADS);
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Future<T>> running = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        Callable<T> task = tasks.apply(thread);
        running.add(
            threads.submit(
                () -> {
                  start.await();
                  return task.call();
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> one : running) {
        results.add(one.get());
      }
      return results;
    }
  }
}
