package dev.stator.embedded.internal.store;

import dev.stator.engine.Engine;
import dev.stator.engine.EngineConfig;
import dev.stator.engine.memory.MemoryImage;
import dev.stator.engine.memory.MemoryStore;
import dev.stator.engine.store.Store;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The engine that a database's clients talk to: one from beginning to end, unless a database in
 * memory is set back, which gives it another.
 */
public final class EngineSource implements Supplier<Engine>, AutoCloseable {
  private final EngineConfig config;
  private final ReentrantLock changing = new ReentrantLock();
  private Store store;
  private volatile Engine engine;
  private boolean closed;

  /**
   * @param store the source's alone from now on; closed with it, also if this throws
   */
  public EngineSource(Store store, EngineConfig config) {
    this.config = config;
    this.store = store;
    this.engine = open(store);
  }

  private Engine open(Store opened) {
    try {
      return new Engine(opened, config);
    } catch (RuntimeException refused) {
      opened.close();
      throw refused;
    }
  }

  /** The engine at this moment. */
  @Override
  public Engine get() {
    return engine;
  }

  /**
   * What a database in memory holds.
   *
   * @throws UnsupportedOperationException if it is in a folder
   */
  public MemoryImage image() {
    changing.lock();
    try {
      return memory().image();
    } finally {
      changing.unlock();
    }
  }

  /**
   * Lets a database in memory hold {@code image} instead of what it holds. Calls that are under way
   * find the database closed.
   *
   * @throws UnsupportedOperationException if it is in a folder
   * @throws IllegalStateException if it is closed
   */
  public void reset(MemoryImage image) {
    changing.lock();
    try {
      memory();
      if (closed) {
        throw new IllegalStateException("the database is closed");
      }
      engine.close();
      store = new MemoryStore(image);
      engine = open(store);
    } finally {
      changing.unlock();
    }
  }

  private MemoryStore memory() {
    if (store instanceof MemoryStore memory) {
      return memory;
    }
    throw new UnsupportedOperationException(
        "the database is in a folder: only one in memory can be set back; copyTo copies it");
  }

  /**
   * Copies a database in a folder, as of one moment.
   *
   * @throws UnsupportedOperationException if it is in memory
   * @throws IllegalArgumentException if {@code folder} exists
   * @throws java.io.UncheckedIOException if it could not be written
   */
  public void copyTo(Path folder) {
    changing.lock();
    try {
      store.checkpoint(folder);
    } finally {
      changing.unlock();
    }
  }

  @Override
  public void close() {
    changing.lock();
    try {
      closed = true;
      engine.close();
    } finally {
      changing.unlock();
    }
  }
}
