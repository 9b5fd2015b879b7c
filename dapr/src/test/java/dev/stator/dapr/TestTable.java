package dev.stator.dapr;

import dev.stator.embedded.Stator;
import dev.stator.tables.TableSetup;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A state store on a fresh database in memory, with a clock that stands until it is moved. */
public final class TestTable implements AutoCloseable {
  public static final String TABLE = "mytable";

  private final Stator stator = Stator.inMemory();
  private final StateStoreSettings settings;
  private Instant now = Instant.parse("2026-01-02T03:04:05.678Z");

  public final StateStore store;

  /** With the default keys, and TTL in {@code expiresAt}. */
  TestTable() {
    this(Map.of("ttlAttributeName", "expiresAt"));
  }

  public TestTable(Map<String, String> metadata) {
    Map<String, String> all = new HashMap<>(metadata);
    all.put("table", TABLE);
    settings = StateStoreSettings.parse(all);
    TableSetup.ensure(client(), settings.tableShape());
    store = new StateStore(client(), settings, null, new MovedClock());
  }

  public DynamoDbClient client() {
    return stator.client();
  }

  public Instant now() {
    return now;
  }

  public void pass(long seconds) {
    now = now.plusSeconds(seconds);
  }

  /** Another store over the same table, with another client, other metadata or encryption. */
  public StateStore another(
      DynamoDbClient client, Map<String, String> metadata, @Nullable Encryption encryption) {
    Map<String, String> all = new HashMap<>(metadata);
    all.put("table", TABLE);
    return new StateStore(client, StateStoreSettings.parse(all), encryption, new MovedClock());
  }

  public StateStore another(DynamoDbClient client) {
    return new StateStore(client, settings, null, new MovedClock());
  }

  /** The item as it lies in the table. */
  Map<String, AttributeValue> item(String partitionKey) {
    return client()
        .getItem(
            r ->
                r.tableName(TABLE)
                    .consistentRead(true)
                    .key(Map.of(settings.keyAttribute(), AttributeValue.fromS(partitionKey))))
        .item();
  }

  /** An attribute that must be there. */
  AttributeValue attribute(String partitionKey, String name) {
    return Objects.requireNonNull(item(partitionKey).get(name), name);
  }

  void put(Map<String, AttributeValue> item) {
    client().putItem(r -> r.tableName(TABLE).item(item));
  }

  @Override
  public void close() {
    stator.close();
  }

  /** That of the table, for what is not made here. */
  public Clock clock() {
    return new MovedClock();
  }

  private final class MovedClock extends Clock {
    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
