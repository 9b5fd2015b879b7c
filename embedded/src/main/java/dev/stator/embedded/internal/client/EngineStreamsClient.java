package dev.stator.embedded.internal.client;

import dev.stator.embedded.internal.translation.DescribeStreamTranslation;
import dev.stator.embedded.internal.translation.GetRecordsTranslation;
import dev.stator.embedded.internal.translation.GetShardIteratorTranslation;
import dev.stator.embedded.internal.translation.ListStreamsTranslation;
import dev.stator.engine.Engine;
import java.util.function.Supplier;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamResponse;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsRequest;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorResponse;
import software.amazon.awssdk.services.dynamodb.model.ListStreamsRequest;
import software.amazon.awssdk.services.dynamodb.model.ListStreamsResponse;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsServiceClientConfiguration;

/** {@link DynamoDbStreamsClient} over an engine. For many threads. */
public final class EngineStreamsClient implements DynamoDbStreamsClient {
  private final Supplier<Engine> engine;
  private final String region;

  /**
   * @param region what {@link #serviceClientConfiguration} tells
   */
  public EngineStreamsClient(Supplier<Engine> engine, String region) {
    this.engine = engine;
    this.region = region;
  }

  @Override
  public ListStreamsResponse listStreams(ListStreamsRequest request) {
    return EngineCall.call(engine.get(), ListStreamsTranslation.INSTANCE, request);
  }

  @Override
  public DescribeStreamResponse describeStream(DescribeStreamRequest request) {
    return EngineCall.call(engine.get(), DescribeStreamTranslation.INSTANCE, request);
  }

  @Override
  public GetShardIteratorResponse getShardIterator(GetShardIteratorRequest request) {
    return EngineCall.call(engine.get(), GetShardIteratorTranslation.INSTANCE, request);
  }

  @Override
  public GetRecordsResponse getRecords(GetRecordsRequest request) {
    return EngineCall.call(engine.get(), GetRecordsTranslation.INSTANCE, request);
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
    return DynamoDbStreamsServiceClientConfiguration.builder().region(Region.of(region)).build();
  }
}
