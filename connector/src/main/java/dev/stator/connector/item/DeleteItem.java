package dev.stator.connector.item;

import static dev.stator.connector.item.ExpressionInputs.CONDITION_EXPRESSION;
import static dev.stator.connector.item.ExpressionInputs.NAMES;
import static dev.stator.connector.item.ExpressionInputs.VALUES;
import static dev.stator.connector.item.ExpressionInputs.VALUE_TYPES;
import static dev.stator.connector.item.KeyInputs.RANGE_KEY_VALUE;
import static dev.stator.connector.item.KeyInputs.VALUE;
import static dev.stator.connector.table.TableInputs.TABLE_NAME;

import dev.stator.connector.action.Action;
import dev.stator.connector.action.ActionCall;
import dev.stator.connector.action.Answer;
import dev.stator.connector.action.Safety;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** Removes one item. */
public final class DeleteItem {
  public static final Action ACTION =
      Action.define("deleteItem", "Delete Item", Safety.DESTRUCTIVE)
          .description("Delete an item from a DynamoDB database")
          .inputs(
              TABLE_NAME,
              VALUE,
              RANGE_KEY_VALUE,
              CONDITION_EXPRESSION,
              VALUES,
              VALUE_TYPES,
              NAMES,
              Returned.OLD)
          .output(DeleteItemResponse.builder().build())
          .examplePayload(
              "{\"ConsumedCapacity\": {\"TableName\": \"Customers\", \"CapacityUnits\": 1}}")
          .runs(DeleteItem::run);

  private DeleteItem() {}

  private static Answer run(ActionCall call) {
    DeleteItemRequest.Builder request =
        DeleteItemRequest.builder()
            .overrideConfiguration(call::observe)
            .tableName(call.get(TABLE_NAME))
            .expressionAttributeNames(ExpressionInputs.names(call))
            .returnValues(call.get(Returned.OLD))
            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL);
    Condition condition = Condition.of(call);
    if (condition != null) {
      request
          .conditionExpression(condition.expression())
          .expressionAttributeValues(condition.values())
          .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
    }
    return Answer.of(
        KeyInputs.sendWithKey(
            call, key -> call.send(client -> client.deleteItem(request.key(key).build()))));
  }
}
