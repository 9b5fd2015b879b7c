package dev.stator.model.operation;

import org.jspecify.annotations.Nullable;

/** DescribeTimeToLive. */
public record DescribeTimeToLive(@Nullable String tableName)
    implements Operation<DescribeTimeToLive.Result> {

  /**
   * @param status {@code ENABLED} or {@code DISABLED}
   * @param attributeName null while disabled
   */
  public record Result(String status, @Nullable String attributeName)
      implements dev.stator.model.operation.Result {}
}
