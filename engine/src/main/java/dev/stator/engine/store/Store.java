package dev.stator.engine.store;

import dev.stator.model.EngineError;
import java.nio.file.Path;

/**
 * Ordered bytes with atomic batches. For many threads. What a read outside a snapshot sees is the
 * newest committed state; a batch is seen whole or not at all, and never before it is as durable as
 * the store was opened to make it.
 */
public interface Store extends Reader, AutoCloseable {

  /** A consistent view of this moment. */
  Snapshot snapshot();

  /**
   * Makes the changes of {@code batch}, all or none; durable when this returns.
   *
   * @throws EngineError.StorageFull nothing was written, the disk is full
   * @throws EngineError.StorageBroken nothing was written, the store is broken or closed
   * @throws EngineError.OutcomeUnknown the write may or may not be there after a restart
   */
  void commit(Batch batch);

  /**
   * Writes a consistent copy of everything into {@code directory}, which must not exist yet.
   *
   * @throws UnsupportedOperationException if the store has nothing on disk
   * @throws IllegalArgumentException if {@code directory} exists
   * @throws java.io.UncheckedIOException if it could not be written; it is no store then
   * @throws EngineError.StorageBroken the store is closed
   */
  void checkpoint(Path directory);

  StoreHealth health();

  /** What the store can tell of its inside; nothing once it is closed. */
  StoreStatistics statistics();

  /** Waits for commits in progress, then gives everything back. Closing twice does nothing. */
  @Override
  void close();
}
