package dev.stator.connector.action;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;

/** A client of which batches and stream readers use a few operations; each is checked. */
final class CheckedClient implements DynamoDbClient {
  private final DynamoDbClient client;
  private final RequestCheck check;

  CheckedClient(DynamoDbClient client, RequestCheck check) {
    this.client = client;
    this.check = check;
  }

  @Override
  public DescribeTableResponse describeTable(DescribeTableRequest request) {
    return check.checked(request, () -> client.describeTable(request));
  }

  @Override
  public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
    return check.checked(request, () -> client.batchGetItem(request));
  }

  @Override
  public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
    return check.checked(request, () -> client.batchWriteItem(request));
  }

  @Override
  public String serviceName() {
    return client.serviceName();
  }

  /** The client is shared and stays open. */
  @Override
  public void close() {}
}
