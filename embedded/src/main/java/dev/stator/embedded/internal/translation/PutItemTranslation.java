package dev.stator.embedded.internal.translation;

import dev.stator.embedded.internal.member.SupportedMembers;
import dev.stator.embedded.internal.value.ValueWriter;
import dev.stator.model.operation.PutItem;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;

/** PutItem. */
public final class PutItemTranslation
    implements Translation<PutItemRequest, PutItem.Result, PutItemResponse> {
  public static final PutItemTranslation INSTANCE = new PutItemTranslation();

  private static final SupportedMembers MEMBERS =
      SupportedMembers.of(
          "PutItem",
          PutItemRequest.builder(),
          "TableName",
          "Item",
          "ConditionExpression",
          "ExpressionAttributeNames",
          "ExpressionAttributeValues",
          "ReturnValues",
          "ReturnValuesOnConditionCheckFailure",
          "ReturnConsumedCapacity",
          "ReturnItemCollectionMetrics",
          "Expected",
          "ConditionalOperator");

  private PutItemTranslation() {}

  @Override
  public SupportedMembers members() {
    return MEMBERS;
  }

  @Override
  public PutItem operation(PutItemRequest request) {
    return new PutItem(
        request.tableName(),
        RequestMembers.item(request.hasItem(), request.item()),
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
  public PutItemResponse response(PutItem.Result result, Receipt receipt) {
    return receipt
        .stamp(PutItemResponse.builder())
        .attributes(ValueWriter.item(result.attributes()))
        .consumedCapacity(ResponseMembers.consumedCapacity(result.consumedCapacity()))
        .itemCollectionMetrics(ResponseMembers.itemCollection(result.itemCollectionMetrics()))
        .build();
  }
}
