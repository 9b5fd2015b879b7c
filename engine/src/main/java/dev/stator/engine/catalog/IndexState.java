package dev.stator.engine.catalog;

/**
 * How far an index is. Stored by name.
 *
 * <pre>
 * CreateTable ----------------------------> ACTIVE
 * UpdateTable --> BACKFILLING --(done)----> ACTIVE
 * </pre>
 *
 * In both, every write keeps the index: what {@code BACKFILLING} lacks are items that were there
 * before it and were not written since. A deleted index has no state, it is gone.
 */
public enum IndexState {
  BACKFILLING,
  ACTIVE
}
