package dev.stator.connector.connection;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * One database that actions may use.
 *
 * @param name what callers call it
 * @param clients the client for a region, or for null, its own; the same one for the same region,
 *     as what is remembered of tables is remembered by client
 * @param streams the client of the streams, likewise
 * @param policy what callers may do
 */
public record Connection(
    String name,
    Function<@Nullable String, DynamoDbClient> clients,
    Function<@Nullable String, DynamoDbStreamsClient> streams,
    Policy policy) {

  /** No database: for what is told without one. */
  public static final Connection NONE =
      new Connection(
          "",
          region -> {
            throw new IllegalStateException("there is no database to ask");
          },
          region -> {
            throw new IllegalStateException("there is no database to ask");
          },
          Policy.EVERYTHING);

  /** A database without regions, in which everything is allowed. */
  public static Connection of(String name, DynamoDbClient client, DynamoDbStreamsClient streams) {
    return new Connection(name, region -> client, region -> streams, Policy.EVERYTHING);
  }

  /** This connection under another policy. */
  public Connection with(Policy other) {
    return new Connection(name, clients, streams, other);
  }
}
