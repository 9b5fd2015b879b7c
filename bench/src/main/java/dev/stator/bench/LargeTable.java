package dev.stator.bench;

import dev.stator.embedded.Stator;
import dev.stator.engine.store.Durability;
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
 * memory the process has. Leaves the large folder behind when asked to, for {@code stator check}.
 */
public final class LargeTable {
  private static final int SMALL = 10_000;
  private static final int BATCH = 25;
  private static final int WRITERS = 4;
  private static final int WARM_UP_GETS = 50_000;
  private static final int GETS = 50_000;
  private static final int PADDING_CHARS = 950;
  private static final String NOISE = noise(1 << 20);

  private LargeTable() {}

  /**
   * @param arguments how many items, then the folder to leave behind, which must not exist
   */
  public static void main(String[] arguments)
      throws IOException, InterruptedException, ExecutionException {
    int large = Integer.parseInt(arguments[0]);
    Folder temporary = new Folder();
    try {
      Path kept =
          arguments.length > 1 ? Path.of(arguments[1]) : temporary.path().resolve("large");
      Path small = temporary.path().resolve("small");
      fill(small, SMALL, System.out);
      fill(kept, large, System.out);
      measure(small, SMALL, System.out);
      measure(kept, large, System.out);
      measure(small, SMALL, System.out);
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

  private static void measure(Path folder, int count, PrintStream out) throws IOException {
    try (Stator stator = Stator.open(folder)) {
      gets(stator.client(), count, WARM_UP_GETS);
      long[] nanos = gets(stator.client(), count, GETS);
      Arrays.sort(nanos);
      out.printf(
          Locale.ROOT,
          "%,d items: Get p50 %.1f us, p99 %.1f us; process %s%n",
          count,
          nanos[GETS / 2] / 1e3,
          nanos[GETS * 99 / 100] / 1e3,
          memory());
    }
  }

  private static long[] gets(DynamoDbClient client, int count, int times) {
    long[] nanos = new long[times];
    for (int get = 0; get < times; get++) {
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
