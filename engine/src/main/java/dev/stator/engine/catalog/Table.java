package dev.stator.engine.catalog;

/**
 * A table that exists, or existed when it was looked up. Its definition may be replaced; its id and
 * key schema never change.
 */
public final class Table {
  private final TableCounters counters;
  private volatile TableDefinition definition;
  private volatile boolean dropped;

  Table(TableDefinition definition, TableCounters counters) {
    this.definition = definition;
    this.counters = counters;
  }

  public int id() {
    return definition.id();
  }

  public String name() {
    return definition.name();
  }

  public KeySchema keySchema() {
    return definition.keySchema();
  }

  public TableDefinition definition() {
    return definition;
  }

  public TableCounters counters() {
    return counters;
  }

  /** Whether the table was deleted since it was looked up. Writers ask under their item's lock. */
  public boolean isDropped() {
    return dropped;
  }

  void replace(TableDefinition newDefinition) {
    definition = newDefinition;
  }

  void drop() {
    dropped = true;
  }
}
