package dev.stator.dapr;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;

/**
 * The real client, which counts its calls and, like an IAM policy, denies the actions that are not
 * allowed. TransactWriteItems is no action of its own: it needs PutItem and DeleteItem.
 */
final class CountingClient implements DynamoDbClient {
  private final DynamoDbClient client;
  private final Set<String> allowed;
  private final Map<String, Integer> calls = new TreeMap<>();

  CountingClient(DynamoDbClient client, String... allowed) {
    this.client = client;
    this.allowed = Set.of(allowed);
  }

  /** By operation, what was denied included. */
  synchronized Map<String, Integer> calls() {
    return Map.copyOf(calls);
  }

  synchronized void forget() {
    calls.clear();
  }

  private <T> T call(String operation, String action, Supplier<T> call) {
    synchronized (this) {
      calls.merge(operation, 1, Integer::sum);
    }
    deny(action);
    return call.get();
  }

  private void deny(String action) {
    if (!allowed.isEmpty() && !allowed.contains(action)) {
      throw DynamoDbException.builder()
          .statusCode(400)
          .awsErrorDetails(
              AwsErrorDetails.builder()
                  .errorCode("AccessDeniedException")
                  .errorMessage("not authorized to perform: dynamodb:" + action)
                  .build())
          .build();
    }
  }

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    return call(
        Boolean.TRUE.equals(request.consistentRead()) ? "strong GetItem" : "GetItem",
        "GetItem",
        () -> client.getItem(request));
  }

  @Override
  public PutItemResponse putItem(PutItemRequest request) {
    return call("PutItem", "PutItem", () -> client.putItem(request));
  }

  @Override
  public DeleteItemResponse deleteItem(DeleteItemRequest request) {
    return call("DeleteItem", "DeleteItem", () -> client.deleteItem(request));
  }

  @Override
  public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
    boolean strong =
        request.requestItems().values().stream().allMatch(keys -> keys.consistentRead());
    return call(
        strong ? "strong BatchGetItem" : "BatchGetItem",
        "BatchGetItem",
        () -> client.batchGetItem(request));
  }

  @Override
  public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
    return call("BatchWriteItem", "BatchWriteItem", () -> client.batchWriteItem(request));
  }

  @Override
  public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
    if (request.transactItems().stream().anyMatch(one -> one.delete() != null)) {
      deny("DeleteItem");
    }
    return call("TransactWriteItems", "PutItem", () -> client.transactWriteItems(request));
  }

  @Override
  public ScanResponse scan(ScanRequest request) {
    return call("Scan", "Scan", () -> client.scan(request));
  }

  @Override
  public QueryResponse query(QueryRequest request) {
    return call("Query", "Query", () -> client.query(request));
  }

  @Override
  public String serviceName() {
    return client.serviceName();
  }

  @Override
  public void close() {
    client.close();
  }
}
