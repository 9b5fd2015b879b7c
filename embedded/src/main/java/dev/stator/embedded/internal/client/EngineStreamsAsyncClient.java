package dev.stator.embedded.internal.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamResponse;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsRequest;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorResponse;
import software.amazon.awssdk.services.dynamodb.model.ListStreamsRequest;
import software.amazon.awssdk.services.dynamodb.model.ListStreamsResponse;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsAsyncClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsServiceClientConfiguration;

/**
 * {@link DynamoDbStreamsAsyncClient} over a blocking client: each call runs on the executor. For
 * many threads.
 */
public final class EngineStreamsAsyncClient implements DynamoDbStreamsAsyncClient {
  private final DynamoDbStreamsClient client;
  private final AsyncCalls calls;

  /**
   * @param executor stays the caller's: it is not shut down here
   */
  public EngineStreamsAsyncClient(DynamoDbStreamsClient client, Executor executor) {
    this.client = client;
    this.calls = new AsyncCalls(executor);
  }

  @Override
  public CompletableFuture<ListStreamsResponse> listStreams(ListStreamsRequest request) {
    return calls.start(() -> client.listStreams(request));
  }

  @Override
  public CompletableFuture<DescribeStreamResponse> describeStream(DescribeStreamRequest request) {
    return calls.start(() -> client.describeStream(request));
  }

  @Override
  public CompletableFuture<GetShardIteratorResponse> getShardIterator(
      GetShardIteratorRequest request) {
    return calls.start(() -> client.getShardIterator(request));
  }

  @Override
  public CompletableFuture<GetRecordsResponse> getRecords(GetRecordsRequest request) {
    return calls.start(() -> client.getRecords(request));
  }

  /** Gives nothing back: the engine is closed with its {@code Stator}. */
  @Override
  public void close() {}

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public DynamoDbStreamsServiceClientConfiguration serviceClientConfiguration() {
    return client.serviceClientConfiguration();
  }
}
