package dev.stator.bench.storage;

import dev.stator.bench.server.Connection;
import dev.stator.bench.server.ServerProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Storage over HTTP beside DynamoDB's protocol, on one server in memory: server CPU of get and
 * GetItem, of set and PutItem, and keys a second of batches and single gets.
 */
final class HttpBars {
  private static final int CONNECTIONS = 8;
  private static final int ROUNDS = 5;
  private static final int REQUESTS = 40_000;
  private static final int BATCHES = 4_000;
  private static final int BATCH_KEYS = 100;
  private static final String VALUE = "x".repeat(200);

  private final ServerProcess server;
  private final ExecutorService threads;

  private HttpBars(ServerProcess server, ExecutorService threads) {
    this.server = server;
    this.threads = threads;
  }

  /** What many requests cost. */
  private record Cost(Duration cpu, Duration time, int requests) {
    double cpuMicros() {
      return cpu.toNanos() / 1e3 / requests;
    }

    double perSecond() {
      return requests / (time.toNanos() / 1e9);
    }

    Cost plus(Cost other) {
      return new Cost(cpu.plus(other.cpu), time.plus(other.time), requests + other.requests);
    }
  }

  /**
   * @param arguments the start script of a distribution
   */
  public static void main(String[] arguments) throws Exception {
    try (ServerProcess server = new ServerProcess(arguments[0], "dynamodb,storage");
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS)) {
      new HttpBars(server, threads).run();
    }
  }

  private void run() throws Exception {
    int http = server.port("Storage");
    int dynamo = server.port("DynamoDB");
    byte[] set = Connection.request("PUT", "/storage/default/bench/0", VALUE);
    byte[] get = Connection.request("GET", "/storage/default/bench/0", "");
    byte[] putItem =
        dynamo(
            "PutItem",
            "{\"TableName\":\"storage\",\"Item\":{\"key\":{\"S\":\"bench:0\"},\"value\":{\"S\":\""
                + VALUE
                + "\"}}}");
    byte[] getItem =
        dynamo("GetItem", "{\"TableName\":\"storage\",\"Key\":{\"key\":{\"S\":\"bench:0\"}}}");
    byte[] batch = batch(http);
    Cost[] sums = new Cost[5];
    // the first round warms up
    for (int round = 0; round <= ROUNDS; round++) {
      Cost[] costs = {
        many(http, set, REQUESTS),
        many(dynamo, putItem, REQUESTS),
        many(http, get, REQUESTS),
        many(dynamo, getItem, REQUESTS),
        many(http, batch, BATCHES)
      };
      for (int i = 0; i < costs.length && round > 0; i++) {
        sums[i] = round == 1 ? costs[i] : sums[i].plus(costs[i]);
      }
    }
    tell("set", sums[0], "PutItem", sums[1]);
    tell("get", sums[2], "GetItem", sums[3]);
    double batched = sums[4].perSecond() * BATCH_KEYS;
    double single = sums[2].perSecond();
    print(
        "getItems %,.0f keys/s, single gets %,.0f keys/s: %.1f times (bar: at least 8)",
        batched, single, batched / single);
  }

  private byte[] batch(int http) throws IOException {
    try (Connection connection = new Connection(http)) {
      for (int i = 0; i < BATCH_KEYS; i++) {
        connection.exchange(Connection.request("PUT", "/storage/default/bench/" + i, VALUE));
      }
    }
    String keys =
        IntStream.range(0, BATCH_KEYS)
            .mapToObj(i -> "\"bench/" + i + "\"")
            .collect(Collectors.joining(","));
    return Connection.request(
        "POST",
        "/storage/default/",
        "{\"get\":[" + keys + "]}",
        "Content-Type",
        "application/json");
  }

  private static byte[] dynamo(String operation, String body) {
    return Connection.request(
        "POST",
        "/",
        body,
        "Content-Type",
        "application/x-amz-json-1.0",
        "X-Amz-Target",
        "DynamoDB_20120810." + operation);
  }

  private Cost many(int port, byte[] request, int count)
      throws InterruptedException, ExecutionException {
    Duration cpuBefore = server.cpu();
    long before = System.nanoTime();
    List<Future<?>> workers = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      workers.add(
          threads.submit(
              () -> {
                try (Connection connection = new Connection(port)) {
                  for (int sent = 0; sent < count / CONNECTIONS; sent++) {
                    connection.exchange(request);
                  }
                }
                return null;
              }));
    }
    for (Future<?> worker : workers) {
      worker.get();
    }
    return new Cost(
        server.cpu().minus(cpuBefore), Duration.ofNanos(System.nanoTime() - before), count);
  }

  private static void tell(String ours, Cost cost, String theirs, Cost other) {
    print(
        "%s %.1f us of server CPU, %s %.1f us: %.2f times (bar: at most 2)",
        ours, cost.cpuMicros(), theirs, other.cpuMicros(), cost.cpuMicros() / other.cpuMicros());
  }

  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
