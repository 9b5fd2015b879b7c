package dev.stator.embedded.internal.translation;

import dev.stator.embedded.internal.member.SupportedMembers;
import dev.stator.model.operation.DescribeStream;
import dev.stator.model.operation.StreamDescription;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamResponse;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardFilter;

/** DescribeStream. */
public final class DescribeStreamTranslation
    implements Translation<DescribeStreamRequest, DescribeStream.Result, DescribeStreamResponse> {
  public static final DescribeStreamTranslation INSTANCE = new DescribeStreamTranslation();

  private static final SupportedMembers MEMBERS =
      SupportedMembers.of(
          "DescribeStream",
          DescribeStreamRequest.builder(),
          "StreamArn",
          "Limit",
          "ExclusiveStartShardId",
          "ShardFilter");
  private static final SupportedMembers FILTER =
      SupportedMembers.of("ShardFilter", ShardFilter.builder(), "Type", "ShardId");

  private DescribeStreamTranslation() {}

  @Override
  public SupportedMembers members() {
    return MEMBERS;
  }

  @Override
  public DescribeStream operation(DescribeStreamRequest request) {
    return new DescribeStream(
        request.streamArn(),
        request.limit(),
        request.exclusiveStartShardId(),
        filter(request.shardFilter()));
  }

  private static DescribeStream.@Nullable ShardFilter filter(@Nullable ShardFilter filter) {
    if (filter == null) {
      return null;
    }
    FILTER.check(filter);
    return new DescribeStream.ShardFilter(filter.typeAsString(), filter.shardId());
  }

  @Override
  public DescribeStreamResponse response(DescribeStream.Result result, Receipt receipt) {
    StreamDescription stream = result.streamDescription();
    return receipt
        .stamp(DescribeStreamResponse.builder())
        .streamDescription(
            description ->
                description
                    .streamArn(stream.streamArn())
                    .streamLabel(stream.streamLabel())
                    .streamStatus(stream.streamStatus())
                    .streamViewType(stream.streamViewType())
                    .creationRequestDateTime(stream.creationRequestTime())
                    .tableName(stream.tableName())
                    .keySchema(stream.keySchema().stream().map(ResponseMembers::key).toList())
                    .shards(stream.shards().stream().map(DescribeStreamTranslation::shard).toList())
                    .lastEvaluatedShardId(stream.lastEvaluatedShardId()))
        .build();
  }

  private static Shard shard(StreamDescription.Shard shard) {
    return Shard.builder()
        .shardId(shard.shardId())
        .parentShardId(shard.parentShardId())
        .sequenceNumberRange(
            range ->
                range
                    .startingSequenceNumber(shard.startingSequenceNumber())
                    .endingSequenceNumber(shard.endingSequenceNumber()))
        .build();
  }
}
