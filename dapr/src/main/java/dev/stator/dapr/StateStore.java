package dev.stator.dapr;

import dev.stator.dapr.internal.Workers;
import dev.stator.tables.TableCalls;
import dev.stator.tables.TableError;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * Dapr's state store over one DynamoDB table. For many threads. Needs no more than {@code GetItem},
 * {@code PutItem} and {@code DeleteItem}. Every operation fails with a {@link StateError}.
 *
 * <p>Source: Dapr docs, "State management API reference" and "AWS DynamoDB" state store.
 */
public final class StateStore {
  /** Keys of one bulk operation in work at a time, unless the request says how many. */
  public static final int BULK_PARALLELISM_DEFAULT = 16;

  public static final int BULK_PARALLELISM_MAX = 128;

  private final DynamoDbClient client;
  private final StateStoreSettings settings;
  private final Clock clock;
  private final ItemLayout layout;

  public StateStore(DynamoDbClient client, StateStoreSettings settings) {
    this(client, settings, Clock.systemUTC());
  }

  /**
   * @param clock decides what has expired
   */
  public StateStore(DynamoDbClient client, StateStoreSettings settings, Clock clock) {
    this.client = client;
    this.settings = settings;
    this.clock = clock;
    this.layout = new ItemLayout(settings);
  }

  public StateStoreSettings settings() {
    return settings;
  }

  public Set<StateFeature> features() {
    return settings.ttlAttribute() == null
        ? EnumSet.of(StateFeature.ETAG)
        : EnumSet.of(StateFeature.ETAG, StateFeature.TTL);
  }

  /** Reads a key that does not exist, to see whether the table can be read at all. */
  public void probe() {
    try {
      item(StateKey.of(UUID.randomUUID().toString()), Consistency.EVENTUAL);
    } catch (TableError failure) {
      throw new StateError.TableFailed(
          "error validating DynamoDB table '%s' access: %s"
              .formatted(settings.table(), failure.text()),
          failure);
    }
  }

  /** The entry of a key; empty if there is none, or it has expired. */
  public Optional<StoredState> get(GetState request) {
    Consistency consistency =
        Objects.requireNonNullElse(request.consistency(), settings.consistency());
    try {
      @Nullable Map<String, AttributeValue> item = item(request.key(), consistency);
      return item == null ? Optional.empty() : layout.read(request.key(), item, clock.instant());
    } catch (TableError failure) {
      throw new StateError.TableFailed(failure.text(), failure);
    }
  }

  private @Nullable Map<String, AttributeValue> item(StateKey key, Consistency consistency) {
    var response =
        TableCalls.call(
            () ->
                client.getItem(
                    GetItemRequest.builder()
                        .tableName(settings.table())
                        .key(layout.primaryKey(key))
                        .consistentRead(consistency == Consistency.STRONG)
                        .build()));
    return response.hasItem() ? response.item() : null;
  }

  /** Writes an entry, with a new ETag. */
  public void set(SetState request) {
    Instant now = clock.instant();
    String etag = Long.toHexString(ThreadLocalRandom.current().nextLong());
    Map<String, AttributeValue> item =
        layout.item(request.key(), request.value(), etag, expiry(request.timeToLive(), now));
    Guard guard = Guard.ofSet(settings, request.key(), request.condition(), now.getEpochSecond());
    PutItemRequest.Builder put = PutItemRequest.builder().tableName(settings.table()).item(item);
    if (guard.expression() != null) {
      put.conditionExpression(guard.expression())
          .expressionAttributeNames(guard.names())
          .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
      if (!guard.values().isEmpty()) {
        put.expressionAttributeValues(guard.values());
      }
    }
    try {
      TableCalls.call(() -> client.putItem(put.build()));
    } catch (TableError.ConditionFailed failure) {
      // The client repeats a call whose answer was lost. Nobody else knows this ETag.
      if (!etag.equals(storedEtag(failure))) {
        throw conflict(request.key(), request.condition(), failure);
      }
    } catch (TableError failure) {
      throw new StateError.TableFailed(failure.text(), failure);
    }
  }

