package dev.stator.embedded.internal.translation;

import dev.stator.embedded.internal.member.SupportedMembers;
import dev.stator.embedded.internal.value.ValueReader;
import dev.stator.embedded.internal.value.ValueWriter;
import dev.stator.model.operation.BatchGetItem;
import dev.stator.model.operation.KeysAndAttributes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;

/** BatchGetItem. */
public final class BatchGetItemTranslation
    implements Translation<BatchGetItemRequest, BatchGetItem.Result, BatchGetItemResponse> {
  public static final BatchGetItemTranslation INSTANCE = new BatchGetItemTranslation();

  private static final SupportedMembers MEMBERS =
      SupportedMembers.of(
          "BatchGetItem", BatchGetItemRequest.builder(), "RequestItems", "ReturnConsumedCapacity");
  private static final SupportedMembers TABLE =
      SupportedMembers.of(
          "KeysAndAttributes",
          software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes.builder(),
          "Keys",
          "AttributesToGet",
          "ConsistentRead",
          "ProjectionExpression",
          "ExpressionAttributeNames");

  private BatchGetItemTranslation() {}

  @Override
  public SupportedMembers members() {
    return MEMBERS;
  }

  @Override
  public BatchGetItem operation(BatchGetItemRequest request) {
    return new BatchGetItem(
        LegacyMembers.map(
            request.hasRequestItems(), request.requestItems(), BatchGetItemTranslation::table),
        request.returnConsumedCapacityAsString());
  }

  @Override
  public BatchGetItemResponse response(BatchGetItem.Result result, Receipt receipt) {
    Map<String, List<Map<String, AttributeValue>>> responses = new LinkedHashMap<>();
    result.responses().forEach((name, items) -> responses.put(name, ValueWriter.items(items)));
    Map<String, software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes> unprocessed =
        new LinkedHashMap<>();
    result.unprocessedKeys().forEach((name, rest) -> unprocessed.put(name, table(rest)));
    return receipt
        .stamp(BatchGetItemResponse.builder())
        .responses(responses)
        .unprocessedKeys(unprocessed)
        .consumedCapacity(ResponseMembers.consumedCapacities(result.consumedCapacity()))
        .build();
  }

  private static KeysAndAttributes table(
      software.amazon.awssdk.services.dynamodb.model.@Nullable KeysAndAttributes table) {
    if (table == null) {
      return new KeysAndAttributes(null, null, null, null, null);
    }
    TABLE.check(table);
    return new KeysAndAttributes(
        table.hasKeys() ? table.keys().stream().map(ValueReader::item).toList() : null,
        table.consistentRead(),
        table.projectionExpression(),
        table.hasExpressionAttributeNames() ? table.expressionAttributeNames() : null,
        LegacyMembers.names(table.hasAttributesToGet(), table.attributesToGet()));
  }

  private static software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes table(
      KeysAndAttributes table) {
    return software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes.builder()
        .keys(ValueWriter.items(table.keys()))
        .consistentRead(table.consistentRead())
        .projectionExpression(table.projectionExpression())
        .expressionAttributeNames(table.expressionAttributeNames())
        .attributesToGet(table.attributesToGet())
        .build();
  }
}
