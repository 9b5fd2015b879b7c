package dev.stator.model.operation;

import org.jspecify.annotations.Nullable;

/**
 * DescribeStream.
 *
 * @param limit how many shards to tell: 1 to 100, 100 if absent
 * @param exclusiveStartShardId the shards begin after this one
 */
public record DescribeStream(
    @Nullable String streamArn,
    @Nullable Integer limit,
    @Nullable String exclusiveStartShardId,
    @Nullable ShardFilter shardFilter)
    implements StreamOperation<DescribeStream.Result> {

  /**
   * Which shards to tell.
   *
   * @param type {@code CHILD_SHARDS}: those that follow {@code shardId}
   */
  public record ShardFilter(@Nullable String type, @Nullable String shardId) {}

  public record Result(StreamDescription streamDescription) implements StreamResult {}
}
