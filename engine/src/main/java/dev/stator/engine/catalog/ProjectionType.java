package dev.stator.engine.catalog;

/** Which attributes of an item an index holds. Stored by name. */
public enum ProjectionType {
  /** All of them. */
  ALL,
  /** The keys of the index and of the table. */
  KEYS_ONLY,
  /** The keys, and attributes that the index names. */
  INCLUDE
}
