package dev.stator.engine.catalog;

/** The two kinds of secondary index. Stored by name. */
public enum IndexKind {
  /** With a partition key of its own. */
  GLOBAL,
  /** With the table's partition key and another sort key. */
  LOCAL
}
