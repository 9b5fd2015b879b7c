package dev.stator.engine.store;

/** The store as it was at one moment: between two commits, never inside one. Close it. */
public interface Snapshot extends Reader, AutoCloseable {
  @Override
  void close();
}
