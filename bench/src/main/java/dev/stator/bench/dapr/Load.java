package dev.stator.bench.dapr;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/** Calls over {@value #CONNECTIONS} connections, each of which waits for its answer. */
final class Load {
  static final int CONNECTIONS = 16;

  private Load() {}

  /** Makes connections. */
  interface Client {
    Calls connect() throws Exception;
  }

  /** One connection, which does the same call again and again. */
  interface Calls extends AutoCloseable {
    void call() throws Exception;

    @Override
    void close() throws IOException;
  }

  static void once(Client client) throws Exception {
    try (Calls calls = client.connect()) {
      calls.call();
    }
  }

  /** As fast as they are answered. */
  static void all(Client client, int count) throws Exception {
    onEach(
        client,
        (calls, number) -> {
          for (int done = 0; done < count / CONNECTIONS; done++) {
            calls.call();
          }
          return new long[0];
        });
  }

  /**
   * At a steady rate.
   *
   * @return how long each took, in nanoseconds
   */
  static long[] steady(Client client, int perSecond, Duration time) throws Exception {
    long between = 1_000_000_000L * CONNECTIONS / perSecond;
    int each = (int) (time.toNanos() / between);
    long[] all = new long[each * CONNECTIONS];
    List<long[]> parts =
        onEach(
            client,
            (calls, number) -> {
              long[] took = new long[each];
              long next = System.nanoTime() + between * number / CONNECTIONS;
              for (int done = 0; done < each; done++, next += between) {
                LockSupport.parkNanos(next - System.nanoTime());
                long began = System.nanoTime();
                calls.call();
                took[done] = System.nanoTime() - began;
              }
              return took;
            });
    for (int i = 0; i < parts.size(); i++) {
      System.arraycopy(parts.get(i), 0, all, i * each, each);
    }
    return all;
  }

  private interface Work {
    long[] on(Calls calls, int number) throws Exception;
  }

  private static List<long[]> onEach(Client client, Work work) throws Exception {
    List<long[]> results = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS)) {
      List<Future<long[]>> running = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++) {
        int number = i;
        running.add(
            threads.submit(
                () -> {
                  try (Calls calls = client.connect()) {
                    return work.on(calls, number);
                  }
                }));
      }
      for (Future<long[]> one : running) {
        results.add(one.get());
      }
    }
    return results;
  }
}
