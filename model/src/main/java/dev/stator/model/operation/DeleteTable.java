package dev.stator.model.operation;

import org.jspecify.annotations.Nullable;

/** DeleteTable. */
public record DeleteTable(@Nullable String tableName) implements Operation<DeleteTable.Result> {

  /**
   * @param table as it was, its status {@code DELETING}
   */
  public record Result(TableDescription table) implements dev.stator.model.operation.Result {}
}
