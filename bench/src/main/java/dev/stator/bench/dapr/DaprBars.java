package dev.stator.bench.dapr;

import dev.stator.bench.server.ServerProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Dapr's APIs beside DynamoDB's protocol, on one server in memory: server CPU of get and GetItem,
 * of set and PutItem, keys a second of bulk reads and single gets, latency beside that of health.
 */
final class DaprBars {
  private static final int ROUNDS = 3;
  private static final int REQUESTS = 32_000;
  private static final int BULKS = 1_600;
  private static final int PER_SECOND = 1_000;
  private static final Duration STEADY = Duration.ofSeconds(8);

  private final ServerProcess server;
  private final Map<String, Cost> costs = new LinkedHashMap<>();

  private DaprBars(ServerProcess server) {
    this.server = server;
  }

  /**
   * @param arguments the start script of a distribution
   */
  public static void main(String[] arguments) throws Exception {
    try (ServerProcess server = new ServerProcess(arguments[0], "dynamodb,dapr")) {
      new DaprBars(server).run();
    }
  }

  private void run() throws Exception {
    int dynamo = server.port("DynamoDB");
    int http = server.port("Dapr");
    int grpc = server.grpcPort();
    Load.once(HttpCalls.saveAll(http));
    // the first round warms up
    for (int round = 0; round <= ROUNDS; round++) {
      if (round == 1) {
        costs.clear();
      }
      measure("GetItem", HttpCalls.getItem(dynamo), REQUESTS);
      measure("PutItem", HttpCalls.putItem(dynamo), REQUESTS);
      measure("HTTP get", HttpCalls.get(http), REQUESTS);
      measure("HTTP set", HttpCalls.set(http), REQUESTS);
      measure("gRPC get", GrpcCalls.get(grpc), REQUESTS);
      measure("gRPC set", GrpcCalls.set(grpc), REQUESTS);
      measure("HTTP bulk get", HttpCalls.bulkGet(http), BULKS);
      measure("gRPC bulk get", GrpcCalls.bulkGet(grpc), BULKS);
      measure("gRPC transaction", GrpcCalls.transaction(grpc), BULKS);
    }
    compare("HTTP get", "GetItem", 2);
    compare("HTTP set", "PutItem", 2);
    compare("gRPC get", "GetItem", 2.5);
    compare("gRPC set", "PutItem", 2.5);
    bulk("HTTP");
    bulk("gRPC");
    print(
        "gRPC transaction of %d operations, one call: %.0f us of server CPU",
        Items.KEYS, cost("gRPC transaction").cpuMicros());
    latency("HTTP get", HttpCalls.get(http), HttpCalls.health(http));
    latency("HTTP set", HttpCalls.set(http), HttpCalls.health(http));
    latency("gRPC get", GrpcCalls.get(grpc), HttpCalls.health(http));
    latency("gRPC set", GrpcCalls.set(grpc), HttpCalls.health(http));
  }

  private void measure(String name, Load.Client client, int calls) throws Exception {
    Duration before = server.cpu();
    long began = System.nanoTime();
    Load.all(client, calls);
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    costs.merge(name, new Cost(server.cpu().minus(before), took, calls), Cost::plus);
  }

  /** What many calls cost. */
  private record Cost(Duration cpu, Duration time, int calls) {
    double cpuMicros() {
      return cpu.toNanos() / 1e3 / calls;
    }

    double perSecond() {
      return calls / (time.toNanos() / 1e9);
    }

    Cost plus(Cost other) {
      return new Cost(cpu.plus(other.cpu), time.plus(other.time), calls + other.calls);
    }
  }

  private Cost cost(String name) throws IOException {
    Cost cost = costs.get(name);
    if (cost == null) {
      throw new IOException("not measured: " + name);
    }
    return cost;
  }

  private void compare(String ours, String theirs, double bar) throws IOException {
    print(
        "%s %.1f us of server CPU, %s %.1f us: %.2f times (bar: at most %.1f)",
        ours,
        cost(ours).cpuMicros(),
        theirs,
        cost(theirs).cpuMicros(),
        cost(ours).cpuMicros() / cost(theirs).cpuMicros(),
        bar);
  }

  private void bulk(String protocol) throws IOException {
    double bulk = cost(protocol + " bulk get").perSecond() * Items.KEYS;
    double single = cost(protocol + " get").perSecond();
    print(
        "%s bulk get %,.0f keys/s, single gets %,.0f keys/s: %.1f times (bar: at least 8)",
        protocol, bulk, single, bulk / single);
  }

  private static void latency(String name, Load.Client client, Load.Client health)
      throws Exception {
    double base = p90Micros(Load.steady(health, PER_SECOND, STEADY));
    double ours = p90Micros(Load.steady(client, PER_SECOND, STEADY));
    print(
        "%s p90 %.0f us, health %.0f us, at %,d requests/s: %.0f us added (bar: below 1,000)",
        name, ours, base, PER_SECOND, ours - base);
  }

  private static double p90Micros(long[] nanos) {
    Arrays.sort(nanos);
    return nanos[nanos.length * 9 / 10] / 1e3;
  }

  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
