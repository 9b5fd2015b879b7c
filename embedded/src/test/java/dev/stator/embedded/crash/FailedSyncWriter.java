package dev.stator.embedded.crash;

import dev.stator.embedded.Stator;
import dev.stator.embedded.StatorOver;
import dev.stator.embedded.internal.store.DurableStores;
import dev.stator.engine.EngineConfig;
import dev.stator.engine.store.Durability;
import dev.stator.engine.store.StoreHealth;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;

/**
 * The process whose syncs begin to fail while workers do their steps. Ends with {@link #DONE} on
 * its output if writes stop for good and reads give what was answered, no more and no less.
 */
final class FailedSyncWriter {
  static final String DONE = "told, stopped, read";
  static final String HALT = "halt";

  /** How many steps are answered before the disk breaks. */
  private static final int ANSWERS = 80;

  private static final int UNAVAILABLE = 503;

  private final Stator stator;
  private final long seed;
  private final int[] firstSteps;
  private final CountDownLatch answers = new CountDownLatch(ANSWERS);

  private FailedSyncWriter(Stator stator, long seed, int[] firstSteps) {
    this.stator = stator;
    this.seed = seed;
    this.firstSteps = firstSteps;
  }

  /**
   * @param arguments the folder, the durability, the ledger, the seed, the file that makes syncs
   *     fail, "close" or "halt" for how to end, and the number of the first step of each worker
   */
  public static void main(String[] arguments) throws Exception {
    int[] firstSteps = new int[CrashWriter.WORKERS];
    for (int worker = 0; worker < CrashWriter.WORKERS; worker++) {
      firstSteps[worker] = Integer.parseInt(arguments[6 + worker]);
    }
    Durability durability = Durability.valueOf(arguments[1]);
    try (Stator stator =
            StatorOver.store(
                DurableStores.find().open(Path.of(arguments[0]), durability),
                EngineConfig.defaults().withUpkeep(CrashWriter.UPKEEP));
        Ledger ledger = Ledger.append(Path.of(arguments[2]))) {
      CrashTables.make(stator.client());
      new FailedSyncWriter(stator, Long.parseLong(arguments[3]), firstSteps)
          .breakDown(ledger, Path.of(arguments[4]), durability);
      System.out.println(DONE);
      if (arguments[5].equals(HALT)) {
        System.out.flush();
        Runtime.getRuntime().halt(0);
      }
    }
  }

  private void breakDown(Ledger ledger, Path fault, Durability durability) throws Exception {
    List<Refusal> refusals = new ArrayList<>();
    try (ExecutorService workers = Executors.newFixedThreadPool(CrashWriter.WORKERS)) {
      List<Future<Refusal>> ends = new ArrayList<>();
      for (int worker = 0; worker < CrashWriter.WORKERS; worker++) {
        StepCalls calls = new StepCalls(stator.client(), worker);
        ends.add(workers.submit(() -> work(calls, ledger)));
      }
      answers.await();
      Files.createFile(fault);
      for (Future<Refusal> end : ends) {
        refusals.add(end.get());
      }
    }
    // Who waits for no sync is not told of one; later writes are refused.
    require(
        durability == Durability.ASYNC || refusals.stream().anyMatch(Refusal::isUnknownOutcome),
        "somebody was told that the outcome is unknown: " + refusals);
    require(
        refusals.stream().allMatch(one -> one.isUnknownOutcome() || one.isUnavailable()),
        "all were told why: " + refusals);
    requireStopped();
    // A disk that takes syncs again says nothing about what it lost.
    Files.delete(fault);
    requireStopped();
    for (int worker = 0; worker < CrashWriter.WORKERS; worker++) {
      requireWhatWasAnswered(worker, refusals.get(worker).step());
    }
  }

  /** The step that was not answered, and what was said instead. */
  private record Refusal(int step, DynamoDbException told) {
    boolean isUnknownOutcome() {
      return told instanceof InternalServerErrorException;
    }

    boolean isUnavailable() {
      return told.statusCode() == UNAVAILABLE;
    }
  }

  private Refusal work(StepCalls calls, Ledger ledger) {
    for (int number = firstSteps[calls.worker()]; true; number++) {
      ledger.begins(calls.worker(), number);
      try {
        calls.execute(Step.of(seed, calls.worker(), number));
      } catch (DynamoDbException told) {
        return new Refusal(number, told);
      }
      ledger.acknowledged(calls.worker(), number);
      answers.countDown();
    }
  }

  private void requireStopped() {
    require(
        stator.engine().health() instanceof StoreHealth.Broken,
        "the health tells it: " + stator.engine().health());
    try {
      stator
          .client()
          .putItem(put -> put.tableName(CrashTables.ORDERS).item(Step.key(CrashWriter.WORKERS, 0)));
    } catch (DynamoDbException refused) {
      require(
          refused.statusCode() == UNAVAILABLE
              && String.valueOf(refused.getMessage()).contains("opened anew"),
          "the refusal says that nothing was done, and what helps: " + refused);
      return;
    }
    throw new IllegalStateException("a write was answered after a failed sync");
  }

  private void requireWhatWasAnswered(int worker, int end) {
    WorkerState state = WorkerState.empty(worker);
    for (int number = 0; number < end; number++) {
      state.apply(Step.of(seed, worker, number));
    }
    DynamoDbClient client = stator.client();
    require(
        CrashJudge.orders(client, worker).equals(state.orders()),
        "the orders of worker " + worker + " are those that were answered");
    require(
        CrashJudge.balances(client, worker).equals(state.balances()),
        "the balances of worker " + worker + " are those that were answered");
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalStateException("not so: " + what);
    }
  }
}
