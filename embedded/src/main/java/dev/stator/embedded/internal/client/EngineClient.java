package dev.stator.embedded.internal.client;

import dev.stator.embedded.internal.translation.BatchExecuteStatementTranslation;
import dev.stator.embedded.internal.translation.BatchGetItemTranslation;
import dev.stator.embedded.internal.translation.BatchWriteItemTranslation;
import dev.stator.embedded.internal.translation.CreateTableTranslation;
import dev.stator.embedded.internal.translation.DeleteItemTranslation;
import dev.stator.embedded.internal.translation.DeleteTableTranslation;
import dev.stator.embedded.internal.translation.DescribeEndpointsTranslation;
import dev.stator.embedded.internal.translation.DescribeLimitsTranslation;
import dev.stator.embedded.internal.translation.DescribeTableTranslation;
import dev.stator.embedded.internal.translation.DescribeTimeToLiveTranslation;
import dev.stator.embedded.internal.translation.ExecuteStatementTranslation;
import dev.stator.embedded.internal.translation.ExecuteTransactionTranslation;
import dev.stator.embedded.internal.translation.GetItemTranslation;
import dev.stator.embedded.internal.translation.ListTablesTranslation;
import dev.stator.embedded.internal.translation.ListTagsOfResourceTranslation;
import dev.stator.embedded.internal.translation.PutItemTranslation;
import dev.stator.embedded.internal.translation.QueryTranslation;
import dev.stator.embedded.internal.translation.ScanTranslation;
import dev.stator.embedded.internal.translation.TagResourceTranslation;
import dev.stator.embedded.internal.translation.TransactGetItemsTranslation;
import dev.stator.embedded.internal.translation.TransactWriteItemsTranslation;
import dev.stator.embedded.internal.translation.Translation;
import dev.stator.embedded.internal.translation.UntagResourceTranslation;
import dev.stator.embedded.internal.translation.UpdateItemTranslation;
import dev.stator.embedded.internal.translation.UpdateTableTranslation;
import dev.stator.embedded.internal.translation.UpdateTimeToLiveTranslation;
import dev.stator.engine.Engine;
import dev.stator.model.operation.Result;
import java.util.function.Supplier;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbServiceClientConfiguration;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeEndpointsRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeEndpointsResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeLimitsRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeLimitsResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.ExecuteTransactionRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteTransactionResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;
import software.amazon.awssdk.services.dynamodb.model.ListTagsOfResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTagsOfResourceResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TagResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.TagResourceResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UntagResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.UntagResourceResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveResponse;
import software.amazon.awssdk.services.dynamodb.waiters.DynamoDbWaiter;

/**
 * {@link DynamoDbClient} over an engine. Blocks the caller until the operation is done, and as
 * durable as the store makes it. For many threads.
 */
public final class EngineClient implements DynamoDbClient {
  private final Supplier<Engine> engine;
  private final String region;

  /**
   * @param region what {@link #serviceClientConfiguration} tells
   */
  public EngineClient(Supplier<Engine> engine, String region) {
    this.engine = engine;
    this.region = region;
  }

  @Override
  public CreateTableResponse createTable(CreateTableRequest request) {
    return call(CreateTableTranslation.INSTANCE, request);
  }

  @Override
  public DescribeTableResponse describeTable(DescribeTableRequest request) {
    return call(DescribeTableTranslation.INSTANCE, request);
  }

  @Override
  public ListTablesResponse listTables(ListTablesRequest request) {
    return call(ListTablesTranslation.INSTANCE, request);
  }

  @Override
  public UpdateTableResponse updateTable(UpdateTableRequest request) {
    return call(UpdateTableTranslation.INSTANCE, request);
  }

  @Override
  public DeleteTableResponse deleteTable(DeleteTableRequest request) {
    return call(DeleteTableTranslation.INSTANCE, request);
  }

  @Override
  public UpdateTimeToLiveResponse updateTimeToLive(UpdateTimeToLiveRequest request) {
    return call(UpdateTimeToLiveTranslation.INSTANCE, request);
  }

  @Override
  public DescribeTimeToLiveResponse describeTimeToLive(DescribeTimeToLiveRequest request) {
    return call(DescribeTimeToLiveTranslation.INSTANCE, request);
  }

  @Override
  public PutItemResponse putItem(PutItemRequest request) {
    return call(PutItemTranslation.INSTANCE, request);
  }

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    return call(GetItemTranslation.INSTANCE, request);
  }

  @Override
  public UpdateItemResponse updateItem(UpdateItemRequest request) {
    return call(UpdateItemTranslation.INSTANCE, request);
  }

  @Override
  public DeleteItemResponse deleteItem(DeleteItemRequest request) {
    return call(DeleteItemTranslation.INSTANCE, request);
  }

  @Override
  public QueryResponse query(QueryRequest request) {
    return call(QueryTranslation.INSTANCE, request);
  }

  @Override
  public ScanResponse scan(ScanRequest request) {
    return call(ScanTranslation.INSTANCE, request);
  }

  @Override
  public ExecuteStatementResponse executeStatement(ExecuteStatementRequest request) {
    return call(ExecuteStatementTranslation.INSTANCE, request);
  }

  @Override
  public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
    return call(TransactWriteItemsTranslation.INSTANCE, request);
  }

  @Override
  public TransactGetItemsResponse transactGetItems(TransactGetItemsRequest request) {
    return call(TransactGetItemsTranslation.INSTANCE, request);
  }

  @Override
  public BatchExecuteStatementResponse batchExecuteStatement(BatchExecuteStatementRequest request) {
    return call(BatchExecuteStatementTranslation.INSTANCE, request);
  }

  @Override
  public ExecuteTransactionResponse executeTransaction(ExecuteTransactionRequest request) {
    return call(ExecuteTransactionTranslation.INSTANCE, request);
  }

  @Override
  public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
    return call(BatchGetItemTranslation.INSTANCE, request);
  }

  @Override
  public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
    return call(BatchWriteItemTranslation.INSTANCE, request);
  }

  @Override
  public TagResourceResponse tagResource(TagResourceRequest request) {
    return call(TagResourceTranslation.INSTANCE, request);
  }

  @Override
  public UntagResourceResponse untagResource(UntagResourceRequest request) {
    return call(UntagResourceTranslation.INSTANCE, request);
  }

  @Override
  public ListTagsOfResourceResponse listTagsOfResource(ListTagsOfResourceRequest request) {
    return call(ListTagsOfResourceTranslation.INSTANCE, request);
  }

  @Override
  public DescribeLimitsResponse describeLimits(DescribeLimitsRequest request) {
    return call(DescribeLimitsTranslation.INSTANCE, request);
  }

  @Override
  public DescribeEndpointsResponse describeEndpoints(DescribeEndpointsRequest request) {
    return call(DescribeEndpointsTranslation.INSTANCE, request);
  }

  /** Gives nothing back: the engine is closed with its {@code Stator}. */
  @Override
  public void close() {}

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public DynamoDbWaiter waiter() {
    return DynamoDbWaiter.builder().client(this).build();
  }

  @Override
  public DynamoDbServiceClientConfiguration serviceClientConfiguration() {
    return DynamoDbServiceClientConfiguration.builder().region(Region.of(region)).build();
  }

  private <Q extends DynamoDbRequest, R extends Result, P extends DynamoDbResponse> P call(
      Translation<Q, R, P> translation, Q request) {
    return EngineCall.call(engine.get(), translation, request);
  }
}
