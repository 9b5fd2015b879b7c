package dev.stator.unstorage.dynamodb;

import dev.stator.tables.TableCalls;
import dev.stator.tables.TableError;
import dev.stator.tables.TableSetup;
import dev.stator.tables.connection.AwsClients;
import dev.stator.unstorage.ChangeListener;
import dev.stator.unstorage.Driver;
import dev.stator.unstorage.Entry;
import dev.stator.unstorage.KeyPage;
import dev.stator.unstorage.Lifetime;
import dev.stator.unstorage.NextState;
import dev.stator.unstorage.StorageKey;
import dev.stator.unstorage.Watch;
import dev.stator.unstorage.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * Items in a DynamoDB table. Needs the permissions GetItem, PutItem, DeleteItem and Scan; with
 * BatchGetItem and BatchWriteItem batches take fewer calls. Every method throws {@link TableError}
 * if its call fails.
 *
 * <p>Source: unstorage documentation, "Amazon DynamoDB" driver.
 */
public final class DynamoDbDriver implements Driver {
  private final DynamoDbClient client;
  private final Access access;
  private final DynamoDbOptions options;
  private final InstantSource clock;
  private final KeyLayout keys;
  private final ItemLayout layout;
  private final TableFit fit;
  private final ManyItems many;
  private final Conditional conditional;
  private final String prefix;

  private DynamoDbDriver(Access access, DynamoDbOptions options, InstantSource clock) {
    this.client = access.client();
    this.access = access;
    this.options = options;
    this.clock = clock;
    this.keys = KeyLayout.of(options);
    this.layout = new ItemLayout(options.attributes());
    this.fit = new TableFit(client, options.table(), keys);
    this.many = new ManyItems(client, options, keys);
    this.conditional = new Conditional(client, options, layout, clock);
    this.prefix = StorageKey.base(options.base());
  }

  /**
   * How the database is reached.
   *
   * @param streams asked when somebody watches; null if nobody can
   * @param owned closed with the driver
   */
  private record Access(
      DynamoDbClient client,
      @Nullable Supplier<DynamoDbStreamsClient> streams,
      @Nullable AwsClients owned) {}

  /**
   * A driver with a client of its own, made of the options' region, endpoint and credentials, and
   * closed with the driver. Makes the table if the options say so.
   *
   * @throws TableError if the table was to be made and cannot be
   */
  public static DynamoDbDriver open(DynamoDbOptions options) {
    AwsClients clients = new AwsClients();
    try {
      return prepared(
          new Access(
              clients.client(options.connection()),
              () -> clients.streams(options.connection()),
              clients),
          options);
    } catch (RuntimeException failed) {
      clients.close();
      throw failed;
    }
  }

  /**
   * A driver over a client, which it does not close. Makes the table if the options say so. Who
   * watches hears of this Storage's own changes.
   *
   * @throws TableError if the table was to be made and cannot be
   */
  public static DynamoDbDriver over(DynamoDbClient client, DynamoDbOptions options) {
    return prepared(new Access(client, null, null), options);
  }

  /**
   * A driver over clients, which it does not close. Makes the table if the options say so.
   *
   * @param streams asked when somebody watches and the options say {@code watchStream}
   * @throws TableError if the table was to be made and cannot be
   */
  public static DynamoDbDriver over(
      DynamoDbClient client, Supplier<DynamoDbStreamsClient> streams, DynamoDbOptions options) {
    return prepared(new Access(client, streams, null), options);
  }

  /** A driver with a clock of its own, over a table that is there. */
  public static DynamoDbDriver over(
      DynamoDbClient client, DynamoDbOptions options, InstantSource clock) {
    return new DynamoDbDriver(new Access(client, null, null), options, clock);
  }

  private static DynamoDbDriver prepared(Access access, DynamoDbOptions options) {
    if (options.createTable()) {
      TableSetup.ensure(access.client(), shape(options));
    }
    return new DynamoDbDriver(access, options, InstantSource.system());
  }

  /** The table that the driver needs, for {@link TableSetup#ensure}. */
  public static TableSetup.Shape shape(DynamoDbOptions options) {
    KeyLayout keys = KeyLayout.of(options);
    return new TableSetup.Shape(
        options.table(),
        TableSetup.KeyAttribute.string(keys.partition()),
        keys.sort() == null ? null : TableSetup.KeyAttribute.string(keys.sort()),
        options.attributes().ttl());
  }

  @Override
  public String name() {
    return "aws-dynamodb";
  }

  /**
   * Asks the table whether it has the key that these options need; otherwise that shows with the
   * first write.
   *
   * @throws dev.stator.unstorage.StorageException.WrongTable if it has another one
   * @throws TableError if it cannot be asked
   */
  public void checkTable() {
    fit.check();
  }

  private Map<String, AttributeValue> key(String key) {
    return keys.key(prefix + key);
  }

  @Override
  public Optional<Entry> get(String key) {
    Map<String, AttributeValue> whole = key(key);
    return layout.entry(
        TableCalls.call(
                () ->
                    client.getItem(
                        r ->
                            r.tableName(options.table())
                                .key(whole)
                                .consistentRead(options.consistentReads())))
            .item(),
        clock.instant());
  }

