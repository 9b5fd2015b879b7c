package dev.stator.bench;

import dev.stator.embedded.Stator;
import dev.stator.engine.store.Durability;
import dev.stator.keda.AllowList;
import dev.stator.keda.Scaler;
import dev.stator.keda.TableSource;
import dev.stator.keda.TableSources;
import dev.stator.keda.TriggerDirectory;
import dev.stator.keda.activation.ActivityWatch;
import dev.stator.keda.identity.IdentityChoice;
import dev.stator.keda.trigger.ScaledWorkload;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * The scaler without gRPC: counts a partition of a million items in a heap that could not hold
 * them, answers from its cache, and tells activation after a write.
 */
public final class ScalerLoad {
  private static final int ITEMS_DEFAULT = 1_000_000;
  private static final int BATCH = 25;
  private static final int WRITERS = 8;
  private static final int READINGS = 100_000;
  private static final int PUSHES = 20;
  private static final Duration WAIT = Duration.ofSeconds(30);
  private static final Duration SETTLE = Duration.ofMillis(300);
  private static final String TABLE = "keda-events";
  private static final ScaledWorkload WORKLOAD = new ScaledWorkload("bench", "events");
  private static final Map<String, String> METADATA =
      Map.of(
          "awsRegion", "eu-west-2",
          "tableName", TABLE,
          "expressionAttributeNames", "{\"#k\":\"event_type\"}",
          "keyConditionExpression", "#k = :key",
          "expressionAttributeValues", "{\":key\":{\"S\":\"scaling_event\"}}",
          "targetValue", "5",
          "sampleInterval", "1h",
          "sampleDeadline", "60s");

  private ScalerLoad() {}

  /**
   * @param arguments the number of items, if not a million
   */
  public static void main(String[] arguments) throws Exception {
    int items = arguments.length == 0 ? ITEMS_DEFAULT : Integer.parseInt(arguments[0]);
    Folder folder = new Folder();
    try (Stator stator = Stator.open(folder.path(), Durability.ASYNC)) {
      fill(stator.client(), items);
      TableSources sources =
          new TableSources.Embedded(new TableSource(stator.client(), stator::streamsClient));
      Scaler scaler =
          new Scaler(
              new TriggerDirectory(
                  Map.of(), sources, AllowList.NOTHING, new IdentityChoice(name -> null)));
      count(scaler, System.out);
      readAlone(scaler, System.out);
      push(scaler, stator.client(), System.out);
    } finally {
      folder.delete();
    }
  }

  private static void fill(DynamoDbClient client, int items) throws Exception {
    client.createTable(
        r ->
            r.tableName(TABLE)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                    AttributeDefinition.builder()
                        .attributeName("event_type")
                        .attributeType(ScalarAttributeType.S)
                        .build(),
                    AttributeDefinition.builder()
                        .attributeName("event_id")
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .keySchema(
                    KeySchemaElement.builder()
                        .attributeName("event_type")
                        .keyType(KeyType.HASH)
                        .build(),
                    KeySchemaElement.builder()
                        .attributeName("event_id")
                        .keyType(KeyType.RANGE)
                        .build()));
    writeAll(client, items);
    client.updateTable(
        r ->
            r.tableName(TABLE)
                .streamSpecification(
                    s -> s.streamEnabled(true).streamViewType(StreamViewType.KEYS_ONLY)));
  }

  private static void writeAll(DynamoDbClient client, int items) throws Exception {
    Semaphore room = new Semaphore(WRITERS);
    try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
      for (int from = 0; from < items; from += BATCH) {
        List<WriteRequest> batch = batch(from, Math.min(items, from + BATCH));
        room.acquire();
        writers.execute(
            () -> {
              client.batchWriteItem(r -> r.requestItems(Map.of(TABLE, batch)));
              room.release();
            });
      }
    }
  }

  private static List<WriteRequest> batch(int from, int to) {
    List<WriteRequest> batch = new ArrayList<>();
    for (int id = from; id < to; id++) {
      Map<String, AttributeValue> item =
          Map.of(
              "event_type", AttributeValue.fromS("scaling_event"),
              "event_id", AttributeValue.fromS("%08d".formatted(id)),
              "payload", AttributeValue.fromS("x".repeat(100)));
      batch.add(WriteRequest.builder().putRequest(p -> p.item(item)).build());
    }
    return batch;
  }

  private static void count(Scaler scaler, PrintStream out) {
    long before = usedAfterCollection();
    long beganNanos = System.nanoTime();
    Scaler.Reading reading = scaler.read(WORKLOAD, METADATA);
    double seconds = (System.nanoTime() - beganNanos) / 1e9;
    out.printf(
        Locale.ROOT,
        "counted %s items in %.2f s, %d requests, %.0f read units; heap %d MB before, %d MB after,"
            + " %d MB at most%n",
        reading.value(),
        seconds,
        reading.sample().measurement().requests(),
        reading.sample().measurement().readUnits(),
        before >> 20,
        usedAfterCollection() >> 20,
        Runtime.getRuntime().maxMemory() >> 20);
  }

  private static long usedAfterCollection() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** How long after the answer to a write an idle workload is told to be active. */
  private static void push(Scaler scaler, DynamoDbClient client, PrintStream out) throws Exception {
    long[] nanos = new long[PUSHES];
    for (int push = 0; push < PUSHES; push++) {
      String type = "push-" + push;
      Map<String, String> metadata = new HashMap<>(METADATA);
      metadata.put("expressionAttributeValues", "{\":key\":{\"S\":\"" + type + "\"}}");
      try (ActivityWatch watch = scaler.watch(WORKLOAD, metadata)) {
        if (!watch.next(WAIT).equals(Optional.of(false))) {
          throw new IllegalStateException("an idle workload is expected");
        }
        // Long enough for the stream to be open.
        Thread.sleep(SETTLE);
        client.putItem(
            r ->
                r.tableName(TABLE)
                    .item(
                        Map.of(
                            "event_type", AttributeValue.fromS(type),
                            "event_id", AttributeValue.fromS("0"))));
        long writtenNanos = System.nanoTime();
        if (!watch.next(WAIT).equals(Optional.of(true))) {
          throw new IllegalStateException("the write was not told");
        }
        nanos[push] = System.nanoTime() - writtenNanos;
      }
    }
    Arrays.sort(nanos);
    out.printf(
        Locale.ROOT,
        "push, %d activations: p50 %.0f ms, max %.0f ms after the write%n",
        PUSHES,
        nanos[PUSHES / 2] / 1e6,
        nanos[PUSHES - 1] / 1e6);
  }

  /** Without gRPC: what the scaler itself takes of a call. */
  private static void readAlone(Scaler scaler, PrintStream out) {
    long[] nanos = new long[READINGS];
    for (int call = 0; call < nanos.length; call++) {
      long beganNanos = System.nanoTime();
      scaler.read(WORKLOAD, METADATA);
      nanos[call] = System.nanoTime() - beganNanos;
    }
    tell("the scaler alone", nanos, out);
  }

  private static void tell(String what, long[] nanos, PrintStream out) {
    Arrays.sort(nanos);
    out.printf(
        Locale.ROOT,
        "%s, %d calls: p50 %.3f ms, p90 %.3f ms, p99 %.3f ms, max %.3f ms%n",
        what,
        nanos.length,
        nanos[nanos.length / 2] / 1e6,
        nanos[nanos.length * 9 / 10] / 1e6,
        nanos[nanos.length * 99 / 100] / 1e6,
        nanos[nanos.length - 1] / 1e6);
  }
}
