package dev.stator.engine.catalog;

import java.util.List;

/**
 * What a secondary index is, apart from its entries.
 *
 * @param id what the keys of its entries carry; never given to another index or table
 * @param included the attributes that an {@code INCLUDE} projection names; else empty
 * @param throughput of global ones; local ones use the table's
 */
public record IndexDefinition(
    int id,
    String name,
    IndexKind kind,
    KeySchema keySchema,
    ProjectionType projection,
    List<String> included,
    Throughput throughput,
    IndexState state) {
  public IndexDefinition {
    included = List.copyOf(included);
  }

  public boolean isGlobal() {
    return kind == IndexKind.GLOBAL;
  }

  public boolean isActive() {
    return state == IndexState.ACTIVE;
  }

  public IndexDefinition withState(IndexState newState) {
    return new IndexDefinition(
        id, name, kind, keySchema, projection, included, throughput, newState);
  }

  public IndexDefinition withThroughput(Throughput newThroughput) {
    return new IndexDefinition(
        id, name, kind, keySchema, projection, included, newThroughput, state);
  }
}
