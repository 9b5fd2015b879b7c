package dev.stator.model.operation;

import org.jspecify.annotations.Nullable;

/** One change of UpdateTable to a global secondary index: exactly one of its members. */
public record GlobalSecondaryIndexUpdate(
    @Nullable GlobalSecondaryIndex create, @Nullable Update update, @Nullable Delete delete) {
  /** Another throughput. */
  public record Update(
      @Nullable String indexName, @Nullable ProvisionedThroughput provisionedThroughput) {}

  /** The end of the index. */
  public record Delete(@Nullable String indexName) {}
}
