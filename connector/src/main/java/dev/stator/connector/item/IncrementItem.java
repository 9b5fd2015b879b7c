package dev.stator.connector.item;

import static dev.stator.connector.expression.ExpressionInputs.CONDITION;
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
import dev.stator.connector.expression.Updates;
import dev.stator.connector.input.Input;
import dev.stator.connector.input.InputReaders;
import dev.stator.connector.input.InputType;
import dev.stator.tables.json.JsonValue;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** Adds to a number of one item, from 0 if it is not there. */
public final class IncrementItem {
  static final Input<String> FIELD =
      Input.text("field", "Field", "The attribute to add to: its name, or a path to it.")
          .asRequired()
          .withExample("\"stock\"");

  static final Input<AttributeValue> BY =
      Input.of(
              "by",
              "By",
              InputType.NUMBER,
              InputReaders::number,
              "How much to add; negative to take away.")
          .withDefault(new JsonValue.Str("1"));

  public static final Action ACTION =
      Action.define("incrementItem", "Increment Item", Safety.WRITE)
          .general()
          .description("Adds to a number in an item and returns the new number")
          .inputs(TABLE_NAME, VALUE, RANGE_KEY_VALUE, FIELD, BY, CONDITION, IDEMPOTENCY_KEY)
          .output(() -> UpdateItemResponse.builder().build())
          .examplePayload(
              """
              {"Attributes": {"stock": 41},
               "ConsumedCapacity": {"TableName": "Products", "CapacityUnits": 1}}
              """)
          .runs(IncrementItem::run);

  private IncrementItem() {}

  private static Answer run(ActionCall call) {
    Expressions expressions = new Expressions(Map.of(), Map.of());
    String update =
        new Updates(expressions)
            .increment(call.get(FIELD), call.get(BY), FIELD.name())
            .expression();
    String condition = ExpressionInputs.condition(call, expressions);
    UpdateItemRequest.Builder request =
        UpdateItemRequest.builder()
            .tableName(call.get(TABLE_NAME))
            .updateExpression(update)
            .conditionExpression(condition)
            .expressionAttributeNames(expressions.names())
            .expressionAttributeValues(expressions.values())
            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL);
    if (call.optional(IDEMPOTENCY_KEY) == null) {
      request.returnValues(ReturnValue.UPDATED_NEW);
    }
    if (condition != null) {
      request.returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
    }
    return Answer.of(
        KeyInputs.withKey(call, key -> ItemWrites.update(call, request.key(key).build())));
  }
}
