package dev.stator.tables.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Lets only the first entries of each batch through, and counts the entries of each call. */
final class BusyClient implements DynamoDbClient {
  private final DynamoDbClient database;
  private final int entriesMax;
  final List<Integer> calls = new ArrayList<>();

  BusyClient(DynamoDbClient database, int entriesMax) {
    this.database = database;
    this.entriesMax = entriesMax;
  }

  @Override
  public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
    Map.Entry<String, KeysAndAttributes> asked =
        request.requestItems().entrySet().iterator().next();
    var keys = asked.getValue().keys();
    calls.add(keys.size());
    int taken = Math.min(entriesMax, keys.size());
    BatchGetItemResponse.Builder answer = BatchGetItemResponse.builder();
    if (taken > 0) {
      answer =
          database
              .batchGetItem(
                  r ->
                      r.requestItems(
                          Map.of(
                              asked.getKey(),
                              asked.getValue().toBuilder().keys(keys.subList(0, taken)).build())))
              .toBuilder();
    }
    return taken == keys.size()
        ? answer.build()
        : answer
            .unprocessedKeys(
                Map.of(
                    asked.getKey(),
                    asked.getValue().toBuilder().keys(keys.subList(taken, keys.size())).build()))
            .build();
  }

  @Override
  public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
    Map.Entry<String, List<WriteRequest>> asked =
        request.requestItems().entrySet().iterator().next();
    List<WriteRequest> writes = asked.getValue();
    calls.add(writes.size());
    int taken = Math.min(entriesMax, writes.size());
    if (taken > 0) {
      database.batchWriteItem(
          r -> r.requestItems(Map.of(asked.getKey(), writes.subList(0, taken))));
    }
    return taken == writes.size()
        ? BatchWriteItemResponse.builder().build()
        : BatchWriteItemResponse.builder()
            .unprocessedItems(Map.of(asked.getKey(), writes.subList(taken, writes.size())))
            .build();
  }

  @Override
  public String serviceName() {
    return database.serviceName();
  }

  @Override
  public void close() {}
}
