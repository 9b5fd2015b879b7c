package dev.stator.embedded.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.engine.memory.MemoryStore;
import dev.stator.engine.store.Durability;
import dev.stator.engine.store.Store;
import dev.stator.engine.store.StoreInspection;
import dev.stator.engine.store.StoreProvider;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableStoresTest {
  private static final String SERVICE_FILE = "META-INF/services/" + StoreProvider.class.getName();

  @TempDir Path folder;

  /** A store that the test's service file names. */
  public static final class First implements StoreProvider {
    @Override
    public Store open(Path folder, Durability durability) {
      return new MemoryStore();
    }

    @Override
    public StoreInspection inspect(Path folder, boolean salvage, Consumer<String> progress) {
      throw new UnsupportedOperationException("only found, never used");
    }
  }

  /** A second one. */
  public static final class Second implements StoreProvider {
    @Override
    public Store open(Path folder, Durability durability) {
      return new MemoryStore();
    }

    @Override
    public StoreInspection inspect(Path folder, boolean salvage, Consumer<String> progress) {
      throw new UnsupportedOperationException("only found, never used");
    }
  }

  @Test
  void saysWhatToAddIfThereIsNone() throws IOException {
    try (URLClassLoader classes = classPathNaming()) {
      assertThatThrownBy(() -> DurableStores.find(classes))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("dev.stator:stator-store-rocksdb");
    }
  }

  @Test
  void findsTheOneOfTheClassPath() throws IOException {
    try (URLClassLoader classes = classPathNaming(First.class)) {
      assertThat(DurableStores.find(classes)).isInstanceOf(First.class);
    }
  }

  @Test
  void refusesToChooseBetweenSeveral() throws IOException {
    try (URLClassLoader classes = classPathNaming(First.class, Second.class)) {
      assertThatThrownBy(() -> DurableStores.find(classes))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "several durable stores on the class path: %s, %s",
              First.class.getName(), Second.class.getName());
    }
  }

  /** The test's class path, with these services instead of its own. */
  private URLClassLoader classPathNaming(Class<?>... providers) throws IOException {
    Path file = folder.resolve("services");
    StringBuilder names = new StringBuilder();
    for (Class<?> provider : providers) {
      names.append(provider.getName()).append('\n');
    }
    Files.writeString(file, names);
    URL services = file.toUri().toURL();
    return new URLClassLoader(new URL[0], DurableStoresTest.class.getClassLoader()) {
      @Override
      public Enumeration<URL> getResources(String name) throws IOException {
        return name.equals(SERVICE_FILE)
            ? Collections.enumeration(List.of(services))
            : super.getResources(name);
      }
    };
  }
}
