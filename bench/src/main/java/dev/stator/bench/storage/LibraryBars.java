package dev.stator.bench.storage;

import dev.stator.embedded.Stator;
import dev.stator.unstorage.Storage;
import dev.stator.unstorage.Write;
import dev.stator.unstorage.dynamodb.DynamoDbDriver;
import dev.stator.unstorage.dynamodb.DynamoDbOptions;
import dev.stator.unstorage.dynamodb.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The Storage as a library: setItems beside setting one by one, on a disk with fsync; what listing
 * a prefix costs in the two layouts.
 */
final class LibraryBars {
  private static final int ITEMS = 10_000;
  private static final int LISTED_ITEMS = 100_000;
  private static final int LISTED_PREFIX_ITEMS = 1_000;
  private static final int BATCH = 1_000;
  private static final String VALUE = "x".repeat(200);

  private LibraryBars() {}

  public static void main(String[] arguments) throws IOException {
    setItems();
    listing();
  }

  private static List<Write> writes(String prefix, int count) {
    List<Write> writes = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      writes.add(Write.of(prefix + i, VALUE));
    }
    return writes;
  }

  private static void setItems() throws IOException {
    Path folder = Files.createTempDirectory("stator-bench");
    try (Stator stator = Stator.open(folder);
        Storage storage =
            Storage.over(
                DynamoDbDriver.over(
                    stator.client(),
                    DynamoDbOptions.table("bench-items").createTable(true).build()))) {
      storage.setAll(writes("warm:", ITEMS));
      writes("warm:", ITEMS / 10).forEach(write -> storage.set(write.key(), write.text()));
      long before = System.nanoTime();
      storage.setAll(writes("many:", ITEMS));
      Duration many = Duration.ofNanos(System.nanoTime() - before);
      before = System.nanoTime();
      writes("single:", ITEMS).forEach(write -> storage.set(write.key(), write.text()));
      Duration single = Duration.ofNanos(System.nanoTime() - before);
      print(
          "setItems of %,d in %d ms, one by one %d ms: %.1f times faster (bar: at least 8)",
          ITEMS, many.toMillis(), single.toMillis(), (double) single.toNanos() / many.toNanos());
    } finally {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(one);
        }
      }
    }
  }

  private static void listing() {
    try (Stator stator = Stator.inMemory()) {
      CapacityMeter meter = new CapacityMeter(stator.client());
      double scan = capacity(meter, "bench-flat", Layout.FLAT);
      double query = capacity(meter, "bench-partitioned", Layout.PARTITIONED);
      print(
          "a prefix of %,d keys among %,d: Query %.1f units, Scan %.1f units: 1/%.0f (bar: at most"
              + " 1/20)",
          LISTED_PREFIX_ITEMS, LISTED_ITEMS, query, scan, scan / query);
    }
  }

  private static double capacity(CapacityMeter meter, String table, Layout layout) {
    Storage storage =
        Storage.over(
            DynamoDbDriver.over(
                meter, DynamoDbOptions.table(table).layout(layout).createTable(true).build()));
    for (int group = 0; group < LISTED_ITEMS / LISTED_PREFIX_ITEMS; group++) {
      for (int i = 0; i < LISTED_PREFIX_ITEMS; i += BATCH) {
        storage.setAll(writes("group" + group + ":", LISTED_PREFIX_ITEMS));
      }
    }
    meter.reset();
    int found = storage.keys("group7").size();
    if (found != LISTED_PREFIX_ITEMS) {
      throw new IllegalStateException("found " + found);
    }
    return meter.units();
  }

  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
