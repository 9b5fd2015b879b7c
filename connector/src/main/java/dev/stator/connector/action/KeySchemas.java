package dev.stator.connector.action;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The keys of the tables that actions used, so that not each of them asks DescribeTable. The least
 * recently used are forgotten first. For many threads.
 */
public final class KeySchemas {
  private static final int TABLES_MAX = 1000;

  /** Clients are told apart by identity: one is one connection in one region. */
  private record Table(DynamoDbClient client, String name) {}

  private final Map<Table, TableSchema> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Table, TableSchema> eldest) {
          return size() > TABLES_MAX;
        }
      };

  /** The keys of a table if they are known; they may have changed since. */
  @Nullable TableSchema cached(DynamoDbClient client, String table) {
    synchronized (known) {
      return known.get(new Table(client, table));
    }
  }

  void remember(DynamoDbClient client, String table, TableSchema schema) {
    synchronized (known) {
      known.put(new Table(client, table), schema);
    }
  }

  void forget(DynamoDbClient client, String table) {
    synchronized (known) {
      known.remove(new Table(client, table));
    }
  }
}
