package dev.stator.connector.transaction;

import dev.stator.connector.action.Action;
import dev.stator.connector.action.ActionCall;
import dev.stator.connector.action.Answer;
import dev.stator.connector.action.Safety;
import dev.stator.connector.input.Input;
import dev.stator.connector.paging.Caps;
import dev.stator.tables.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;

/** Reads several items as they stand at one moment. */
public final class TransactGet {
  static final Input<JsonValue.Arr> ITEMS =
      Input.list(
              "items",
              "Items",
              Operations::readSchema,
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
          .general()
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
    Caps caps = Caps.of(call);
    caps.requireItems(call.get(ITEMS).elements().size(), "items", ITEMS.name());
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
    TransactGetItemsResponse response = call.send(request, DynamoDbClient::transactGetItems);
    caps.requireBytes(response.responses().stream().map(ItemResponse::item).toList(), ITEMS.name());
    return Answer.of(response);
  }
}
