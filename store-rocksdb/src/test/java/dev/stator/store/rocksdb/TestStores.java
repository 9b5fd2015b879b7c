package dev.stator.store.rocksdb;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.stator.engine.store.Batch;
import dev.stator.engine.store.Cursor;
import dev.stator.engine.store.Direction;
import dev.stator.engine.store.Durability;
import dev.stator.engine.store.KeyRange;
import dev.stator.engine.store.Reader;
import dev.stator.engine.store.Space;
import dev.stator.engine.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Short ways to open, fill, read and copy stores. */
public final class TestStores {
  private TestStores() {}

  public static Store open(Path folder) {
    return new RocksStoreProvider().open(folder, Durability.FSYNC);
  }

  public static byte[] bytes(String text) {
    return text.getBytes(US_ASCII);
  }

  public static Batch put(String key, int valueBytes) {
    return new Batch().put(Space.DATA, bytes(key), new byte[valueBytes]);
  }

  public static List<String> keys(Reader reader, Space space) {
    List<String> keys = new ArrayList<>();
    try (Cursor cursor = reader.scan(space, KeyRange.all(), Direction.ASCENDING)) {
      while (cursor.next()) {
        keys.add(new String(cursor.key(), US_ASCII));
      }
    }
    return keys;
  }

  public static List<String> keysOf(Path folder) {
    try (Store store = open(folder)) {
      return keys(store, Space.DATA);
    }
  }

  /** Copies what an open store has on the disk, as the end of its process would leave it. */
  public static void copyAsCrashed(Path folder, Path copy) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path target = copy.resolve(folder.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }

  /** Leaves a store in {@code folder} that nobody closed, with records in two write logs. */
  public static void crashedWithTwoLogs(Path live, Path folder) throws IOException {
    try (Store store = open(live)) {
      // What META holds keeps the first log, when DATA has filled its memory and is given a new
      // one.
      store.commit(new Batch().put(Space.META, bytes("a"), new byte[1]));
      for (int i = 0; files(live, ".log").size() < 2; i++) {
        store.commit(put("%03d".formatted(i), 1 << 20));
      }
      store.commit(put("last", 100));
      copyAsCrashed(live, folder);
    }
  }

  /** RocksDB's files whose names end in {@code suffix}, in the order of their numbers. */
  public static List<Path> files(Path folder, String suffix) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("db"))) {
      return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
    }
  }
}
