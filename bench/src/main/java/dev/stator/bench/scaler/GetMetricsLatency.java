package dev.stator.bench.scaler;

import dev.stator.server.keda.proto.ExternalScalerGrpc;
import dev.stator.server.keda.proto.GetMetricsRequest;
import dev.stator.server.keda.proto.ScaledObjectRef;
import io.grpc.ManagedChannel;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.StreamObserver;
import java.io.PrintStream;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Locale;

/**
 * GetMetrics from the cache at 1,000 calls a second, over gRPC, of the built server in a process of
 * its own. Beside it, in the same run and at the same rate, what is not the scaler's: gRPC's health
 * call, and how late a thread that sleeps until a time is woken up.
 */
public final class GetMetricsLatency {
  private static final int CALLS_PER_SECOND = 1_000;
  private static final int WARM_UP_SECONDS = 20;
  private static final int WARM_UP_CALLS_PER_SECOND = 2_000;
  private static final int BOX_SECONDS = 5;
  private static final int SECONDS = 10;
  private static final int ROUNDS = 4;
  private static final int ITEMS = 7;
  private static final String CREATE_TABLE =
      """
      {"TableName": "keda-events", "BillingMode": "PAY_PER_REQUEST",
       "AttributeDefinitions": [{"AttributeName": "event_type", "AttributeType": "S"},
                                {"AttributeName": "event_id", "AttributeType": "S"}],
       "KeySchema": [{"AttributeName": "event_type", "KeyType": "HASH"},
                     {"AttributeName": "event_id", "KeyType": "RANGE"}]}
      """;

  private GetMetricsLatency() {}

  /**
   * @param arguments the start script of the built distribution
   */
  public static void main(String[] arguments) throws Exception {
    String script = arguments.length == 0 ? "app/target/dist/bin/stator" : arguments[0];
    try (ScalerServer server = new ScalerServer(script)) {
      fill(server);
      ManagedChannel channel =
          NettyChannelBuilder.forAddress("127.0.0.1", server.kedaPort())
              .usePlaintext()
              .directExecutor()
              .build();
      try {
        measure(server, getMetrics(channel), health(channel), System.out);
      } finally {
        channel.shutdownNow();
      }
    }
  }

  private static void fill(ScalerServer server) throws Exception {
    server.dynamo("CreateTable", CREATE_TABLE);
    for (int item = 0; item < ITEMS; item++) {
      server.dynamo(
          "PutItem",
          """
          {"TableName": "keda-events",
           "Item": {"event_type": {"S": "scaling_event"}, "event_id": {"S": "%d"}}}
          """
              .formatted(item));
    }
  }

  private static void measure(
      ScalerServer server, Pace.Call getMetrics, Pace.Call health, PrintStream out)
      throws Exception {
    Pace.run(health, WARM_UP_CALLS_PER_SECOND, WARM_UP_SECONDS / 2);
    Pace.run(getMetrics, WARM_UP_CALLS_PER_SECOND, WARM_UP_SECONDS);
    for (int round = 0; round < ROUNDS; round++) {
      out.println(Pace.run(Runnable::run, CALLS_PER_SECOND, BOX_SECONDS).line("waking up"));
      out.println(Pace.run(health, CALLS_PER_SECOND, SECONDS).line("gRPC health"));
      long within = server.answered("0.001");
      long all = server.answered("+Inf");
      Duration cpu = server.cpu();
      long collectedMs = collectedMs();
      Pace.Latencies latencies = Pace.run(getMetrics, CALLS_PER_SECOND, SECONDS);
      out.println(latencies.line("GetMetrics"));
      out.printf(
          Locale.ROOT,
          "  the server itself: %d of %d within 1 ms, %.0f us of CPU a call; collections here %d"
              + " ms%n",
          server.answered("0.001") - within,
          server.answered("+Inf") - all,
          server.cpu().minus(cpu).toNanos() / 1e3 / latencies.nanos().length,
          collectedMs() - collectedMs);
    }
  }

  private static long collectedMs() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(GarbageCollectorMXBean::getCollectionTime)
        .sum();
  }

  private static Pace.Call getMetrics(ManagedChannel channel) {
    ExternalScalerGrpc.ExternalScalerStub keda = ExternalScalerGrpc.newStub(channel);
    GetMetricsRequest request =
        GetMetricsRequest.newBuilder()
            .setMetricName("aws-dynamodb-keda-events")
            .setScaledObjectRef(
                ScaledObjectRef.newBuilder()
                    .setNamespace("bench")
                    .setName("events")
                    .putScalerMetadata("awsRegion", "eu-west-2")
                    .putScalerMetadata("tableName", "keda-events")
                    .putScalerMetadata("expressionAttributeNames", "{\"#k\":\"event_type\"}")
                    .putScalerMetadata("keyConditionExpression", "#k = :key")
                    .putScalerMetadata(
                        "expressionAttributeValues", "{\":key\":{\"S\":\"scaling_event\"}}")
                    .putScalerMetadata("targetValue", "5"))
            .build();
    return done ->
        keda.getMetrics(
            request,
            Answered.by(answer -> answer.getMetricValues(0).getMetricValue() == ITEMS, done));
  }

  private static Pace.Call health(ManagedChannel channel) {
    HealthGrpc.HealthStub stub = HealthGrpc.newStub(channel);
    HealthCheckRequest request = HealthCheckRequest.getDefaultInstance();
    return done -> stub.check(request, Answered.by(answer -> answer.getStatusValue() == 1, done));
  }

  /** One right answer; anything else ends the benchmark's wait without its latency. */
  private record Answered<T>(java.util.function.Predicate<T> right, Runnable done)
      implements StreamObserver<T> {
    static <T> StreamObserver<T> by(java.util.function.Predicate<T> right, Runnable done) {
      return new Answered<>(right, done);
    }

    @Override
    public void onNext(T answer) {
      if (right.test(answer)) {
        done.run();
      }
    }

    @Override
    public void onError(Throwable failure) {
      System.err.println(failure);
    }

    @Override
    public void onCompleted() {}
  }
}
