package dev.stator.model.operation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stream as DescribeStream tells it.
 *
 * @param streamStatus {@code ENABLED} or {@code DISABLED}
 * @param lastEvaluatedShardId where the next page of shards begins; null on the last page
 */
public record StreamDescription(
    String streamArn,
    String streamLabel,
    String streamStatus,
    String streamViewType,
    Instant creationRequestTime,
    String tableName,
    List<KeySchemaElement> keySchema,
    List<Shard> shards,
    @Nullable String lastEvaluatedShardId) {

  /**
   * A part of a stream, in the order of its records.
   *
   * @param startingSequenceNumber no record of the shard has a lower one
   * @param endingSequenceNumber no record of the shard has a higher one; null while it is open
   * @param parentShardId the shard whose records come before; null for the first
   */
  public record Shard(
      String shardId,
      String startingSequenceNumber,
      @Nullable String endingSequenceNumber,
      @Nullable String parentShardId) {}
}
