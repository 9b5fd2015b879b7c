package dev.stator.bench;

import dev.stator.embedded.Stator;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.rocksdb.RocksDBException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Get and Query of 50 items in the durable store beside RocksDB reading the same bytes, in turns of
 * a few milliseconds on one thread: what else the machine does hits both alike. Tells the ratio of
 * the CPU time of the reading thread and of the time that passed, each the median of all turns.
 */
public final class ReadBars {
  private static final int COUNT = 10_000;
  private static final int TURNS = 400;
  private static final int WARM_UP_TURNS = 300;
  private static final int GETS_A_TURN = 1_000;
  private static final int QUERIES_A_TURN = 60;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private static long kept;

  private ReadBars() {}

  private interface Work {
    /** Something of what was read, so that reading cannot be left out. */
    long once() throws RocksDBException;
  }

  private record Cost(double cpuMicros, double wallMicros) {}

  public static void main(String[] arguments) throws IOException, RocksDBException {
    Items items = new Items(COUNT);
    Folder folder = new Folder();
    Path data = folder.path().resolve("stator");
    // Opened anew, both read from files: nothing is left in memory but their caches.
    try (Stator filled = Stator.open(data)) {
      Items.createTable(filled.client());
      items.put(filled.client());
    }
    Path below = Files.createDirectory(folder.path().resolve("raw"));
    try (Stator stator = Stator.open(data);
        RawRocks raw = new RawRocks(below, COUNT)) {
      raw.fill();
      DynamoDbClient client = stator.client();
      compare(
          "Get",
          GETS_A_TURN,
          () -> get(client, items),
          () -> raw.get(items.randomNumber()).length,
          System.out);
      compare(
          "Query of 50",
          QUERIES_A_TURN,
          () -> query(client, items),
          () -> raw.scan(items.randomPartitionStart(), Items.PARTITION_ITEMS),
          System.out);
    } finally {
      folder.delete();
    }
    System.out.println("(" + kept + " read)");
  }

  private static long get(DynamoDbClient client, Items items) {
    Map<String, AttributeValue> key = items.randomKey();
    return client.getItem(r -> r.tableName(Items.TABLE).key(key)).item().size();
  }

  private static long query(DynamoDbClient client, Items items) {
    AttributeValue partition = items.randomPartition();
    return client
        .query(
            r ->
                r.tableName(Items.TABLE)
                    .keyConditionExpression("pk = :p")
                    .expressionAttributeValues(Map.of(":p", partition)))
        .items()
        .size();
  }

  private static void compare(String what, int times, Work ours, Work floor, PrintStream out)
      throws RocksDBException {
    for (int turn = 0; turn < WARM_UP_TURNS; turn++) {
      turn(ours, times);
      turn(floor, times);
    }
    Cost[] stator = new Cost[TURNS];
    Cost[] raw = new Cost[TURNS];
    for (int turn = 0; turn < TURNS; turn++) {
      stator[turn] = turn(ours, times);
      raw[turn] = turn(floor, times);
    }
    double cpu = median(stator, true);
    double rawCpu = median(raw, true);
    double wall = median(stator, false);
    double rawWall = median(raw, false);
    out.printf(
        Locale.ROOT,
        "%s: CPU %.2f us, raw %.2f us, ratio %.2f; wall %.2f us, raw %.2f us, ratio %.2f%n",
        what,
        cpu,
        rawCpu,
        rawCpu / cpu,
        wall,
        rawWall,
        rawWall / wall);
  }

  private static Cost turn(Work work, int times) throws RocksDBException {
    long beganCpu = THREADS.getCurrentThreadCpuTime();
    long began = System.nanoTime();
    for (int time = 0; time < times; time++) {
      kept += work.once();
    }
    long wall = System.nanoTime() - began;
    long cpu = THREADS.getCurrentThreadCpuTime() - beganCpu;
    return new Cost(cpu / 1e3 / times, wall / 1e3 / times);
  }

  private static double median(Cost[] costs, boolean cpu) {
    double[] sorted =
        Arrays.stream(costs)
            .mapToDouble(c -> cpu ? c.cpuMicros() : c.wallMicros())
            .sorted()
            .toArray();
    return sorted[sorted.length / 2];
  }
}
