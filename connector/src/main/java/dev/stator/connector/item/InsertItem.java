package dev.stator.connector.item;

import static dev.stator.connector.expression.ExpressionInputs.CONDITION;
import static dev.stator.connector.item.CreateItem.ITEM;
import static dev.stator.connector.item.CreateItem.ITEM_TYPES;
import static dev.stator.connector.item.ItemWrites.IDEMPOTENCY_KEY;
import static dev.stator.connector.table.TableInputs.TABLE_NAME;

import dev.stator.connector.action.Action;
import dev.stator.connector.action.ActionCall;
import dev.stator.connector.action.Answer;
import dev.stator.connector.action.Safety;
import dev.stator.connector.error.ServiceErrors;
import dev.stator.connector.expression.ExpressionInputs;
import dev.stator.connector.expression.Expressions;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** Makes an item, only if there is none of its key. */
public final class InsertItem {
  public static final Action ACTION =
      Action.define("insertItem", "Insert Item", Safety.WRITE)
          .general()
          .additive()
          .description("Creates a new item, and fails if there is one with the same key")
          .inputs(TABLE_NAME, ITEM, ITEM_TYPES, CONDITION, IDEMPOTENCY_KEY)
          .output(() -> PutItemResponse.builder().build())
          .examplePayload(
              "{\"ConsumedCapacity\": {\"TableName\": \"Customers\", \"CapacityUnits\": 1}}")
          .runs(InsertItem::run);

  private InsertItem() {}

  private static Answer run(ActionCall call) {
    return ItemWrites.explaining(
        () -> insert(call),
        failed ->
            failed.item() == null && call.optional(CONDITION) != null
                ? failed
                : failed.withField(ITEM.name()).withHint(ServiceErrors.UPDATE_OR_UPSERT));
  }

  private static Answer insert(ActionCall call) {
    String table = call.get(TABLE_NAME);
    return call.withSchema(
        table,
        schema -> {
          Expressions expressions = new Expressions(Map.of(), Map.of());
          String absent =
              "attribute_not_exists(" + expressions.name(schema.key().hash().name()) + ")";
          String further = ExpressionInputs.condition(call, expressions);
          PutItemRequest request =
              PutItemRequest.builder()
                  .tableName(table)
                  .item(CreateItem.item(call, schema.keyTypes()))
                  .conditionExpression(further == null ? absent : absent + " AND " + further)
                  .expressionAttributeNames(expressions.names())
                  .expressionAttributeValues(expressions.values())
                  .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                  .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                  .build();
          return Answer.of(ItemWrites.put(call, request));
        });
  }
}
