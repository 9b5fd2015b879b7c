package dev.stator.embedded.internal.translation;

import dev.stator.embedded.internal.member.SupportedMembers;
import dev.stator.model.operation.DescribeLimits;
import software.amazon.awssdk.services.dynamodb.model.DescribeLimitsRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeLimitsResponse;

/** DescribeLimits. */
public final class DescribeLimitsTranslation
    implements Translation<DescribeLimitsRequest, DescribeLimits.Result, DescribeLimitsResponse> {
  public static final DescribeLimitsTranslation INSTANCE = new DescribeLimitsTranslation();

  private static final SupportedMembers MEMBERS =
      SupportedMembers.of("DescribeLimits", DescribeLimitsRequest.builder());

  private DescribeLimitsTranslation() {}

  @Override
  public SupportedMembers members() {
    return MEMBERS;
  }

  @Override
  public DescribeLimits operation(DescribeLimitsRequest request) {
    return new DescribeLimits();
  }

  @Override
  public DescribeLimitsResponse response(DescribeLimits.Result result, Receipt receipt) {
    return receipt
        .stamp(DescribeLimitsResponse.builder())
        .accountMaxReadCapacityUnits(result.accountMaxReadCapacityUnits())
        .accountMaxWriteCapacityUnits(result.accountMaxWriteCapacityUnits())
        .tableMaxReadCapacityUnits(result.tableMaxReadCapacityUnits())
        .tableMaxWriteCapacityUnits(result.tableMaxWriteCapacityUnits())
        .build();
  }
}
