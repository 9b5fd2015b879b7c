package dev.stator.connector.item;

import static dev.stator.connector.item.ExpressionInputs.CONDITION_EXPRESSION;
import static dev.stator.connector.item.ExpressionInputs.NAMES;
import static dev.stator.connector.item.KeyInputs.RANGE_KEY_VALUE;
import static dev.stator.connector.item.KeyInputs.VALUE;
import static dev.stator.connector.table.TableInputs.TABLE_NAME;

import dev.stator.connector.action.Action;
import dev.stator.connector.action.ActionCall;
import dev.stator.connector.action.Answer;
import dev.stator.connector.action.Safety;
import dev.stator.connector.input.Input;
import dev.stator.tables.json.JsonValue;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** Changes attributes of one item, or makes it. */
public final class UpdateItem {
  static final Input<String> UPDATE_EXPRESSION =
      Input.text(
              "query",
              "Update Expression",
              "An update expression specifying how to modify item attributes. Learn more about"
                  + " [update"
                  + " expressions](https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html).")
          .asRequired()
          .withExample("\"set Title = :t, Subtitle = :s\"");

  static final Input<Map<String, JsonValue>> VALUES = ExpressionInputs.valuesAs("queryParams");
  static final Input<Map<String, JsonValue>> VALUE_TYPES =
      ExpressionInputs.valueTypesAs("queryParamTypes");

  public static final Action ACTION =
      Action.define("updateItem", "Update Item", Safety.WRITE)
          .description("Update an existing item in a DynamoDB database")
          .inputs(
              TABLE_NAME,
              VALUE,
              RANGE_KEY_VALUE,
              UPDATE_EXPRESSION,
              CONDITION_EXPRESSION,
              VALUES,
              VALUE_TYPES,
              NAMES,
              Returned.OLD_OR_NEW)
          .output(UpdateItemResponse.builder().build())
          .examplePayload(
              """
              {"Attributes": {
                "customerId": 1234,
                "customerName": "Acme Inc",
                "Title": "New title",
                "Subtitle": "New subtitle"},
               "ConsumedCapacity": {"TableName": "Customers", "CapacityUnits": 1}}
              """)
          .runs(UpdateItem::run);

  private UpdateItem() {}

  private static Answer run(ActionCall call) {
    UpdateItemRequest.Builder request =
        UpdateItemRequest.builder()
            .overrideConfiguration(call::observe)
            .tableName(call.get(TABLE_NAME))
            .updateExpression(call.get(UPDATE_EXPRESSION))
            .conditionExpression(call.optional(CONDITION_EXPRESSION))
            .expressionAttributeNames(ExpressionInputs.names(call))
            .expressionAttributeValues(ExpressionInputs.values(call, VALUES, VALUE_TYPES))
            .returnValues(call.get(Returned.OLD_OR_NEW))
            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL);
    if (call.optional(CONDITION_EXPRESSION) != null) {
      request.returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
    }
    return Answer.of(
        KeyInputs.sendWithKey(
            call, key -> call.send(client -> client.updateItem(request.key(key).build()))));
  }
}
