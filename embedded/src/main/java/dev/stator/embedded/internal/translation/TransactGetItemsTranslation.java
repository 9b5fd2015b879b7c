package dev.stator.embedded.internal.translation;

import dev.stator.embedded.internal.member.SupportedMembers;
import dev.stator.model.operation.TransactGetItem;
import dev.stator.model.operation.TransactGetItems;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.Get;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;

/** TransactGetItems. */
public final class TransactGetItemsTranslation
    implements Translation<
        TransactGetItemsRequest, TransactGetItems.Result, TransactGetItemsResponse> {
  public static final TransactGetItemsTranslation INSTANCE = new TransactGetItemsTranslation();

  private static final SupportedMembers MEMBERS =
      SupportedMembers.of(
          "TransactGetItems",
          TransactGetItemsRequest.builder(),
          "TransactItems",
          "ReturnConsumedCapacity");

  private TransactGetItemsTranslation() {}

  @Override
  public SupportedMembers members() {
    return MEMBERS;
  }

  @Override
  public TransactGetItems operation(TransactGetItemsRequest request) {
    return new TransactGetItems(
        request.hasTransactItems()
            ? request.transactItems().stream()
                .map(item -> new TransactGetItem(get(item.get())))
                .toList()
            : null,
        request.returnConsumedCapacityAsString());
  }

  private static TransactGetItem.@Nullable Get get(@Nullable Get get) {
    return get == null
        ? null
        : new TransactGetItem.Get(
            get.tableName(),
            RequestMembers.item(get.hasKey(), get.key()),
            get.projectionExpression(),
            RequestMembers.substitutions(
                get.hasExpressionAttributeNames(),
                get.expressionAttributeNames(),
                false,
                Map.of()));
  }

  @Override
  public TransactGetItemsResponse response(TransactGetItems.Result result, Receipt receipt) {
    return receipt
        .stamp(TransactGetItemsResponse.builder())
        .responses(ResponseMembers.itemResponses(result.responses()))
        .consumedCapacity(ResponseMembers.consumedCapacities(result.consumedCapacity()))
        .build();
  }
}
