package dev.stator.dapr.internal;

import dev.stator.tables.TableError;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * Tries again what met a transaction on the same item: it was not done, and nobody did anything
 * wrong.
 */
public final class Contention {
  static final int ATTEMPTS_MAX = 6;
  private static final Duration PAUSE_MAX = Duration.ofMillis(20);

  private Contention() {}

  /**
   * @throws TableError what {@code call} threw, if it was something else, or the last time
   */
  public static <T> T retried(Supplier<T> call) {
    for (int attempt = 1; ; attempt++) {
      try {
        return call.get();
      } catch (TableError.Conflict conflict) {
        if (attempt == ATTEMPTS_MAX || !pause(attempt)) {
          throw conflict;
        }
      } catch (TableError.TransactionCanceled canceled) {
        if (attempt == ATTEMPTS_MAX || !isTransient(canceled) || !pause(attempt)) {
          throw canceled;
        }
      }
    }
  }

  /** Whether nothing but other transactions and throttling stood in the way. */
  private static boolean isTransient(TableError.TransactionCanceled canceled) {
    boolean[] any = {false};
    return canceled.reasons().stream()
            .allMatch(
                reason ->
                    switch (reason.code()) {
                      case "None" -> true;
                      case "TransactionConflict",
                          "ThrottlingError",
                          "ProvisionedThroughputExceeded" -> {
                        any[0] = true;
                        yield true;
                      }
                      default -> false;
                    })
        && any[0];
  }

  private static boolean pause(int attempt) {
    try {
      long bound = PAUSE_MAX.toNanos() << (attempt - 1);
      Thread.sleep(Duration.ofNanos(ThreadLocalRandom.current().nextLong(bound)));
      return true;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
