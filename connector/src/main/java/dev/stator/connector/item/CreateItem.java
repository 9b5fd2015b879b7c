package dev.stator.connector.item;

import static dev.stator.connector.item.ExpressionInputs.CONDITION_EXPRESSION;
import static dev.stator.connector.item.ExpressionInputs.NAMES;
import static dev.stator.connector.item.ExpressionInputs.VALUES;
import static dev.stator.connector.item.ExpressionInputs.VALUE_TYPES;
import static dev.stator.connector.table.TableInputs.TABLE_NAME;

import dev.stator.connector.action.Action;
import dev.stator.connector.action.ActionCall;
import dev.stator.connector.action.Answer;
import dev.stator.connector.action.Safety;
import dev.stator.connector.input.Input;
import dev.stator.connector.value.DeclaredValues;
import dev.stator.tables.json.JsonValue;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** Makes an item, or replaces the whole item that is there. */
public final class CreateItem {
  static final Input<Map<String, JsonValue>> ITEM =
      Input.map(
              "item",
              "Value",
              "Key-value pairs representing the item to insert into the table. Each key corresponds"
                  + " to an attribute name.")
          .asRequired()
          .withExample("{\"customerId\": \"1234\", \"customerName\": \"Acme Inc\"}");

  static final Input<Map<String, JsonValue>> ITEM_TYPES =
      Input.map(
              "itemTypes",
              "Value Types",
              "The DynamoDB data type for each item attribute. Without any, the values speak for"
                  + " themselves; with one, each key in the Value field must have one. See"
                  + " [DynamoDB data"
                  + " types](https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html#HowItWorks.DataTypes).")
          .withAliases("valueTypes")
          .withExample("{\"customerId\": \"N\", \"customerName\": \"S\"}");

  public static final Action ACTION =
      Action.define("createItem", "Upsert Item", Safety.WRITE)
          .aliases("upsertItem", "putItem")
          .description("Creates a new item, or replaces an existing item with a new item")
          .inputs(
              TABLE_NAME,
              ITEM,
              ITEM_TYPES,
              CONDITION_EXPRESSION,
              VALUES,
              VALUE_TYPES,
              NAMES,
              Returned.OLD)
          .output(PutItemResponse.builder().build())
          .examplePayload(
              "{\"ConsumedCapacity\": {\"TableName\": \"Customers\", \"CapacityUnits\": 1}}")
          .runs(CreateItem::run);

  private CreateItem() {}

  private static Answer run(ActionCall call) {
    PutItemRequest.Builder request =
        PutItemRequest.builder()
            .overrideConfiguration(call::observe)
            .tableName(call.get(TABLE_NAME))
            .item(item(call))
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
    return Answer.of(call.send(client -> client.putItem(request.build())));
  }

  private static Map<String, AttributeValue> item(ActionCall call) {
    return DeclaredValues.join(
        call.get(ITEM),
        ITEM.name(),
        Objects.requireNonNullElse(call.optional(ITEM_TYPES), Map.of()),
        ITEM_TYPES.name());
  }
}
