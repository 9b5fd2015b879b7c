package dev.stator.unstorage.dynamodb;

import dev.stator.tables.TableCalls;
import dev.stator.tables.TableError;
import dev.stator.tables.batch.BackOff;
import dev.stator.unstorage.Entry;
import dev.stator.unstorage.Lifetime;
import dev.stator.unstorage.NextState;
import dev.stator.unstorage.StorageException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkPlugin;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Atomic changes of one item: read it, decide, write on condition that it is as it was read, and
 * begin again if it is not. Needs no permission beyond GetItem, PutItem and DeleteItem, and works
 * for items of every writer.
 *
 * <p>A write whose answer is lost is never sent again: if it was done, then its own condition is
 * false by now, and who took that for a change by others would count twice.
 */
final class Conditional {
  /** Times that others may be faster. */
  static final int ATTEMPTS_MAX = 64;

  private static final BackOff BACK_OFF =
      new BackOff(
          ATTEMPTS_MAX, Duration.ofMillis(2), Duration.ofMillis(40), BackOff.DEFAULT.pause());

  /** For a table that refused a write for the moment. */
  private static final BackOff REFUSED_BACK_OFF =
      new BackOff(5, Duration.ofMillis(250), Duration.ofSeconds(2), BackOff.DEFAULT.pause());

  /** The SDK cannot know whether sending again is safe. */
  private static final SdkPlugin ONE_ATTEMPT =
      client -> client.overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()));

  private final DynamoDbClient client;
  private final DynamoDbOptions options;
  private final ItemLayout layout;
  private final InstantSource clock;

  Conditional(
      DynamoDbClient client, DynamoDbOptions options, ItemLayout layout, InstantSource clock) {
    this.client = client;
    this.options = options;
    this.layout = layout;
    this.clock = clock;
  }

  /**
   * @param name of the item, for messages
   * @return the item afterwards
   * @throws TableError.OutcomeUnknown if the answer was lost: the change may have been made
   */
  Optional<Entry> update(
      String name, Map<String, AttributeValue> key, Function<Optional<Entry>, NextState> revision) {
    int faster = 0;
    int refused = 0;
    while (true) {
      Map<String, AttributeValue> seen = read(key);
      Optional<Entry> current = layout.entry(seen, clock.instant());
      NextState next = revision.apply(current);
      try {
        return switch (next) {
          case NextState.Unchanged same -> current;
          case NextState.Removed removed -> delete(key, seen);
          case NextState.Text(var text) ->
              put(
                  name,
                  key,
                  seen,
                  text,
                  current.isPresent() ? current.get().expiresAt() : expiry(null));
          case NextState.Stored(var text, var ttl) -> put(name, key, seen, text, expiry(ttl));
        };
      } catch (TableError.ConditionFailed othersWereFaster) {
        if (!BACK_OFF.before(++faster)) {
          throw new StorageException.Contended(name, faster);
        }
      } catch (TableError.Throttled | TableError.Conflict | TableError.Unavailable notDone) {
        if (!REFUSED_BACK_OFF.before(++refused)) {
          throw notDone;
        }
      }
    }
  }

  private @Nullable Instant expiry(@Nullable Duration ttl) {
    return Lifetime.end(clock.instant(), ttl, options.expireIn());
  }

  private Map<String, AttributeValue> read(Map<String, AttributeValue> key) {
    return TableCalls.call(
            () -> client.getItem(r -> r.tableName(options.table()).key(key).consistentRead(true)))
        .item();
  }

  private Optional<Entry> put(
      String name,
      Map<String, AttributeValue> key,
      Map<String, AttributeValue> seen,
      String text,
      @Nullable Instant expiresAt) {
    Map<String, AttributeValue> item = layout.item(key, text, expiresAt);
    ItemLimits.check(name, text, item);
    Unchanged unchanged = Unchanged.since(seen, options.attributes());
    TableCalls.call(
        () ->
            client.putItem(
                r ->
                    r.overrideConfiguration(o -> o.addPlugin(ONE_ATTEMPT))
                        .tableName(options.table())
                        .item(item)
                        .conditionExpression(unchanged.expression())
                        .expressionAttributeNames(unchanged.names())
                        .expressionAttributeValues(unchanged.values())));
    return Optional.of(new Entry(text, expiresAt));
  }

  private Optional<Entry> delete(
      Map<String, AttributeValue> key, Map<String, AttributeValue> seen) {
    if (seen.isEmpty()) {
      return Optional.empty();
    }
    Unchanged unchanged = Unchanged.since(seen, options.attributes());
    TableCalls.call(
        () ->
            client.deleteItem(
                r ->
                    r.overrideConfiguration(o -> o.addPlugin(ONE_ATTEMPT))
                        .tableName(options.table())
                        .key(key)
                        .conditionExpression(unchanged.expression())
                        .expressionAttributeNames(unchanged.names())
                        .expressionAttributeValues(unchanged.values())));
    return Optional.empty();
  }
}
