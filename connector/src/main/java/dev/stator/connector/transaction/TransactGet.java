package dev.stator.connector.transaction;

import dev.stator.connector.action.Action;
import dev.stator.connector.action.ActionCall;
import dev.stator.connector.action.Answer;
import dev.stator.connector.action.Safety;
import dev.stator.connector.input.Input;
import dev.stator.connector.input.InputReaders;
import dev.stator.connector.input.InputType;
import dev.stator.tables.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;

/** Reads several items as they stand at one moment. */
public final class TransactGet {
  static final Input<JsonValue.Arr> ITEMS =
      Input.of(
              "items",
              "Items",
              InputType.ARRAY,
              InputReaders::array,
              "Up to 100 items, each an object with tableName, value, and if need be rangeKeyValue"
                  + " and projectionExpression. TransactItems as the API writes them are understood,"
                  + " too.")
          .asRequired()
          .withAliases("transactItems")
          .withExample(
              """
              [{"tableName": "Customers", "value": 1234, "rangeKeyValue": "Acme Inc"},
               {"tableName": "Products", "value": "p-1"}]
              """);

  public static final Action ACTION =
      Action.define("transactGetItems", "Transact Get Items", Safety.READ)
          .aliases("transactGet")
          .description("Retrieve several items of any tables as they stand at one moment")
          .inputs(ITEMS)
          .output(() -> TransactGetItemsResponse.builder().build())
          .examplePayload(
              """
              {"Responses": [{"Item": {"customerId": 1234, "customerName": "Acme Inc"}}, {}],
               "ConsumedCapacity": [{"TableName": "Customers", "CapacityUnits": 2}]}
              """)
          .runs(TransactGet::run);

  private TransactGet() {}

  private static Answer run(ActionCall call) {
    Operations operations = new Operations(call);
    List<TransactGetItem> items = new ArrayList<>();
    for (JsonValue item : call.get(ITEMS).elements()) {
      items.add(operations.get(item, ITEMS.name() + "[" + items.size() + "]"));
    }
    TransactGetItemsRequest request =
        TransactGetItemsRequest.builder()
            .transactItems(items)
            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
            .build();
    return Answer.of(call.send(request, DynamoDbClient::transactGetItems));
  }
}
