package dev.stator.embedded.internal.translation;

import dev.stator.embedded.internal.member.SupportedMembers;
import dev.stator.embedded.internal.value.ValueWriter;
import dev.stator.model.operation.ItemPage;
import dev.stator.model.operation.Query;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** Query. */
public final class QueryTranslation implements Translation<QueryRequest, ItemPage, QueryResponse> {
  public static final QueryTranslation INSTANCE = new QueryTranslation();

  private static final SupportedMembers MEMBERS =
      SupportedMembers.of(
          "Query",
          QueryRequest.builder(),
          "TableName",
          "IndexName",
          "KeyConditionExpression",
          "ScanIndexForward",
          "FilterExpression",
          "ProjectionExpression",
          "ExpressionAttributeNames",
          "ExpressionAttributeValues",
          "Select",
          "Limit",
          "ConsistentRead",
          "ExclusiveStartKey",
          "ReturnConsumedCapacity",
          "AttributesToGet",
          "KeyConditions",
          "QueryFilter",
          "ConditionalOperator");

  private QueryTranslation() {}

  @Override
  public SupportedMembers members() {
    return MEMBERS;
  }

  @Override
  public Query operation(QueryRequest request) {
    return new Query(
        request.tableName(),
        request.indexName(),
        request.keyConditionExpression(),
        request.filterExpression(),
        request.projectionExpression(),
        RequestMembers.substitutions(
            request.hasExpressionAttributeNames(),
            request.expressionAttributeNames(),
            request.hasExpressionAttributeValues(),
            request.expressionAttributeValues()),
        request.selectAsString(),
        request.limit(),
        request.consistentRead(),
        request.scanIndexForward(),
        RequestMembers.item(request.hasExclusiveStartKey(), request.exclusiveStartKey()),
        request.returnConsumedCapacityAsString(),
        LegacyMembers.names(request.hasAttributesToGet(), request.attributesToGet()),
        LegacyMembers.conditions(request.hasKeyConditions(), request.keyConditions()),
        LegacyMembers.conditions(request.hasQueryFilter(), request.queryFilter()),
        request.conditionalOperatorAsString());
  }

  @Override
  public QueryResponse response(ItemPage result, Receipt receipt) {
    return receipt
        .stamp(QueryResponse.builder())
        .items(ValueWriter.items(result.items()))
        .count(result.count())
        .scannedCount(result.scannedCount())
        .lastEvaluatedKey(ValueWriter.item(result.lastEvaluatedKey()))
        .consumedCapacity(ResponseMembers.consumedCapacity(result.consumedCapacity()))
        .build();
  }
}
