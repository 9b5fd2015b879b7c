package dev.stator.dapr.binding;

import dev.stator.tables.TableCalls;
import dev.stator.tables.json.JsonValue;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** The operations {@code create}, {@code delete} and {@code update}. */
final class ItemWrites {
  private final DynamoDbClient client;
  private final String table;
  private final Expiry expiry;

  ItemWrites(DynamoDbClient client, String table, Expiry expiry) {
    this.client = client;
    this.table = table;
    this.expiry = expiry;
  }

  /**
   * @param item the data, which is the item
   * @return what the request wants returned; null for nothing
   */
  @Nullable JsonValue create(JsonValue.Obj item, Fields fields) {
    ItemWrite.Put put = ItemWrite.Put.of(fields.item(item, ""), fields, expiry);
    PutItemRequest request =
        PutItemRequest.builder()
            .tableName(table)
            .item(put.item())
            .conditionExpression(put.condition())
            .expressionAttributeNames(put.placeholders().names())
            .expressionAttributeValues(put.placeholders().values())
            .returnValues(returnValues(fields, ReturnValue.NONE))
            .build();
    return returned(fields, TableCalls.call(() -> client.putItem(request)).attributes());
  }

  @Nullable JsonValue delete(Map<String, AttributeValue> key, Fields fields) {
    ItemWrite.Delete delete = ItemWrite.Delete.of(key, fields);
    DeleteItemRequest request =
        DeleteItemRequest.builder()
            .tableName(table)
            .key(key)
            .conditionExpression(delete.condition())
            .expressionAttributeNames(delete.placeholders().names())
            .expressionAttributeValues(delete.placeholders().values())
            .returnValues(returnValues(fields, ReturnValue.NONE))
            .build();
    return returned(fields, TableCalls.call(() -> client.deleteItem(request)).attributes());
  }

  /** Gives the item as it is afterwards, unless the request wants something else. */
  @Nullable JsonValue update(Map<String, AttributeValue> key, Fields fields) {
    ItemWrite.Update update = ItemWrite.Update.of(key, fields, expiry);
    ReturnValue returnValues = returnValues(fields, ReturnValue.ALL_NEW);
    fields.refuseOthers();
    UpdateItemRequest request =
        UpdateItemRequest.builder()
            .tableName(table)
            .key(key)
            .updateExpression(update.expression())
            .conditionExpression(update.condition())
            .expressionAttributeNames(update.placeholders().names())
            .expressionAttributeValues(update.placeholders().values())
            .returnValues(returnValues)
            .build();
    return returned(fields, TableCalls.call(() -> client.updateItem(request)).attributes());
  }

  private static ReturnValue returnValues(Fields fields, ReturnValue absent) {
    @Nullable String text = fields.text("returnValues");
    ReturnValue value = text == null ? absent : ReturnValue.fromValue(text);
    return Optional.of(value)
        .filter(known -> known != ReturnValue.UNKNOWN_TO_SDK_VERSION)
        .orElseThrow(
            () ->
                fields.unfit(
                    "returnValues",
                    "must be NONE, ALL_OLD, UPDATED_OLD, ALL_NEW or UPDATED_NEW, not '"
                        + text
                        + "'"));
  }

  private static @Nullable JsonValue returned(
      Fields fields, @Nullable Map<String, AttributeValue> item) {
    return item == null || item.isEmpty() ? null : fields.json(item);
  }
}