  /** Deletes an entry. */
  public void delete(DeleteState request) {
    Guard guard =
        Guard.ofDelete(settings, request.key(), request.etag(), clock.instant().getEpochSecond());
    DeleteItemRequest.Builder delete =
        DeleteItemRequest.builder()
            .tableName(settings.table())
            .key(layout.primaryKey(request.key()));
    if (guard.expression() != null) {
      delete
          .conditionExpression(guard.expression())
          .expressionAttributeNames(guard.names())
          .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
      if (!guard.values().isEmpty()) {
        delete.expressionAttributeValues(guard.values());
      }
    }
    try {
      TableCalls.call(() -> client.deleteItem(delete.build()));
    } catch (TableError.ConditionFailed failure) {
      // Without an ETag only the owner was asked for: another key lies there, this one is absent.
      if (request.etag() != null) {
        throw conflict(request.key(), new WriteCondition.Etag(request.etag()), failure);
      }
    } catch (TableError failure) {
      throw new StateError.TableFailed(failure.text(), failure);
    }
  }

  /**
   * Reads many keys, each on its own.
   *
   * @param parallelism how many at a time; 0 and below for {@link #BULK_PARALLELISM_DEFAULT}
   * @return an answer for each request, in their order
   */
  public List<BulkAnswer> bulkGet(List<GetState> requests, int parallelism) {
    int workers = parallelism <= 0 ? BULK_PARALLELISM_DEFAULT : parallelism;
    return Workers.each(
        requests,
        Math.min(workers, BULK_PARALLELISM_MAX),
        request -> {
          try {
            return new BulkAnswer.Read(request.key(), get(request));
          } catch (StateError error) {
            return new BulkAnswer.Failed(request.key(), error);
          }
        });
  }

  /**
   * Writes many entries, each on its own: what failed does not undo what did not. A key that comes
   * twice is written twice, in order.
   *
   * @return the failures, in the order of their requests; empty if there were none
   */
  public List<BulkFailure> bulkSet(List<SetState> requests) {
    return bulk(requests, SetState::key, this::set);
  }

  /** Deletes many entries, as {@link #bulkSet} writes them. */
  public List<BulkFailure> bulkDelete(List<DeleteState> requests) {
    return bulk(requests, DeleteState::key, this::delete);
  }

  private static <T> List<BulkFailure> bulk(
      List<T> requests, Function<T, StateKey> key, Consumer<T> write) {
    boolean distinct = new HashSet<>(requests.stream().map(key).toList()).size() == requests.size();
    return Workers.each(
            requests,
            distinct ? BULK_PARALLELISM_DEFAULT : 1,
            request -> {
              try {
                write.accept(request);
                return Optional.<BulkFailure>empty();
              } catch (StateError error) {
                return Optional.of(new BulkFailure(key.apply(request), error));
              }
            })
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private @Nullable Long expiry(TimeToLive asked, Instant now) {
    TimeToLive timeToLive = asked instanceof TimeToLive.OfComponent ? settings.timeToLive() : asked;
    return switch (timeToLive) {
      case TimeToLive.OfComponent none -> null;
      case TimeToLive.Never never -> null;
      case TimeToLive.Seconds seconds -> {
        if (settings.ttlAttribute() == null) {
          throw new StateError.InvalidRequest(
              "ttlInSeconds is given, but the state store has no ttlAttributeName: its entries"
                  + " never expire");
        }
        yield now.getEpochSecond() + seconds.seconds();
      }
    };
  }

  private static @Nullable String storedEtag(TableError.ConditionFailed failure) {
    return failure.item() == null ? null : ItemLayout.text(failure.item(), ItemLayout.ETAG);
  }

  private StateError conflict(
      StateKey key, WriteCondition condition, TableError.ConditionFailed failure) {
    @Nullable Map<String, AttributeValue> item = failure.item();
    @Nullable String owner = item == null ? null : ItemLayout.text(item, ItemLayout.OWNER);
    @Nullable String partition = layout.partition(key);
    boolean taken = item != null && (partition == null ? owner != null : !key.key().equals(owner));
    if (taken) {
      return new StateError.PartitionTaken(
          "partition '%s' holds key '%s', not '%s'"
              .formatted(
                  partition == null ? key.key() : partition,
                  owner == null ? partition : owner,
                  key.key()),
          failure);
    }
    return condition instanceof WriteCondition.Etag
        ? new StateError.EtagMismatch(failure.text(), failure)
        : new StateError.AlreadyWritten(failure.text(), failure);
  }
}
