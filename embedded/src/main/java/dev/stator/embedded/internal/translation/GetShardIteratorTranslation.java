package dev.stator.embedded.internal.translation;

import dev.stator.embedded.internal.member.SupportedMembers;
import dev.stator.model.operation.GetShardIterator;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorResponse;

/** GetShardIterator. */
public final class GetShardIteratorTranslation
    implements Translation<
        GetShardIteratorRequest, GetShardIterator.Result, GetShardIteratorResponse> {
  public static final GetShardIteratorTranslation INSTANCE = new GetShardIteratorTranslation();

  private static final SupportedMembers MEMBERS =
      SupportedMembers.of(
          "GetShardIterator",
          GetShardIteratorRequest.builder(),
          "StreamArn",
          "ShardId",
          "ShardIteratorType",
          "SequenceNumber");

  private GetShardIteratorTranslation() {}

  @Override
  public SupportedMembers members() {
    return MEMBERS;
  }

  @Override
  public GetShardIterator operation(GetShardIteratorRequest request) {
    return new GetShardIterator(
        request.streamArn(),
        request.shardId(),
        request.shardIteratorTypeAsString(),
        request.sequenceNumber());
  }

  @Override
  public GetShardIteratorResponse response(GetShardIterator.Result result, Receipt receipt) {
    return receipt
        .stamp(GetShardIteratorResponse.builder())
        .shardIterator(result.shardIterator())
        .build();
  }
}
