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
  private static final CreateTableTranslation CREATE_TABLE = new CreateTableTranslation();
  private static final DescribeTableTranslation DESCRIBE_TABLE = new DescribeTableTranslation();
  private static final ListTablesTranslation LIST_TABLES = new ListTablesTranslation();
  private static final UpdateTableTranslation UPDATE_TABLE = new UpdateTableTranslation();
  private static final DeleteTableTranslation DELETE_TABLE = new DeleteTableTranslation();
  private static final UpdateTimeToLiveTranslation UPDATE_TIME_TO_LIVE =
      new UpdateTimeToLiveTranslation();
  private static final DescribeTimeToLiveTranslation DESCRIBE_TIME_TO_LIVE =
      new DescribeTimeToLiveTranslation();
  private static final PutItemTranslation PUT_ITEM = new PutItemTranslation();
  private static final GetItemTranslation GET_ITEM = new GetItemTranslation();
  private static final UpdateItemTranslation UPDATE_ITEM = new UpdateItemTranslation();
  private static final DeleteItemTranslation DELETE_ITEM = new DeleteItemTranslation();
  private static final QueryTranslation QUERY = new QueryTranslation();
  private static final ScanTranslation SCAN = new ScanTranslation();
  private static final ExecuteStatementTranslation EXECUTE_STATEMENT =
      new ExecuteStatementTranslation();
  private static final TransactWriteItemsTranslation TRANSACT_WRITE_ITEMS =
      new TransactWriteItemsTranslation();
  private static final TransactGetItemsTranslation TRANSACT_GET_ITEMS =
      new TransactGetItemsTranslation();
  private static final BatchExecuteStatementTranslation BATCH_EXECUTE_STATEMENT =
      new BatchExecuteStatementTranslation();
  private static final ExecuteTransactionTranslation EXECUTE_TRANSACTION =
      new ExecuteTransactionTranslation();
  private static final BatchGetItemTranslation BATCH_GET_ITEM = new BatchGetItemTranslation();
  private static final BatchWriteItemTranslation BATCH_WRITE_ITEM = new BatchWriteItemTranslation();
  private static final TagResourceTranslation TAG_RESOURCE = new TagResourceTranslation();
  private static final UntagResourceTranslation UNTAG_RESOURCE = new UntagResourceTranslation();
  private static final ListTagsOfResourceTranslation LIST_TAGS_OF_RESOURCE =
      new ListTagsOfResourceTranslation();
  private static final DescribeLimitsTranslation DESCRIBE_LIMITS = new DescribeLimitsTranslation();
  private static final DescribeEndpointsTranslation DESCRIBE_ENDPOINTS =
      new DescribeEndpointsTranslation();

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
    return call(CREATE_TABLE, request);
  }

  @Override
  public DescribeTableResponse describeTable(DescribeTableRequest request) {
    return call(DESCRIBE_TABLE, request);
  }

  @Override
  public ListTablesResponse listTables(ListTablesRequest request) {
    return call(LIST_TABLES, request);
  }

  @Override
  public UpdateTableResponse updateTable(UpdateTableRequest request) {
    return call(UPDATE_TABLE, request);
  }

  @Override
  public DeleteTableResponse deleteTable(DeleteTableRequest request) {
    return call(DELETE_TABLE, request);
  }

  @Override
  public UpdateTimeToLiveResponse updateTimeToLive(UpdateTimeToLiveRequest request) {
    return call(UPDATE_TIME_TO_LIVE, request);
  }

  @Override
  public DescribeTimeToLiveResponse describeTimeToLive(DescribeTimeToLiveRequest request) {
    return call(DESCRIBE_TIME_TO_LIVE, request);
  }

  @Override
  public PutItemResponse putItem(PutItemRequest request) {
    return call(PUT_ITEM, request);
  }

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    return call(GET_ITEM, request);
  }

  @Override
  public UpdateItemResponse updateItem(UpdateItemRequest request) {
    return call(UPDATE_ITEM, request);
  }

  @Override
  public DeleteItemResponse deleteItem(DeleteItemRequest request) {
    return call(DELETE_ITEM, request);
  }

  @Override
  public QueryResponse query(QueryRequest request) {
    return call(QUERY, request);
  }

  @Override
  public ScanResponse scan(ScanRequest request) {
    return call(SCAN, request);
  }

  @Override
  public ExecuteStatementResponse executeStatement(ExecuteStatementRequest request) {
    return call(EXECUTE_STATEMENT, request);
  }

  @Override
  public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
    return call(TRANSACT_WRITE_ITEMS, request);
  }

  @Override
  public TransactGetItemsResponse transactGetItems(TransactGetItemsRequest request) {
    return call(TRANSACT_GET_ITEMS, request);
  }

  @Override
  public BatchExecuteStatementResponse batchExecuteStatement(BatchExecuteStatementRequest request) {
    return call(BATCH_EXECUTE_STATEMENT, request);
  }

  @Override
  public ExecuteTransactionResponse executeTransaction(ExecuteTransactionRequest request) {
    return call(EXECUTE_TRANSACTION, request);
  }

  @Override
  public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
    return call(BATCH_GET_ITEM, request);
  }

  @Override
  public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
    return call(BATCH_WRITE_ITEM, request);
  }

  @Override
  public TagResourceResponse tagResource(TagResourceRequest request) {
    return call(TAG_RESOURCE, request);
  }

  @Override
  public UntagResourceResponse untagResource(UntagResourceRequest request) {
    return call(UNTAG_RESOURCE, request);
  }

  @Override
  public ListTagsOfResourceResponse listTagsOfResource(ListTagsOfResourceRequest request) {
    return call(LIST_TAGS_OF_RESOURCE, request);
  }

  @Override
  public DescribeLimitsResponse describeLimits(DescribeLimitsRequest request) {
    return call(DESCRIBE_LIMITS, request);
  }

  @Override
  public DescribeEndpointsResponse describeEndpoints(DescribeEndpointsRequest request) {
    return call(DESCRIBE_ENDPOINTS, request);
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
