package dev.stator.store.rocksdb;

import dev.stator.engine.store.Durability;
import dev.stator.engine.store.Store;
import dev.stator.engine.store.StoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class SyncedRocksStoreTest extends StoreContract {
  @TempDir Path folder;

  @Override
  protected Store open() {
    return new RocksStoreProvider().open(folder, Durability.FSYNC);
  }
}
