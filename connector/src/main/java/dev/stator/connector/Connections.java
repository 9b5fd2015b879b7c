package dev.stator.connector;

import dev.stator.connector.error.ActionError;
import dev.stator.connector.error.ErrorCode;
import dev.stator.model.naming.Suggestion;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The databases that actions may use, by name. For many threads. */
@FunctionalInterface
public interface Connections {

  /**
   * The client of a connection in a region; the same one for the same names, as what is remembered
   * of tables is remembered by client.
   *
   * @param connection null for the default one
   * @param region null for the connection's own
   * @throws ActionError if there is no such connection
   */
  DynamoDbClient client(@Nullable String connection, @Nullable String region);

  /** One connection, whose database has no regions. */
  static Connections of(String name, DynamoDbClient client) {
    return of(name, Map.of(name, region -> client));
  }

  /**
   * Several connections.
   *
   * @param defaultName which of them a call without a name means
   * @param byName the client of each for a region, or for null, its own
   */
  static Connections of(
      String defaultName, Map<String, Function<@Nullable String, DynamoDbClient>> byName) {
    Map<String, Function<@Nullable String, DynamoDbClient>> known = new TreeMap<>(byName);
    return (connection, region) -> {
      String name = connection == null ? defaultName : connection;
      Function<@Nullable String, DynamoDbClient> clients = known.get(name);
      if (clients == null) {
        throw ActionError.of(ErrorCode.UNKNOWN_CONNECTION, "there is no connection '" + name + "'")
            .withField("awsConnection")
            .withHint(Suggestion.hint(name, known.keySet()));
      }
      return clients.apply(region);
    };
  }
}
