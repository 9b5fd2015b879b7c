package dev.stator.tables.stream;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamResponse;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsRequest;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorResponse;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** The real client, but its next calls fail as they are told to. */
final class FailingStreams implements DynamoDbStreamsClient {
  final Deque<SdkException> failures = new ArrayDeque<>();
  int describePageSize = 100;
  private final DynamoDbStreamsClient client;

  FailingStreams(DynamoDbStreamsClient client) {
    this.client = client;
  }

  private void fail() {
    @Nullable SdkException failure = failures.poll();
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public DescribeStreamResponse describeStream(DescribeStreamRequest request) {
    return client.describeStream(request.toBuilder().limit(describePageSize).build());
  }

  @Override
  public GetShardIteratorResponse getShardIterator(GetShardIteratorRequest request) {
    return client.getShardIterator(request);
  }

  @Override
  public GetRecordsResponse getRecords(GetRecordsRequest request) {
    fail();
    return client.getRecords(request);
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
