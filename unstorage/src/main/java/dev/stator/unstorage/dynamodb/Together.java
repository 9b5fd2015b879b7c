package dev.stator.unstorage.dynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** Calls made at once, a bounded number at a time. */
final class Together {
  /** Calls in flight for one caller. */
  static final int CALLS_MAX = 16;

  private Together() {}

  /**
   * The results, in the order of {@code all}. If a call throws, so does this, after all have ended.
   */
  static <A, B> List<B> map(List<A> all, Function<A, B> call) {
    if (all.size() == 1) {
      return List.of(call.apply(all.getFirst()));
    }
    Semaphore free = new Semaphore(CALLS_MAX);
    List<Future<B>> started = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (A one : all) {
        free.acquireUninterruptibly();
        started.add(
            threads.submit(
                () -> {
                  try {
                    return call.apply(one);
                  } finally {
                    free.release();
                  }
                }));
      }
    }
    List<B> results = new ArrayList<>();
    for (Future<B> future : started) {
      results.add(result(future));
    }
    return results;
  }

  private static <B> B result(Future<B> ended) {
    try {
      return ended.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }
}
