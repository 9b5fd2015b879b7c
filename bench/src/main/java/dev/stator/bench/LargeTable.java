package dev.stator.bench;

import dev.stator.embedded.Stator;
import dev.stator.engine.check.IntegrityCheck;
import dev.stator.engine.check.IntegrityReport;
import dev.stator.engine.store.Durability;
import dev.stator.engine.store.Reader;
import dev.stator.engine.store.StoreInspection;
import dev.stator.store.rocksdb.RocksStoreProvider;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * A table far larger than the cache, beside a small one: how long a Get takes in each, and how much
 * memory the process has, and how long the check of the large one's folder.
 */
public final class LargeTable {
  private static final int SMALL = 10_000;
  private static final int BATCH = 25;
  private static final int WRITERS = 4;
  private static final int GETS_A_TURN = 1_000;
  private static final int WARM_UP_TURNS = 100;
  private static final int TURNS = 100;
  private static final int PADDING_CHARS = 950;
  private static final String NOISE = noise(1 << 20);

  private LargeTable() {}

  /**
   * @param arguments how many items, then, if it is to stay, the folder with them, which is filled
   *     if it is not there
   */
  public static void main(String[] arguments)
      throws IOException, InterruptedException, ExecutionException {
    int large = Integer.parseInt(arguments[0]);
    Folder temporary = new Folder();
    try {
      Path kept = arguments.length > 1 ? Path.of(arguments[1]) : temporary.path().resolve("large");
      Path small = temporary.path().resolve("small");
      fill(small, SMALL, System.out);
      if (!Files.exists(kept)) {
        fill(kept, large, System.out);
      }
      compare(small, kept, large, System.out);
      check(kept, System.out);
    } finally {
      temporary.delete();
    }
  }

  /** Text that no compression makes smaller, so that the files are as large as the items. */
  private static String noise(int chars) {
    return ThreadLocalRandom.current()
        .ints(chars, ' ', '~')
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  private static void fill(Path folder, int count, PrintStream out)
      throws InterruptedException, ExecutionException {
    long beganNanos = System.nanoTime();
    try (Stator stator = Stator.open(folder, Durability.ASYNC);
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
      Items.createTable(stator.client());
      List<Future<?>> parts = new ArrayList<>();
      for (int writer = 0; writer < WRITERS; writer++) {
        int first = writer * BATCH;
        parts.add(writers.submit(() -> writePart(stator.client(), first, count)));
      }
      for (Future<?> part : parts) {
        part.get();
      }
    }
    out.printf(
        Locale.ROOT,
        "%,d items written and closed in %.0f s%n",
        count,
        (System.nanoTime() - beganNanos) / 1e9);
  }

  /** Every batch of which {@code first} is one, the others between belong to other writers. */
  private static void writePart(DynamoDbClient client, int first, int count) {
    for (int from = first; from < count; from += BATCH * WRITERS) {
      List<WriteRequest> batch = new ArrayList<>(BATCH);
      for (int number = from; number < Math.min(count, from + BATCH); number++) {
        Map<String, AttributeValue> item = item(number);
        batch.add(WriteRequest.builder().putRequest(p -> p.item(item)).build());
      }
      client.batchWriteItem(r -> r.requestItems(Map.of(Items.TABLE, batch)));
    }
  }

  private static Map<String, AttributeValue> item(int number) {
    Map<String, AttributeValue> key = Items.key(number);
    int at = ThreadLocalRandom.current().nextInt(NOISE.length() - PADDING_CHARS);
    return Map.of(
        "pk", key.get("pk"),
        "sk", key.get("sk"),
        "count", AttributeValue.fromN(Integer.toString(number)),
        "padding", AttributeValue.fromS(NOISE.substring(at, at + PADDING_CHARS)));
  }

  /** In turns, so that what else the machine does hits both alike. */
  private static void compare(Path small, Path large, int count, PrintStream out)
      throws IOException {
    try (Stator few = Stator.open(small);
        Stator many = Stator.open(large)) {
      long[] fewNanos = new long[TURNS * GETS_A_TURN];
      long[] manyNanos = new long[TURNS * GETS_A_TURN];
      for (int turn = -WARM_UP_TURNS; turn < TURNS; turn++) {
        long[] ofFew = gets(few.client(), SMALL);
        long[] ofMany = gets(many.client(), count);
        if (turn >= 0) {
          System.arraycopy(ofFew, 0, fewNanos, turn * GETS_A_TURN, GETS_A_TURN);
          System.arraycopy(ofMany, 0, manyNanos, turn * GETS_A_TURN, GETS_A_TURN);
        }
      }
      double fewMicros = tell(SMALL, fewNanos, out);
      double manyMicros = tell(count, manyNanos, out);
      out.printf(Locale.ROOT, "p50 %.1f times; process %s%n", manyMicros / fewMicros, memory());
    }
  }

  private static double tell(int count, long[] nanos, PrintStream out) {
    Arrays.sort(nanos);
    double median = nanos[nanos.length / 2] / 1e3;
    double late = nanos[nanos.length * 99 / 100] / 1e3;
    out.printf(Locale.ROOT, "%,d items: Get p50 %.1f us, p99 %.1f us%n", count, median, late);
    return median;
  }

  private static void check(Path folder, PrintStream out) throws IOException {
    long beganNanos = System.nanoTime();
    try (StoreInspection inspection = new RocksStoreProvider().inspect(folder, false, part -> {})) {
      Reader contents = inspection.contents();
      if (contents == null || !inspection.problems().isEmpty()) {
        throw new IllegalStateException("damaged: " + inspection.problems());
      }
      IntegrityReport report = IntegrityCheck.run(contents, part -> {});
      out.printf(
          Locale.ROOT,
          "check in %.0f s: %s; process %s%n",
          (System.nanoTime() - beganNanos) / 1e9,
          report.isClean() ? "clean" : report,
          memory());
    }
  }

  private static long[] gets(DynamoDbClient client, int count) {
    long[] nanos = new long[GETS_A_TURN];
    for (int get = 0; get < GETS_A_TURN; get++) {
      Map<String, AttributeValue> key = Items.key(ThreadLocalRandom.current().nextInt(count));
      long beganNanos = System.nanoTime();
      boolean found = client.getItem(r -> r.tableName(Items.TABLE).key(key)).hasItem();
      nanos[get] = System.nanoTime() - beganNanos;
      if (!found) {
        throw new IllegalStateException("an item is missing: " + key);
      }
    }
    return nanos;
  }

  /** As Linux counts it, now and at most. */
  private static String memory() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS") || line.startsWith("VmHWM"))
        .map(line -> line.replaceAll("\\s+", " "))
        .collect(Collectors.joining(", "));
  }
}
