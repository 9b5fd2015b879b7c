package dev.stator.embedded.internal.translation;

import dev.stator.embedded.internal.member.SupportedMembers;
import dev.stator.model.operation.CreateTable;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableResponse;

/** CreateTable. */
public final class CreateTableTranslation
    implements Translation<CreateTableRequest, CreateTable.Result, CreateTableResponse> {
  public static final CreateTableTranslation INSTANCE = new CreateTableTranslation();

  private static final SupportedMembers MEMBERS =
      SupportedMembers.of(
          "CreateTable",
          CreateTableRequest.builder(),
          "TableName",
          "AttributeDefinitions",
          "KeySchema",
          "BillingMode",
          "ProvisionedThroughput",
          "DeletionProtectionEnabled",
          "TableClass",
          "StreamSpecification",
          "Tags",
          "GlobalSecondaryIndexes",
          "LocalSecondaryIndexes");

  private CreateTableTranslation() {}

  @Override
  public SupportedMembers members() {
    return MEMBERS;
  }

  @Override
  public CreateTable operation(CreateTableRequest request) {
    return new CreateTable(
        request.tableName(),
        request.hasAttributeDefinitions()
            ? request.attributeDefinitions().stream()
                .map(TableMembers::attributeDefinition)
                .toList()
            : null,
        TableMembers.keySchema(request.hasKeySchema(), request.keySchema()),
        request.billingModeAsString(),
        TableMembers.provisionedThroughput(request.provisionedThroughput()),
        request.deletionProtectionEnabled(),
        request.tableClassAsString(),
        StreamMembers.specification(request.streamSpecification()),
        TableMembers.tags(request.hasTags(), request.tags()),
        request.hasGlobalSecondaryIndexes()
            ? request.globalSecondaryIndexes().stream().map(IndexMembers::global).toList()
            : null,
        request.hasLocalSecondaryIndexes()
            ? request.localSecondaryIndexes().stream().map(IndexMembers::local).toList()
            : null);
  }

  @Override
  public CreateTableResponse response(CreateTable.Result result, Receipt receipt) {
    return receipt
        .stamp(CreateTableResponse.builder())
        .tableDescription(ResponseMembers.table(result.table()))
        .build();
  }
}
