package dev.stator.embedded.internal.translation;

import dev.stator.embedded.internal.member.SupportedMembers;
import dev.stator.model.operation.DescribeTimeToLive;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveResponse;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;

/** DescribeTimeToLive. */
public final class DescribeTimeToLiveTranslation
    implements Translation<
        DescribeTimeToLiveRequest, DescribeTimeToLive.Result, DescribeTimeToLiveResponse> {
  public static final DescribeTimeToLiveTranslation INSTANCE = new DescribeTimeToLiveTranslation();

  private static final SupportedMembers MEMBERS =
      SupportedMembers.of("DescribeTimeToLive", DescribeTimeToLiveRequest.builder(), "TableName");

  private DescribeTimeToLiveTranslation() {}

  @Override
  public SupportedMembers members() {
    return MEMBERS;
  }

  @Override
  public DescribeTimeToLive operation(DescribeTimeToLiveRequest request) {
    return new DescribeTimeToLive(request.tableName());
  }

  @Override
  public DescribeTimeToLiveResponse response(DescribeTimeToLive.Result result, Receipt receipt) {
    return receipt
        .stamp(DescribeTimeToLiveResponse.builder())
        .timeToLiveDescription(
            TimeToLiveDescription.builder()
                .timeToLiveStatus(result.status())
                .attributeName(result.attributeName())
                .build())
        .build();
  }
}
