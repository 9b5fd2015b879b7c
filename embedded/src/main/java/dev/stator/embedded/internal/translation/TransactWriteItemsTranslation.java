package dev.stator.embedded.internal.translation;

import dev.stator.embedded.internal.member.SupportedMembers;
import dev.stator.model.operation.TransactWriteItem;
import dev.stator.model.operation.TransactWriteItems;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** TransactWriteItems. */
public final class TransactWriteItemsTranslation
    implements Translation<
        TransactWriteItemsRequest, TransactWriteItems.Result, TransactWriteItemsResponse> {
  public static final TransactWriteItemsTranslation INSTANCE = new TransactWriteItemsTranslation();

  private static final SupportedMembers MEMBERS =
      SupportedMembers.of(
          "TransactWriteItems",
          TransactWriteItemsRequest.builder(),
          "TransactItems",
          "ClientRequestToken",
          "ReturnConsumedCapacity",
          "ReturnItemCollectionMetrics");

  private TransactWriteItemsTranslation() {}

  @Override
  public SupportedMembers members() {
    return MEMBERS;
  }

  @Override
  public TransactWriteItems operation(TransactWriteItemsRequest request) {
    return new TransactWriteItems(
        request.hasTransactItems()
            ? request.transactItems().stream().map(TransactWriteItemsTranslation::item).toList()
            : null,
        request.clientRequestToken(),
        request.returnConsumedCapacityAsString(),
        request.returnItemCollectionMetricsAsString());
  }

  private static TransactWriteItem item(
      software.amazon.awssdk.services.dynamodb.model.TransactWriteItem item) {
    return new TransactWriteItem(
        check(item.conditionCheck()),
        put(item.put()),
        delete(item.delete()),
        update(item.update()));
  }

  private static TransactWriteItem.@Nullable ConditionCheck check(@Nullable ConditionCheck check) {
    return check == null
        ? null
        : new TransactWriteItem.ConditionCheck(
            check.tableName(),
            RequestMembers.item(check.hasKey(), check.key()),
            check.conditionExpression(),
            RequestMembers.substitutions(
                check.hasExpressionAttributeNames(),
                check.expressionAttributeNames(),
                check.hasExpressionAttributeValues(),
                check.expressionAttributeValues()),
            check.returnValuesOnConditionCheckFailureAsString());
  }

  private static TransactWriteItem.@Nullable Put put(@Nullable Put put) {
    return put == null
        ? null
        : new TransactWriteItem.Put(
            put.tableName(),
            RequestMembers.item(put.hasItem(), put.item()),
            put.conditionExpression(),
            RequestMembers.substitutions(
                put.hasExpressionAttributeNames(),
                put.expressionAttributeNames(),
                put.hasExpressionAttributeValues(),
                put.expressionAttributeValues()),
            put.returnValuesOnConditionCheckFailureAsString());
  }

  private static TransactWriteItem.@Nullable Delete delete(@Nullable Delete delete) {
    return delete == null
        ? null
        : new TransactWriteItem.Delete(
            delete.tableName(),
            RequestMembers.item(delete.hasKey(), delete.key()),
            delete.conditionExpression(),
            RequestMembers.substitutions(
                delete.hasExpressionAttributeNames(),
                delete.expressionAttributeNames(),
                delete.hasExpressionAttributeValues(),
                delete.expressionAttributeValues()),
            delete.returnValuesOnConditionCheckFailureAsString());
  }

  private static TransactWriteItem.@Nullable Update update(@Nullable Update update) {
    return update == null
        ? null
        : new TransactWriteItem.Update(
            update.tableName(),
            RequestMembers.item(update.hasKey(), update.key()),
            update.updateExpression(),
            update.conditionExpression(),
            RequestMembers.substitutions(
                update.hasExpressionAttributeNames(),
                update.expressionAttributeNames(),
                update.hasExpressionAttributeValues(),
                update.expressionAttributeValues()),
            update.returnValuesOnConditionCheckFailureAsString());
  }

  @Override
  public TransactWriteItemsResponse response(TransactWriteItems.Result result, Receipt receipt) {
    return receipt
        .stamp(TransactWriteItemsResponse.builder())
        .itemCollectionMetrics(ResponseMembers.itemCollections(result.itemCollectionMetrics()))
        .consumedCapacity(ResponseMembers.consumedCapacities(result.consumedCapacity()))
        .build();
  }
}
