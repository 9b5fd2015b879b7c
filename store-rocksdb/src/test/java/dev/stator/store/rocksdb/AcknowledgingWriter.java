package dev.stator.store.rocksdb;

import static dev.stator.store.rocksdb.TestStores.bytes;

import dev.stator.engine.store.Batch;
import dev.stator.engine.store.Space;
import dev.stator.engine.store.Store;
import java.nio.file.Path;

/**
 * A process to be killed: writes keys into two spaces, both in one batch, and prints each key when
 * its commit returned.
 */
final class AcknowledgingWriter {
  static final int THREADS = 4;

  private AcknowledgingWriter() {}

  /**
   * @param arguments the folder, and what the keys begin with
   */
  public static void main(String[] arguments) throws InterruptedException {
    Store store = TestStores.open(Path.of(arguments[0]));
    Thread[] threads = new Thread[THREADS];
    for (int thread = 0; thread < THREADS; thread++) {
      String prefix = arguments[1] + "/" + thread + "/";
      threads[thread] = Thread.startVirtualThread(() -> write(store, prefix));
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static void write(Store store, String prefix) {
    for (int number = 0; true; number++) {
      byte[] key = bytes(prefix + number);
      store.commit(
          new Batch()
              .put(Space.DATA, key, new byte[number % 2_000])
              .put(Space.LOG, key, new byte[1]));
      System.out.println(prefix + number);
    }
  }
}
