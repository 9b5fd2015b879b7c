package dev.stator.unstorage.dynamodb;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
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
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** The embedded engine for a user whose policy allows some actions; what is not here is denied. */
final class LimitedClient implements DynamoDbClient {
  private final DynamoDbClient database;
  private final List<String> allowed;
  final List<String> denied = new CopyOnWriteArrayList<>();

  LimitedClient(DynamoDbClient database, List<String> allowed) {
    this.database = database;
    this.allowed = allowed;
  }

  private <T> T allow(String action, Supplier<T> call) {
    if (allowed.contains(action)) {
      return call.get();
    }
    denied.add(action);
    String message = "User: me is not authorized to perform: dynamodb:" + action;
    throw DynamoDbException.builder()
        .message(message)
        .statusCode(400)
        .awsErrorDetails(
            AwsErrorDetails.builder()
                .errorCode("AccessDeniedException")
                .errorMessage(message)
                .build())
        .build();
  }

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    return allow("GetItem", () -> database.getItem(request));
  }

  @Override
  public PutItemResponse putItem(PutItemRequest request) {
    return allow("PutItem", () -> database.putItem(request));
  }

  @Override
  public DeleteItemResponse deleteItem(DeleteItemRequest request) {
    return allow("DeleteItem", () -> database.deleteItem(request));
  }

  @Override
  public ScanResponse scan(ScanRequest request) {
    return allow("Scan", () -> database.scan(request));
  }

  @Override
  public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
    return allow("BatchGetItem", () -> database.batchGetItem(request));
  }

  @Override
  public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
    return allow("BatchWriteItem", () -> database.batchWriteItem(request));
  }

  @Override
  public String serviceName() {
    return database.serviceName();
  }

  @Override
  public void close() {}
}
