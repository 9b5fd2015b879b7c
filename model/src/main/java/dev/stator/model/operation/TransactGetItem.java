package dev.stator.model.operation;

import dev.stator.model.Item;
import org.jspecify.annotations.Nullable;

/** One action of a TransactGetItems. */
public record TransactGetItem(@Nullable Get get) {

  public record Get(
      @Nullable String tableName,
      @Nullable Item key,
      @Nullable String projectionExpression,
      Substitutions substitutions) {}
}
