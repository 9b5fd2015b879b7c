package dev.stator.keda;

import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * Where a trigger's items are, and who asks: the clients. Two are equal if they have the same
 * client for tables, for that is the same place and the same caller.
 *
 * @param streams asked for only by triggers that read streams, and for push
 */
public record TableSource(DynamoDbClient tables, Supplier<DynamoDbStreamsClient> streams) {
  @Override
  public boolean equals(Object other) {
    return other instanceof TableSource that && tables == that.tables;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(tables);
  }
}
