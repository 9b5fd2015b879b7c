package dev.stator.connector.item;

import static dev.stator.connector.expression.ExpressionInputs.CONDITION;
import static dev.stator.connector.expression.ExpressionInputs.CONDITION_EXPRESSION;
import static dev.stator.connector.expression.ExpressionInputs.NAMES;
import static dev.stator.connector.expression.ExpressionInputs.VALUES;
import static dev.stator.connector.expression.ExpressionInputs.VALUE_TYPES;
import static dev.stator.connector.item.ItemWrites.IDEMPOTENCY_KEY;
import static dev.stator.connector.item.KeyInputs.RANGE_KEY_VALUE;
import static dev.stator.connector.item.KeyInputs.VALUE;
import static dev.stator.connector.table.TableInputs.TABLE_NAME;

import dev.stator.connector.action.Action;
import dev.stator.connector.action.ActionCall;
import dev.stator.connector.action.Answer;
import dev.stator.connector.action.Safety;
import dev.stator.connector.expression.ExpressionInputs;
import dev.stator.connector.expression.Expressions;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** Removes one item. */
public final class DeleteItem {
  public static final Action ACTION =
      Action.define("deleteItem", "Delete Item", Safety.DESTRUCTIVE)
          .tool("dynamodb_delete_item")
          .idempotent()
          .description("Delete an item from a DynamoDB database")
          .inputs(
              TABLE_NAME,
              VALUE,
              RANGE_KEY_VALUE,
              CONDITION_EXPRESSION,
              CONDITION,
              VALUES,
              VALUE_TYPES,
              NAMES,
              Returned.OLD,
              IDEMPOTENCY_KEY)
          .output(() -> DeleteItemResponse.builder().build())
          .examplePayload(
              "{\"ConsumedCapacity\": {\"TableName\": \"Customers\", \"CapacityUnits\": 1}}")
          .runs(DeleteItem::run);

  private DeleteItem() {}

  private static Answer run(ActionCall call) {
    return Answer.of(KeyInputs.withKey(call, key -> ItemWrites.delete(call, request(call, key))));
  }

  /** The request that the inputs mean for one item. */
  public static DeleteItemRequest request(ActionCall call, Map<String, AttributeValue> key) {
    Expressions expressions = ExpressionInputs.expressions(call);
    String condition = ExpressionInputs.condition(call, expressions);
    DeleteItemRequest.Builder request =
        DeleteItemRequest.builder()
            .tableName(call.get(TABLE_NAME))
            .key(key)
            .conditionExpression(condition)
            .expressionAttributeNames(expressions.names())
            .expressionAttributeValues(expressions.values())
            .returnValues(call.optional(Returned.OLD))
            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL);
    if (condition != null) {
      request.returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
    }
    return request.build();
  }
}
