package dev.stator.engine.store;

/** The separate, ordered key spaces of a store. LAYOUT.md draws the keys of each. */
public enum Space {
  /** The format version, the catalog of tables, counters. */
  META,
  /** Items and index entries. */
  DATA,
  /** Stream records, expiry times and idempotency tokens: written in order, deleted by range. */
  LOG
}
