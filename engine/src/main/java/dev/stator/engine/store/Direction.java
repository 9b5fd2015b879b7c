package dev.stator.engine.store;

/** The order in which a scan gives its entries. */
public enum Direction {
  ASCENDING,
  DESCENDING
}
