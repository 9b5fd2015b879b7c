package dev.stator.engine.store;

import java.nio.file.Path;

/** How a durable store is found on the class path: a {@link java.util.ServiceLoader} service. */
public interface StoreProvider {

  /**
   * Opens the store in {@code folder}, making both if they do not exist.
   *
   * @throws StoreOpenException if it cannot be opened: locked by another process, damaged, of a
   *     newer format, not writable
   */
  Store open(Path folder, Durability durability);
}
