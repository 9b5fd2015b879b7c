package dev.stator.model.operation;

import org.jspecify.annotations.Nullable;

/** DescribeTable. */
public record DescribeTable(@Nullable String tableName) implements Operation<DescribeTable.Result> {

  public record Result(TableDescription table) implements dev.stator.model.operation.Result {}
}
