package dev.stator.engine.validation;

import dev.stator.engine.catalog.IndexDefinition;
import dev.stator.engine.catalog.IndexKind;
import dev.stator.engine.catalog.IndexState;
import dev.stator.engine.catalog.KeySchema;
import dev.stator.engine.catalog.ProjectionType;
import dev.stator.engine.catalog.Throughput;
import java.util.List;

/** An index of a request that broke no rule. */
public record NewIndex(
    String name,
    IndexKind kind,
    KeySchema keySchema,
    ProjectionType projection,
    List<String> included,
    Throughput throughput) {

  public IndexDefinition toDefinition(int id, IndexState state) {
    return new IndexDefinition(id, name, kind, keySchema, projection, included, throughput, state);
  }
}
