package dev.stator.unstorage.dynamodb;

import dev.stator.tables.TableCalls;
import dev.stator.tables.TableError;
import dev.stator.tables.TableSetup;
import dev.stator.unstorage.Driver;
import dev.stator.unstorage.Entry;
import dev.stator.unstorage.StorageKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/**
 * Items in a DynamoDB table. Needs the permissions GetItem, PutItem, DeleteItem and Scan. Every
 * method throws {@link TableError} if its call fails.
 *
 * <p>Source: unstorage documentation, "Amazon DynamoDB" driver.
 */
public final class DynamoDbDriver implements Driver {
  private final DynamoDbClient client;
  private final DynamoDbOptions options;
  private final InstantSource clock;
  private final ItemLayout layout;
  private final String prefix;

  /**
   * @param client not closed with the driver
   */
  public DynamoDbDriver(DynamoDbClient client, DynamoDbOptions options) {
    this(client, options, InstantSource.system());
  }

  public DynamoDbDriver(DynamoDbClient client, DynamoDbOptions options, InstantSource clock) {
    this.client = client;
    this.options = options;
    this.clock = clock;
    this.layout = new ItemLayout(options.attributes());
    this.prefix = StorageKey.base(options.base());
  }

  /** The table that the driver needs, for {@link TableSetup#ensure}. */
  public static TableSetup.Shape shape(DynamoDbOptions options) {
    return new TableSetup.Shape(
        options.table(),
        TableSetup.KeyAttribute.string(options.attributes().key()),
        null,
        options.attributes().ttl());
  }

  @Override
  public Optional<Entry> get(String key) {
    Map<String, AttributeValue> item =
        TableCalls.call(
                () ->
                    client.getItem(
                        r ->
                            r.tableName(options.table())
                                .key(layout.key(prefix + key))
                                .consistentRead(options.consistentReads())))
            .item();
    if (item.isEmpty() || isExpired(item)) {
      return Optional.empty();
    }
    return Optional.of(layout.entry(item));
  }

  @Override
  public void set(String key, String text, @Nullable Duration ttl) {
    Duration time = ttl == null ? options.expireIn() : ttl;
    Instant expiresAt = time.isZero() ? null : clock.instant().plus(time);
    Map<String, AttributeValue> item = layout.item(prefix + key, text, expiresAt);
    TableCalls.call(() -> client.putItem(r -> r.tableName(options.table()).item(item)));
  }

  @Override
  public void remove(String key) {
    TableCalls.call(
        () -> client.deleteItem(r -> r.tableName(options.table()).key(layout.key(prefix + key))));
  }

  @Override
  public List<String> keys(String base) {
    return stored(prefix + base).stream()
        .filter(item -> !isExpired(item))
        .map(this::key)
        .map(key -> key.substring(prefix.length()))
        .toList();
  }

  /** Removes expired items, too, which a listing leaves out. */
  @Override
  public void clear(String base) {
    stored(prefix + base).forEach(item -> remove(key(item).substring(prefix.length())));
  }

  private String key(Map<String, AttributeValue> item) {
    AttributeValue key = item.get(options.attributes().key());
    return key == null || key.s() == null ? "" : key.s();
  }

  /** Key and time of every item whose key begins with {@code start}, from all pages of a scan. */
  private List<Map<String, AttributeValue>> stored(String start) {
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    Map<String, AttributeValue> from = Map.of();
    do {
      ScanRequest request = scan(start, from);
      ScanResponse page = TableCalls.call(() -> client.scan(request));
      items.addAll(page.items());
      from = page.hasLastEvaluatedKey() ? page.lastEvaluatedKey() : Map.of();
    } while (!from.isEmpty());
    return items;
  }

  private ScanRequest scan(String start, Map<String, AttributeValue> from) {
    Map<String, String> names = new HashMap<>();
    names.put("#key", options.attributes().key());
    names.put("#ttl", options.attributes().ttl());
    ScanRequest.Builder request =
        ScanRequest.builder()
            .tableName(options.table())
            .consistentRead(options.consistentReads())
            .projectionExpression("#key, #ttl")
            .expressionAttributeNames(names);
    if (!start.isEmpty()) {
      request
          .filterExpression("begins_with(#key, :start)")
          .expressionAttributeValues(Map.of(":start", AttributeValue.fromS(start)));
    }
    if (!from.isEmpty()) {
      request.exclusiveStartKey(from);
    }
    return request.build();
  }

  /** An item lives through the whole second of its time, as with the JavaScript driver. */
  private boolean isExpired(Map<String, AttributeValue> item) {
    Instant expiresAt = layout.expiresAt(item);
    return expiresAt != null && clock.instant().getEpochSecond() > expiresAt.getEpochSecond();
  }
}
