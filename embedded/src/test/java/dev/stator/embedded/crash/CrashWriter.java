package dev.stator.embedded.crash;

import dev.stator.embedded.Stator;
import dev.stator.embedded.StatorOver;
import dev.stator.embedded.internal.store.DurableStores;
import dev.stator.engine.EngineConfig;
import dev.stator.engine.store.Durability;
import dev.stator.engine.store.LosingStore;
import dev.stator.engine.store.Store;
import java.nio.file.Path;
import java.time.Duration;

/** The process to be killed: workers that do their steps, one after another, until it ends. */
final class CrashWriter {
  static final int WORKERS = 4;

  /** Short, so that the loop sees several shards. */
  static final EngineConfig.Upkeep UPKEEP =
      new EngineConfig.Upkeep(Duration.ofMillis(100), Duration.ofSeconds(2));

  private CrashWriter() {}

  /**
   * @param arguments the folder, the ledger, the seed, the fault, and the number of the first step
   *     of each worker
   */
  public static void main(String[] arguments) throws Exception {
    long seed = Long.parseLong(arguments[2]);
    Fault fault = Fault.valueOf(arguments[3]);
    Store store = DurableStores.find().open(Path.of(arguments[0]), Durability.FSYNC);
    Stator stator =
        StatorOver.store(
            fault == Fault.NONE ? store : new LosingStore(store, fault.everyFifth()),
            EngineConfig.defaults().withUpkeep(UPKEEP));
    CrashTables.make(stator.client());
    Ledger ledger = Ledger.append(Path.of(arguments[1]));
    Thread[] threads = new Thread[WORKERS];
    for (int worker = 0; worker < WORKERS; worker++) {
      int first = Integer.parseInt(arguments[4 + worker]);
      StepCalls calls = new StepCalls(stator.client(), worker);
      threads[worker] = Thread.ofPlatform().start(() -> work(calls, ledger, seed, first));
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static void work(StepCalls calls, Ledger ledger, long seed, int first) {
    for (int number = first; true; number++) {
      ledger.begins(calls.worker(), number);
      calls.execute(Step.of(seed, calls.worker(), number));
      ledger.acknowledged(calls.worker(), number);
    }
  }
}
