package dev.stator.connector;

import dev.stator.connector.connection.Connection;
import dev.stator.connector.error.ActionError;
import dev.stator.connector.error.ErrorCode;
import dev.stator.model.naming.Suggestion;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The databases that actions may use, by name. Immutable. */
public final class Connections {
  private final @Nullable String defaultName;
  private final Map<String, Connection> byName = new TreeMap<>();

  /**
   * @param defaultName which of them a call without a name means; null for none
   */
  public Connections(@Nullable String defaultName, Collection<Connection> connections) {
    this.defaultName = defaultName;
    connections.forEach(connection -> byName.put(connection.name(), connection));
  }

  /** One connection. */
  public static Connections of(Connection only) {
    return new Connections(only.name(), Set.of(only));
  }

  /**
   * @param name null for the default one
   * @throws ActionError if there is no such connection, or none is named and none is the default
   */
  public Connection named(@Nullable String name) {
    String wanted = name == null ? defaultName : name;
    if (wanted == null) {
      throw ActionError.of(
              ErrorCode.UNKNOWN_CONNECTION,
              "this call names no connection, and none of them is the default one")
          .withField("awsConnection")
          .withHint("awsConnection is one of " + String.join(", ", byName.keySet()));
    }
    Connection connection = byName.get(wanted);
    if (connection == null) {
      throw ActionError.of(ErrorCode.UNKNOWN_CONNECTION, "there is no connection '" + wanted + "'")
          .withField("awsConnection")
          .withHint(Suggestion.hint(wanted, byName.keySet()));
    }
    return connection;
  }

  public Set<String> names() {
    return byName.keySet();
  }
}
