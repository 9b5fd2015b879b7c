package dev.stator.connector.action;

import software.amazon.awssdk.services.dynamodb.model.DescribeStreamRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamResponse;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsRequest;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorResponse;
import software.amazon.awssdk.services.dynamodb.model.ListStreamsRequest;
import software.amazon.awssdk.services.dynamodb.model.ListStreamsResponse;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** A client of streams of which each operation is checked. */
final class CheckedStreamsClient implements DynamoDbStreamsClient {
  private final DynamoDbStreamsClient client;
  private final RequestCheck check;

  CheckedStreamsClient(DynamoDbStreamsClient client, RequestCheck check) {
    this.client = client;
    this.check = check;
  }

  @Override
  public ListStreamsResponse listStreams(ListStreamsRequest request) {
    return check.checked(request, () -> client.listStreams(request));
  }

  @Override
  public DescribeStreamResponse describeStream(DescribeStreamRequest request) {
    return check.checked(request, () -> client.describeStream(request));
  }

  @Override
  public GetShardIteratorResponse getShardIterator(GetShardIteratorRequest request) {
    return check.checked(request, () -> client.getShardIterator(request));
  }

  @Override
  public GetRecordsResponse getRecords(GetRecordsRequest request) {
    return check.checked(request, () -> client.getRecords(request));
  }

  @Override
  public String serviceName() {
    return client.serviceName();
  }

  /** The client is shared and stays open. */
  @Override
  public void close() {}
}
