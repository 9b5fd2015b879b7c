package dev.stator.store.rocksdb.log;

import dev.stator.engine.store.Batch;
import dev.stator.engine.store.Space;
import dev.stator.engine.store.Store;
import dev.stator.store.rocksdb.TestStores;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Folders of stores that nobody closed, with their records still in the log. */
final class CrashedStore {
  private CrashedStore() {}

  /**
   * A store with one log of {@code records} records, in which the key of each is its number in
   * three digits, and the values have up to {@code valueBytesMax} random bytes.
   */
  static Path withRecords(Path temporary, int records, int valueBytesMax) throws IOException {
    Random random = new Random(records);
    Path folder = temporary.resolve("crashed" + records);
    try (Store store = TestStores.open(temporary.resolve("live" + records))) {
      for (String key : keys(records)) {
        byte[] value = new byte[1 + random.nextInt(valueBytesMax)];
        random.nextBytes(value);
        store.commit(new Batch().put(Space.DATA, TestStores.bytes(key), value));
      }
      TestStores.copyAsCrashed(temporary.resolve("live" + records), folder);
    }
    return folder;
  }

  static List<String> keys(int count) {
    List<String> keys = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      keys.add("%03d".formatted(number));
    }
    return keys;
  }

  /** The only log of the store in {@code folder}. */
  static Path log(Path folder) throws IOException {
    List<Path> logs = TestStores.files(folder, ".log");
    if (logs.size() != 1) {
      throw new AssertionError("not one log: " + logs);
    }
    return logs.getFirst();
  }
}
