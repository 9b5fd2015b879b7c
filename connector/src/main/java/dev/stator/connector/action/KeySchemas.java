package dev.stator.connector.action;

import dev.stator.tables.TableCalls;
import dev.stator.tables.TableError;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * The keys of the tables that actions used, so that not each of them asks DescribeTable. The least
 * recently used are forgotten first. For many threads.
 */
public final class KeySchemas {
  private static final int TABLES_MAX = 1000;

  /** Clients are told apart by identity: one is one connection in one region. */
  private record Table(DynamoDbClient client, String name) {}

  private final Map<Table, TableKey> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Table, TableKey> eldest) {
          return size() > TABLES_MAX;
        }
      };

  /** The key of a table if it is known; it may have changed since. */
  @Nullable TableKey cached(DynamoDbClient client, String table) {
    synchronized (known) {
      return known.get(new Table(client, table));
    }
  }

  /**
   * The key of a table as it is now.
   *
   * @throws TableError if it cannot be read
   */
  TableKey read(DynamoDbClient client, String table) {
    TableDescription description =
        TableCalls.call(() -> client.describeTable(request -> request.tableName(table))).table();
    TableKey key = TableKey.of(description);
    synchronized (known) {
      known.put(new Table(client, table), key);
    }
    return key;
  }

  void forget(DynamoDbClient client, String table) {
    synchronized (known) {
      known.remove(new Table(client, table));
    }
  }
}
