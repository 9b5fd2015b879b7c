package dev.stator.engine.store;

/** What an answered write survives. */
public enum Durability {
  /** In the log and synced to the disk before the answer: survives power loss. */
  FSYNC,
  /**
   * In the log before the answer, synced within 100 ms: survives the end of the process, may lose
   * the last 100 ms at power loss.
   */
  ASYNC
}
