package dev.stator.embedded.internal.translation;

import dev.stator.embedded.internal.member.SupportedMembers;
import dev.stator.embedded.internal.value.ValueWriter;
import dev.stator.model.operation.DeleteItem;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;

/** DeleteItem. */
public final class DeleteItemTranslation
    implements Translation<DeleteItemRequest, DeleteItem.Result, DeleteItemResponse> {
  public static final DeleteItemTranslation INSTANCE = new DeleteItemTranslation();

  private static final SupportedMembers MEMBERS =
      SupportedMembers.of(
          "DeleteItem",
          DeleteItemRequest.builder(),
          "TableName",
          "Key",
          "ConditionExpression",
          "ExpressionAttributeNames",
          "ExpressionAttributeValues",
          "ReturnValues",
          "ReturnValuesOnConditionCheckFailure",
          "ReturnConsumedCapacity",
          "ReturnItemCollectionMetrics",
          "Expected",
          "ConditionalOperator");

  private DeleteItemTranslation() {}

  @Override
  public SupportedMembers members() {
    return MEMBERS;
  }

  @Override
  public DeleteItem operation(DeleteItemRequest request) {
    return new DeleteItem(
        request.tableName(),
        RequestMembers.item(request.hasKey(), request.key()),
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
        LegacyMembers.expected(request.hasExpected(), request.expected()),
        request.conditionalOperatorAsString());
  }

  @Override
  public DeleteItemResponse response(DeleteItem.Result result, Receipt receipt) {
    return receipt
        .stamp(DeleteItemResponse.builder())
        .attributes(ValueWriter.item(result.attributes()))
        .consumedCapacity(ResponseMembers.consumedCapacity(result.consumedCapacity()))
        .itemCollectionMetrics(ResponseMembers.itemCollection(result.itemCollectionMetrics()))
        .build();
  }
}
