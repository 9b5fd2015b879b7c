package dev.stator.store.rocksdb;

import dev.stator.engine.store.Durability;
import dev.stator.engine.store.Store;
import dev.stator.engine.store.StoreInspection;
import dev.stator.engine.store.StoreOpenException;
import dev.stator.engine.store.StoreOpenException.Reason;
import dev.stator.engine.store.StoreProvider;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.rocksdb.RocksDB;

/** Opens stores on disk. Found by {@link java.util.ServiceLoader}. */
public final class RocksStoreProvider implements StoreProvider {

  @Override
  public Store open(Path folder, Durability durability) {
    return open(folder, durability, UnaryOperator.identity());
  }

  static RocksStore open(Path folder, Durability durability, UnaryOperator<LogWriter> around) {
    Path absolute = folder.toAbsolutePath().normalize();
    loadLibrary(absolute);
    return new RocksStore(OpenFolder.open(absolute), durability, around);
  }

  @Override
  public StoreInspection inspect(Path folder, boolean salvage, Consumer<String> progress) {
    Path absolute = folder.toAbsolutePath().normalize();
    loadLibrary(absolute);
    return new FolderCheck(absolute, progress).run(salvage);
  }

  private static void loadLibrary(Path folder) {
    try {
      RocksDB.loadLibrary();
    } catch (LinkageError | RuntimeException failure) {
      throw new StoreOpenException(
          Reason.NOT_ACCESSIBLE,
          "the store in %s needs RocksDB's native library for this platform: %s"
              .formatted(folder, failure.getMessage()),
          failure);
    }
  }
}
