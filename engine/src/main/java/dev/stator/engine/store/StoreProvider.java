package dev.stator.engine.store;

import java.nio.file.Path;
import java.util.function.Consumer;

/** How a durable store is found on the class path: a {@link java.util.ServiceLoader} service. */
public interface StoreProvider {

  /**
   * Opens the store in {@code folder}, making both if they do not exist.
   *
   * @throws StoreOpenException if it cannot be opened: locked by another process, damaged, of a
   *     newer format, not writable
   */
  Store open(Path folder, Durability durability);

  /**
   * Verifies the files of the store in {@code folder}, which nothing else may have open, and gives
   * what they hold. Changes nothing, unless {@code salvage} is set and the write logs are damaged:
   * then what comes before the damage is kept, and all after it moved aside within the folder.
   *
   * @param progress is told what is being looked at
   * @throws StoreOpenException if there is no store to look at: locked by another process, of a
   *     newer format, not readable, not there
   */
  StoreInspection inspect(Path folder, boolean salvage, Consumer<String> progress);
}
