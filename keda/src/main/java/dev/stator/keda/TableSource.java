package dev.stator.keda;

import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * Where a trigger's items are, and who asks: the clients.
 *
 * @param streams asked for only by triggers that read streams, and for push
 */
public record TableSource(DynamoDbClient tables, Supplier<DynamoDbStreamsClient> streams) {}
