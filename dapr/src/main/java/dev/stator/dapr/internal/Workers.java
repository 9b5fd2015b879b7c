package dev.stator.dapr.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** Does the same with every element of a list, some at a time, and keeps their order. */
public final class Workers {
  private Workers() {}

  /**
   * @param parallelism how many at a time, 1 and above
   * @throws RuntimeException what {@code work} threw first in the order of the list, after all have
   *     ended
   */
  public static <T, R> List<R> each(List<T> elements, int parallelism, Function<T, R> work) {
    if (parallelism == 1 || elements.size() < 2) {
      return elements.stream().map(work).toList();
    }
    Semaphore permits = new Semaphore(parallelism);
    List<Future<R>> futures = new ArrayList<>(elements.size());
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (T element : elements) {
        permits.acquireUninterruptibly();
        futures.add(
            threads.submit(
                () -> {
                  try {
                    return work.apply(element);
                  } finally {
                    permits.release();
                  }
                }));
      }
    }
    return futures.stream().map(Workers::result).toList();
  }

  private static <R> R result(Future<R> ended) {
    try {
      return ended.get();
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }
}
