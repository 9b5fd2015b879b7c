package dev.stator.connector.action;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The keys of the tables that actions used, so that not each of them asks DescribeTable, and for a
 * while the tables that they may not describe. The least recently used are forgotten first. For
 * many threads.
 */
public final class KeySchemas {
  private static final int TABLES_MAX = 1000;

  /** After that it is asked again: the right may have been given since. */
  static final Duration DENIAL_KEPT = Duration.ofMinutes(1);

  /** Clients are told apart by identity: one is one connection in one region. */
  private record Table(DynamoDbClient client, String name) {}

  private final Map<Table, TableSchema> known = recent();

  /** When each was denied; under the lock of {@code known}. */
  private final Map<Table, Long> denied = recent();

  private final LongSupplier nanos;

  public KeySchemas() {
    this(System::nanoTime);
  }

  /**
   * @param nanos a clock as {@link System#nanoTime} is one
   */
  KeySchemas(LongSupplier nanos) {
    this.nanos = nanos;
  }

  private static <V> Map<Table, V> recent() {
    return new LinkedHashMap<>(16, 0.75f, true) {
      private static final long serialVersionUID = 1;

      @Override
      protected boolean removeEldestEntry(Map.Entry<Table, V> eldest) {
        return size() > TABLES_MAX;
      }
    };
  }

  /** The keys of a table if they are known; they may have changed since. */
  @Nullable TableSchema cached(DynamoDbClient client, String table) {
    synchronized (known) {
      return known.get(new Table(client, table));
    }
  }

  void remember(DynamoDbClient client, String table, TableSchema schema) {
    synchronized (known) {
      known.put(new Table(client, table), schema);
      denied.remove(new Table(client, table));
    }
  }

  /** Whether it was denied to describe the table, a short while ago. */
  boolean isDenied(DynamoDbClient client, String table) {
    synchronized (known) {
      Long at = denied.get(new Table(client, table));
      return at != null && nanos.getAsLong() - at < DENIAL_KEPT.toNanos();
    }
  }

  void deny(DynamoDbClient client, String table) {
    synchronized (known) {
      denied.put(new Table(client, table), nanos.getAsLong());
    }
  }

  void forget(DynamoDbClient client, String table) {
    synchronized (known) {
      known.remove(new Table(client, table));
      denied.remove(new Table(client, table));
    }
  }
}
