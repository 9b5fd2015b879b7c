package dev.stator.embedded.internal.store;

import dev.stator.engine.store.StoreProvider;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** Finds the one {@link StoreProvider} on the class path. */
public final class DurableStores {
  private static final String NONE =
      "no durable store on the class path: add dev.stator:stator-store-rocksdb, or use"
          + " Stator.inMemory()";

  private DurableStores() {}

  /**
   * @throws IllegalStateException if there is none, or more than one
   */
  public static StoreProvider find() {
    return find(DurableStores.class.getClassLoader());
  }

  /** As {@link #find()}, among what {@code classes} sees. */
  static StoreProvider find(ClassLoader classes) {
    List<StoreProvider> found =
        ServiceLoader.load(StoreProvider.class, classes).stream()
            .map(ServiceLoader.Provider::get)
            .toList();
    return switch (found.size()) {
      case 0 -> throw new IllegalStateException(NONE);
      case 1 -> found.getFirst();
      default ->
          throw new IllegalStateException(
              found.stream()
                  .map(provider -> provider.getClass().getName())
                  .collect(
                      Collectors.joining(", ", "several durable stores on the class path: ", "")));
    };
  }
}
