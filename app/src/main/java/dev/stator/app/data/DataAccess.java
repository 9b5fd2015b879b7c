package dev.stator.app.data;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** An open database. Close it; its clients are closed with it. */
public interface DataAccess extends AutoCloseable {
  DynamoDbClient tables();

  DynamoDbStreamsClient streams();

  @Override
  void close();
}
