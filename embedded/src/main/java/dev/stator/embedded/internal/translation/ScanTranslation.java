package dev.stator.embedded.internal.translation;

import dev.stator.embedded.internal.member.SupportedMembers;
import dev.stator.embedded.internal.value.ValueWriter;
import dev.stator.model.operation.ItemPage;
import dev.stator.model.operation.Scan;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** Scan. */
public final class ScanTranslation implements Translation<ScanRequest, ItemPage, ScanResponse> {
  public static final ScanTranslation INSTANCE = new ScanTranslation();

  private static final SupportedMembers MEMBERS =
      SupportedMembers.of(
          "Scan",
          ScanRequest.builder(),
          "TableName",
          "IndexName",
          "Segment",
          "TotalSegments",
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
          "ScanFilter",
          "ConditionalOperator");

  private ScanTranslation() {}

  @Override
  public SupportedMembers members() {
    return MEMBERS;
  }

  @Override
  public Scan operation(ScanRequest request) {
    return new Scan(
        request.tableName(),
        request.indexName(),
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
        request.segment(),
        request.totalSegments(),
        RequestMembers.item(request.hasExclusiveStartKey(), request.exclusiveStartKey()),
        request.returnConsumedCapacityAsString(),
        LegacyMembers.names(request.hasAttributesToGet(), request.attributesToGet()),
        LegacyMembers.conditions(request.hasScanFilter(), request.scanFilter()),
        request.conditionalOperatorAsString());
  }

  @Override
  public ScanResponse response(ItemPage result, Receipt receipt) {
    return receipt
        .stamp(ScanResponse.builder())
        .items(ValueWriter.items(result.items()))
        .count(result.count())
        .scannedCount(result.scannedCount())
        .lastEvaluatedKey(ValueWriter.item(result.lastEvaluatedKey()))
        .consumedCapacity(ResponseMembers.consumedCapacity(result.consumedCapacity()))
        .build();
  }
}
