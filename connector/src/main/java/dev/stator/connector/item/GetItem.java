package dev.stator.connector.item;

import static dev.stator.connector.expression.ExpressionInputs.CONSISTENT_READ;
import static dev.stator.connector.expression.ExpressionInputs.NAMES;
import static dev.stator.connector.expression.ExpressionInputs.PROJECTION_EXPRESSION;
import static dev.stator.connector.item.KeyInputs.RANGE_KEY_VALUE;
import static dev.stator.connector.item.KeyInputs.VALUE;
import static dev.stator.connector.table.TableInputs.TABLE_NAME;

import dev.stator.connector.action.Action;
import dev.stator.connector.action.ActionCall;
import dev.stator.connector.action.Answer;
import dev.stator.connector.action.Safety;
import dev.stator.connector.action.SeedShape;
import dev.stator.connector.expression.ExpressionInputs;
import dev.stator.connector.expression.Expressions;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/** Reads one item. */
public final class GetItem {
  public static final Action ACTION =
      Action.define("getItem", "Get Item", Safety.READ)
          .tool("dynamodb_get_item")
          .description("Retrieve an item from a DynamoDB database")
          .inputs(TABLE_NAME, VALUE, RANGE_KEY_VALUE, PROJECTION_EXPRESSION, NAMES, CONSISTENT_READ)
          .output(() -> GetItemResponse.builder().build())
          .outputFound("Whether there is such an item")
          .examplePayload(
              """
              {"Item": {
                "customerId": 1234,
                "customerName": "Acme Inc",
                "active": true,
                "preferences": {"theme": "dark"},
                "tags": {"SS": ["premium", "verified"]},
                "balance": {"N": "12345678901234567890.5"}},
               "ConsumedCapacity": {"TableName": "Customers", "CapacityUnits": 0.5},
               "found": true}
              """)
          .runs(GetItem::run);

  private GetItem() {}

  private static Answer run(ActionCall call) {
    Expressions expressions = ExpressionInputs.expressions(call);
    GetItemRequest.Builder request =
        GetItemRequest.builder()
            .tableName(call.get(TABLE_NAME))
            .projectionExpression(ExpressionInputs.projection(call, expressions))
            .expressionAttributeNames(expressions.names())
            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL);
    if (call.get(CONSISTENT_READ)) {
      request.consistentRead(true);
    }
    GetItemResponse response =
        KeyInputs.withKey(
            call, key -> call.send(request.key(key).build(), DynamoDbClient::getItem));
    boolean found = response.hasItem();
    return Answer.of(response)
        .withFound(found)
        .inSeedShape((typed, plain) -> SeedShape.result(typed, found));
  }
}
