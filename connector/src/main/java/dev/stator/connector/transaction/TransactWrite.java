package dev.stator.connector.transaction;

import static dev.stator.connector.item.ItemWrites.IDEMPOTENCY_KEY;

import dev.stator.connector.action.Action;
import dev.stator.connector.action.ActionCall;
import dev.stator.connector.action.Answer;
import dev.stator.connector.action.Safety;
import dev.stator.connector.input.Input;
import dev.stator.connector.value.IdempotencyToken;
import dev.stator.tables.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;

/** Writes several items, all or none. */
public final class TransactWrite {
  static final Input<JsonValue.Arr> OPERATIONS =
      Input.list(
              "operations",
              "Operations",
              Operations::writeSchema,
              "Up to 100 operations, each an object with operation (put, update, delete or check),"
                  + " tableName, and the inputs of that action: item, value and rangeKeyValue,"
                  + " updates, condition and the others. TransactItems as the API"
                  + " writes them are understood, too.")
          .asRequired()
          .withAliases("transactItems")
          .withExample(
              """
              [{"operation": "put", "tableName": "Orders", "item": {"orderId": "o-1", "total": 20}},
               {"operation": "update", "tableName": "Products", "value": "p-1",
                "updates": [{"field": "stock", "operator": "decrement", "value": 1}],
                "condition": [{"field": "stock", "operator": ">", "value": 0}]}]
              """);

  public static final Action ACTION =
      Action.define("transactWriteItems", "Transact Write Items", Safety.DESTRUCTIVE)
          .general()
          .aliases("transactWrite")
          .description("Put, update, delete and check several items, all or none of them")
          .inputs(OPERATIONS, IDEMPOTENCY_KEY)
          .output(() -> TransactWriteItemsResponse.builder().build())
          .examplePayload(
              """
              {"ConsumedCapacity": [
                {"TableName": "Orders", "CapacityUnits": 2},
                {"TableName": "Products", "CapacityUnits": 2}]}
              """)
          .runs(TransactWrite::run);

  private TransactWrite() {}

  private static Answer run(ActionCall call) {
    Operations operations = new Operations(call);
    List<TransactWriteItem> items = new ArrayList<>();
    for (JsonValue operation : call.get(OPERATIONS).elements()) {
      items.add(operations.write(operation, OPERATIONS.name() + "[" + items.size() + "]"));
    }
    TransactWriteItemsRequest.Builder request =
        TransactWriteItemsRequest.builder()
            .transactItems(items)
            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL);
    String key = call.optional(IDEMPOTENCY_KEY);
    if (key != null) {
      request.clientRequestToken(IdempotencyToken.of("transaction", key));
    }
    return Answer.of(call.send(request.build(), DynamoDbClient::transactWriteItems));
  }
}
