package dev.stator.engine.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A store that is not open otherwise, looked at byte by byte. The folder stays locked until this is
 * closed.
 */
public interface StoreInspection extends AutoCloseable {

  /** What is worth knowing and no loss, or was done about a loss: a line each. */
  List<String> notes();

  /** What is damaged or missing, and what that means: a line each. */
  List<String> problems();

  /**
   * What the next start finds, or would after {@code salvage}, as of one moment; null if the store
   * cannot be opened at all. Reading a damaged place throws {@link
   * dev.stator.model.EngineError.StorageBroken}.
   */
  @Nullable Reader contents();

  @Override
  void close();
}
