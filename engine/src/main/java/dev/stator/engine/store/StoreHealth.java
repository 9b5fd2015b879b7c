package dev.stator.engine.store;

/** How a store is. */
public sealed interface StoreHealth {

  /** Reads and writes are served. */
  record Healthy() implements StoreHealth {}

  /** Reads are served; writes are refused until there is room again. */
  record Full(String reason) implements StoreHealth {}

  /** Writes are refused until the store is opened anew. */
  record Broken(String reason) implements StoreHealth {}
}
