package dev.stator.connector.item;

import static dev.stator.connector.expression.ExpressionInputs.CONDITION;
import static dev.stator.connector.expression.ExpressionInputs.CONDITION_EXPRESSION;
import static dev.stator.connector.expression.ExpressionInputs.NAMES;
import static dev.stator.connector.expression.ExpressionInputs.VALUES;
import static dev.stator.connector.expression.ExpressionInputs.VALUE_TYPES;
import static dev.stator.connector.item.ItemWrites.IDEMPOTENCY_KEY;
import static dev.stator.connector.table.TableInputs.TABLE_NAME;

import dev.stator.connector.action.Action;
import dev.stator.connector.action.ActionCall;
import dev.stator.connector.action.Answer;
import dev.stator.connector.action.Safety;
import dev.stator.connector.expression.ExpressionInputs;
import dev.stator.connector.expression.Expressions;
import dev.stator.connector.input.Input;
import dev.stator.connector.value.DeclaredValues;
import dev.stator.connector.value.ValueType;
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
  public static final Input<Map<String, JsonValue>> ITEM =
      Input.map(
              "item",
              "Value",
              "Key-value pairs representing the item to insert into the table. Each key corresponds"
                  + " to an attribute name.")
          .asRequired()
          .withExample("{\"customerId\": \"1234\", \"customerName\": \"Acme Inc\"}");

  public static final Input<Map<String, JsonValue>> ITEM_TYPES =
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
          .tool("dynamodb_put_item")
          .idempotent()
          .description("Creates a new item, or replaces an existing item with a new item")
          .inputs(
              TABLE_NAME,
              ITEM,
              ITEM_TYPES,
              CONDITION_EXPRESSION,
              CONDITION,
              VALUES,
              VALUE_TYPES,
              NAMES,
              Returned.OLD,
              IDEMPOTENCY_KEY)
          .output(() -> PutItemResponse.builder().build())
          .examplePayload(
              "{\"ConsumedCapacity\": {\"TableName\": \"Customers\", \"CapacityUnits\": 1}}")
          .runs(CreateItem::run);

  private CreateItem() {}

  private static Answer run(ActionCall call) {
    return Answer.of(
        call.withKeyTypes(
            call.get(TABLE_NAME), keyTypes -> ItemWrites.put(call, request(call, keyTypes))));
  }

  /**
   * The request that the inputs mean.
   *
   * @param keyTypes the types that the table's schema gives to attributes of keys
   */
  public static PutItemRequest request(ActionCall call, Map<String, ValueType> keyTypes) {
    Expressions expressions = ExpressionInputs.expressions(call);
    String condition = ExpressionInputs.condition(call, expressions);
    PutItemRequest.Builder request =
        PutItemRequest.builder()
            .tableName(call.get(TABLE_NAME))
            .item(item(call, keyTypes))
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

  /** The item that {@link #ITEM} and {@link #ITEM_TYPES} mean. */
  static Map<String, AttributeValue> item(ActionCall call, Map<String, ValueType> keyTypes) {
    return DeclaredValues.join(
        call.get(ITEM),
        ITEM.name(),
        Objects.requireNonNullElse(call.optional(ITEM_TYPES), Map.of()),
        ITEM_TYPES.name(),
        keyTypes);
  }
}
