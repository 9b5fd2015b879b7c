package dev.stator.embedded.internal.translation;

import dev.stator.embedded.internal.member.SupportedMembers;
import dev.stator.model.operation.DescribeTable;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;

/** DescribeTable. */
public final class DescribeTableTranslation
    implements Translation<DescribeTableRequest, DescribeTable.Result, DescribeTableResponse> {
  public static final DescribeTableTranslation INSTANCE = new DescribeTableTranslation();

  private static final SupportedMembers MEMBERS =
      SupportedMembers.of("DescribeTable", DescribeTableRequest.builder(), "TableName");

  private DescribeTableTranslation() {}

  @Override
  public SupportedMembers members() {
    return MEMBERS;
  }

  @Override
  public DescribeTable operation(DescribeTableRequest request) {
    return new DescribeTable(request.tableName());
  }

  @Override
  public DescribeTableResponse response(DescribeTable.Result result, Receipt receipt) {
    return receipt
        .stamp(DescribeTableResponse.builder())
        .table(ResponseMembers.table(result.table()))
        .build();
  }
}
