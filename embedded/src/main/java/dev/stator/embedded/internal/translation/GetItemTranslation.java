package dev.stator.embedded.internal.translation;

import dev.stator.embedded.internal.member.SupportedMembers;
import dev.stator.embedded.internal.value.ValueWriter;
import dev.stator.model.operation.GetItem;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;

/** GetItem. */
public final class GetItemTranslation
    implements Translation<GetItemRequest, GetItem.Result, GetItemResponse> {
  public static final GetItemTranslation INSTANCE = new GetItemTranslation();

  private static final SupportedMembers MEMBERS =
      SupportedMembers.of(
          "GetItem",
          GetItemRequest.builder(),
          "TableName",
          "Key",
          "ConsistentRead",
          "ProjectionExpression",
          "ExpressionAttributeNames",
          "ReturnConsumedCapacity",
          "AttributesToGet");

  private GetItemTranslation() {}

  @Override
  public SupportedMembers members() {
    return MEMBERS;
  }

  @Override
  public GetItem operation(GetItemRequest request) {
    return new GetItem(
        request.tableName(),
        RequestMembers.item(request.hasKey(), request.key()),
        request.consistentRead(),
        request.projectionExpression(),
        RequestMembers.substitutions(
            request.hasExpressionAttributeNames(),
            request.expressionAttributeNames(),
            false,
            Map.of()),
        request.returnConsumedCapacityAsString(),
        LegacyMembers.names(request.hasAttributesToGet(), request.attributesToGet()));
  }

  @Override
  public GetItemResponse response(GetItem.Result result, Receipt receipt) {
    return receipt
        .stamp(GetItemResponse.builder())
        .item(ValueWriter.item(result.item()))
        .consumedCapacity(ResponseMembers.consumedCapacity(result.consumedCapacity()))
        .build();
  }
}
