package dev.stator.connector.batch;

import dev.stator.tables.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/** A client whose batches tell the capacity that they use, summed up by table. For many threads. */
final class MeteredClient implements DynamoDbClient {
  private final DynamoDbClient client;
  private final Map<String, Double> units = new LinkedHashMap<>();

  MeteredClient(DynamoDbClient client) {
    this.client = client;
  }

  @Override
  public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
    BatchGetItemResponse response =
        client.batchGetItem(
            request.toBuilder().returnConsumedCapacity(ReturnConsumedCapacity.TOTAL).build());
    response.consumedCapacity().forEach(this::add);
    return response;
  }

  @Override
  public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
    BatchWriteItemResponse response =
        client.batchWriteItem(
            request.toBuilder().returnConsumedCapacity(ReturnConsumedCapacity.TOTAL).build());
    response.consumedCapacity().forEach(this::add);
    return response;
  }

  private synchronized void add(ConsumedCapacity consumed) {
    if (consumed.capacityUnits() != null) {
      units.merge(consumed.tableName(), consumed.capacityUnits(), Double::sum);
    }
  }

  /** As the API writes it. */
  synchronized JsonValue consumed() {
    return new JsonValue.Arr(
        units.entrySet().stream()
            .map(
                table ->
                    (JsonValue)
                        JsonValue.Obj.EMPTY
                            .with("TableName", new JsonValue.Str(table.getKey()))
                            .with("CapacityUnits", JsonValue.Num.of(table.getValue())))
            .toList());
  }

  @Override
  public String serviceName() {
    return client.serviceName();
  }

  /** The client is shared and stays open. */
  @Override
  public void close() {}
}
