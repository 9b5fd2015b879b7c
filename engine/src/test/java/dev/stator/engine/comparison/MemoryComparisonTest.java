package dev.stator.engine.comparison;

import dev.stator.engine.memory.MemoryStore;
import dev.stator.engine.store.Store;
import java.nio.file.Path;

final class MemoryComparisonTest extends ComparisonContract {

  @Override
  protected Store open(Path folder) {
    return new MemoryStore();
  }

  @Override
  protected boolean isDurable() {
    return false;
  }

  @Override
  protected int runs() {
    return 50;
  }
}