  /** Has only key and time sent, not the value. */
  @Override
  public boolean has(String key) {
    Map<String, AttributeValue> whole = key(key);
    Map<String, AttributeValue> item =
        TableCalls.call(
                () ->
                    client.getItem(
                        r ->
                            r.tableName(options.table())
                                .key(whole)
                                .projectionExpression("#key, #ttl")
                                .expressionAttributeNames(
                                    Map.of(
                                        "#key",
                                        keys.partition(),
                                        "#ttl",
                                        options.attributes().ttl()))
                                .consistentRead(options.consistentReads())))
            .item();
    return !item.isEmpty() && isAlive(key, item, clock.instant());
  }

  private boolean isAlive(String key, Map<String, AttributeValue> item, Instant now) {
    return switch (layout.life(item, now)) {
      case ALIVE -> true;
      case EXPIRED -> false;
      case UNCLEAR -> get(key).isPresent();
    };
  }

  @Override
  public List<Optional<Entry>> getAll(List<String> wanted) {
    if (wanted.size() == 1) {
      return List.of(get(wanted.getFirst()));
    }
    Instant now = clock.instant();
    return many.read(wanted.stream().map(this::key).toList()).stream()
        .map(item -> layout.entry(item, now))
        .toList();
  }

  @Override
  public void set(String key, String text, @Nullable Duration ttl) {
    fit.checkBeforeWrite();
    Map<String, AttributeValue> item = item(key, text, ttl);
    TableCalls.call(() -> client.putItem(r -> r.tableName(options.table()).item(item)));
  }

  private Map<String, AttributeValue> item(String key, String text, @Nullable Duration ttl) {
    Instant expiresAt = Lifetime.end(clock.instant(), ttl, options.expireIn());
    Map<String, AttributeValue> item = layout.item(key(key), text, expiresAt);
    ItemLimits.check(key, text, item);
    return item;
  }

  @Override
  public void setAll(List<Write> writes) {
    fit.checkBeforeWrite();
    many.put(writes, Write::key, write -> item(write.key(), write.text(), write.ttl()));
  }

  @Override
  public void remove(String key) {
    Map<String, AttributeValue> whole = key(key);
    TableCalls.call(() -> client.deleteItem(r -> r.tableName(options.table()).key(whole)));
  }

  @Override
  public void removeAll(List<String> removed) {
    many.delete(removed, this::key);
  }

  @Override
  public Optional<Entry> update(String key, Function<Optional<Entry>, NextState> revision) {
    fit.checkBeforeWrite();
    return conditional.update(key, key(key), revision);
  }

  @Override
  public KeyPage page(String base, int limit, @Nullable String cursor) {
    Instant now = clock.instant();
    Listing listing = new Listing(client, options, keys, prefix + base, now);
    List<String> found = new ArrayList<>();
    Map<String, AttributeValue> from = cursor == null ? Map.of() : key(cursor);
    do {
      Integer read = listing.findsAllItReads() ? limit - found.size() : null;
      Listing.Page page = listing.page(from, read, Listing.Segment.WHOLE);
      for (Map<String, AttributeValue> item : page.items()) {
        String key = relative(item, base);
        if (key != null && isAlive(key, item, now)) {
          if (found.size() == limit) {
            return new KeyPage(found, found.getLast());
          }
          found.add(key);
        }
      }
      from = page.next();
    } while (!from.isEmpty() && found.size() < limit);
    // not where the service stopped reading: that may be an item of another Storage
    return new KeyPage(found, from.isEmpty() ? null : found.getLast());
  }

  @Override
  public List<String> keys(String base) {
    Instant now = clock.instant();
    List<String> found = new ArrayList<>();
    for (Map<String, AttributeValue> item : all(base, now)) {
      String key = relative(item, base);
      if (key != null && isAlive(key, item, now)) {
        found.add(key);
      }
    }
    return found;
  }

  /** Removes expired items, too, which a listing leaves out. */
  @Override
  public void clear(String base) {
    List<String> found = new ArrayList<>();
    for (Map<String, AttributeValue> item : all(base, null)) {
      String key = relative(item, base);
      if (key != null) {
        found.add(key);
      }
    }
    removeAll(found);
  }

  private List<Map<String, AttributeValue>> all(String base, @Nullable Instant aliveAt) {
    Listing listing = new Listing(client, options, keys, prefix + base, aliveAt);
    int segments = listing.isScan() ? options.scanSegments() : 1;
    return Together.map(
            IntStream.range(0, segments)
                .mapToObj(index -> new Listing.Segment(index, segments))
                .toList(),
            listing::all)
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  /** The item's key without the driver's base; null if it is none below {@code base}. */
  private @Nullable String relative(Map<String, AttributeValue> item, String base) {
    String key = keys.keyOf(item);
    // a partition also holds the item that is called as the base is
    return !key.isEmpty() && key.startsWith(prefix + base) ? key.substring(prefix.length()) : null;
  }

  /**
   * Reads the table's stream if the options say {@code watchStream}.
   *
   * @throws TableError if the stream cannot be switched on or read
   */
  @Override
  public Optional<Watch> watch(ChangeListener listener) {
    if (!options.watchStream() || access.streams() == null) {
      return Optional.empty();
    }
    return Optional.of(
        StreamWatch.begin(client, access.streams().get(), options.table(), keys, prefix, listener));
  }

  @Override
  public void close() {
    if (access.owned() != null) {
      access.owned().close();
    }
  }
}
