package dev.stator.embedded.internal.translation;

import dev.stator.embedded.internal.member.SupportedMembers;
import dev.stator.embedded.internal.value.ValueWriter;
import dev.stator.model.operation.UpdateItem;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** UpdateItem. */
public final class UpdateItemTranslation
    implements Translation<UpdateItemRequest, UpdateItem.Result, UpdateItemResponse> {
  public static final UpdateItemTranslation INSTANCE = new UpdateItemTranslation();

  private static final SupportedMembers MEMBERS =
      SupportedMembers.of(
          "UpdateItem",
          UpdateItemRequest.builder(),
          "TableName",
          "Key",
          "UpdateExpression",
          "ConditionExpression",
          "ExpressionAttributeNames",
          "ExpressionAttributeValues",
          "ReturnValues",
          "ReturnValuesOnConditionCheckFailure",
          "ReturnConsumedCapacity",
          "ReturnItemCollectionMetrics",
          "AttributeUpdates",
          "Expected",
          "ConditionalOperator");

  private UpdateItemTranslation() {}

  @Override
  public SupportedMembers members() {
    return MEMBERS;
  }

  @Override
  public UpdateItem operation(UpdateItemRequest request) {
    return new UpdateItem(
        request.tableName(),
        RequestMembers.item(request.hasKey(), request.key()),
        request.updateExpression(),
        request.conditionExpression(),
        RequestMembers.substitutions(
            request.hasExpressionAttributeNames(),
            request.expressionAttributeNames(),
            request.hasExpressionAttributeValues(),
            request.expressionAttributeValues()),
        request.returnValuesAsString(),
        request.returnValuesOnConditionCheckFailureAsString(),
        request.returnConsumedCapacityAsString(),
        request.returnItemCollectionMetricsAsString(),
        LegacyMembers.updates(request.hasAttributeUpdates(), request.attributeUpdates()),
        LegacyMembers.expected(request.hasExpected(), request.expected()),
        request.conditionalOperatorAsString());
  }

  @Override
  public UpdateItemResponse response(UpdateItem.Result result, Receipt receipt) {
    return receipt
        .stamp(UpdateItemResponse.builder())
        .attributes(ValueWriter.item(result.attributes()))
        .consumedCapacity(ResponseMembers.consumedCapacity(result.consumedCapacity()))
        .itemCollectionMetrics(ResponseMembers.itemCollection(result.itemCollectionMetrics()))
        .build();
  }
}
