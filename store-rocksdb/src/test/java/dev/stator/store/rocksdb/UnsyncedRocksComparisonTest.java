package dev.stator.store.rocksdb;

import dev.stator.engine.comparison.ComparisonContract;
import dev.stator.engine.store.Durability;
import dev.stator.engine.store.Store;
import java.nio.file.Path;

final class UnsyncedRocksComparisonTest extends ComparisonContract {

  @Override
  protected Store open(Path folder) {
    return new RocksStoreProvider().open(folder, Durability.ASYNC);
  }

  @Override
  protected boolean isDurable() {
    return true;
  }

  @Override
  protected int runs() {
    return 8;
  }
}
