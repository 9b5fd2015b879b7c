package dev.stator.bench.storage;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveResponse;
import software.amazon.awssdk.services.dynamodb.waiters.DynamoDbWaiter;

/** Adds up the read capacity that scans and queries consume. */
final class CapacityMeter implements DynamoDbClient {
  private final DynamoDbClient database;
  private double units;

  CapacityMeter(DynamoDbClient database) {
    this.database = database;
  }

  double units() {
    return units;
  }

  void reset() {
    units = 0;
  }

  @Override
  public ScanResponse scan(ScanRequest request) {
    ScanResponse page =
        database.scan(
            request.toBuilder().returnConsumedCapacity(ReturnConsumedCapacity.TOTAL).build());
    units += page.consumedCapacity().capacityUnits();
    return page;
  }

  @Override
  public QueryResponse query(QueryRequest request) {
    QueryResponse page =
        database.query(
            request.toBuilder().returnConsumedCapacity(ReturnConsumedCapacity.TOTAL).build());
    units += page.consumedCapacity().capacityUnits();
    return page;
  }

  @Override
  public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
    return database.batchWriteItem(request);
  }

  @Override
  public CreateTableResponse createTable(CreateTableRequest request) {
    return database.createTable(request);
  }

  @Override
  public DescribeTableResponse describeTable(DescribeTableRequest request) {
    return database.describeTable(request);
  }

  @Override
  public DescribeTimeToLiveResponse describeTimeToLive(DescribeTimeToLiveRequest request) {
    return database.describeTimeToLive(request);
  }

  @Override
  public UpdateTimeToLiveResponse updateTimeToLive(UpdateTimeToLiveRequest request) {
    return database.updateTimeToLive(request);
  }

  @Override
  public DynamoDbWaiter waiter() {
    return database.waiter();
  }

  @Override
  public String serviceName() {
    return database.serviceName();
  }

  @Override
  public void close() {}
}
