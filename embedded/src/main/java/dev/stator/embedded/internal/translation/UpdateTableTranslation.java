package dev.stator.embedded.internal.translation;

import dev.stator.embedded.internal.member.SupportedMembers;
import dev.stator.model.operation.UpdateTable;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableResponse;

/** UpdateTable. */
public final class UpdateTableTranslation
    implements Translation<UpdateTableRequest, UpdateTable.Result, UpdateTableResponse> {
  public static final UpdateTableTranslation INSTANCE = new UpdateTableTranslation();

  private static final SupportedMembers MEMBERS =
      SupportedMembers.of(
          "UpdateTable",
          UpdateTableRequest.builder(),
          "TableName",
          "AttributeDefinitions",
          "BillingMode",
          "ProvisionedThroughput",
          "GlobalSecondaryIndexUpdates",
          "DeletionProtectionEnabled",
          "TableClass",
          "StreamSpecification");

  private UpdateTableTranslation() {}

  @Override
  public SupportedMembers members() {
    return MEMBERS;
  }

  @Override
  public UpdateTable operation(UpdateTableRequest request) {
    return new UpdateTable(
        request.tableName(),
        request.hasAttributeDefinitions()
            ? request.attributeDefinitions().stream()
                .map(TableMembers::attributeDefinition)
                .toList()
            : null,
        request.billingModeAsString(),
        TableMembers.provisionedThroughput(request.provisionedThroughput()),
        request.hasGlobalSecondaryIndexUpdates()
            ? request.globalSecondaryIndexUpdates().stream().map(IndexMembers::update).toList()
            : null,
        request.deletionProtectionEnabled(),
        request.tableClassAsString(),
        StreamMembers.specification(request.streamSpecification()));
  }

  @Override
  public UpdateTableResponse response(UpdateTable.Result result, Receipt receipt) {
    return receipt
        .stamp(UpdateTableResponse.builder())
        .tableDescription(ResponseMembers.table(result.table()))
        .build();
  }
}
