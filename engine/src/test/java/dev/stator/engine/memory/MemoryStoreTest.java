package dev.stator.engine.memory;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.engine.store.Store;
import dev.stator.engine.store.StoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class MemoryStoreTest extends StoreContract {

  @Override
  protected Store open() {
    return new MemoryStore();
  }

  @Test
  void hasNothingToCopy() {
    assertThatThrownBy(() -> store().checkpoint(Path.of("copy")))
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
