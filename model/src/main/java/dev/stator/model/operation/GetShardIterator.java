package dev.stator.model.operation;

import org.jspecify.annotations.Nullable;

/**
 * GetShardIterator.
 *
 * @param shardIteratorType {@code TRIM_HORIZON}, {@code LATEST}, {@code AT_SEQUENCE_NUMBER} or
 *     {@code AFTER_SEQUENCE_NUMBER}
 * @param sequenceNumber for the latter two
 */
public record GetShardIterator(
    @Nullable String streamArn,
    @Nullable String shardId,
    @Nullable String shardIteratorType,
    @Nullable String sequenceNumber)
    implements StreamOperation<GetShardIterator.Result> {

  /**
   * @param shardIterator valid for 15 minutes
   */
  public record Result(String shardIterator) implements StreamResult {}
}
