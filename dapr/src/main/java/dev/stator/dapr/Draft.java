package dev.stator.dapr;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A request to the store as it goes to the table: alone, in a batch or in a transaction.
 *
 * <p>Source of the ETag's form: what Dapr's component writes, a random number of 64 bits in hex.
 */
sealed interface Draft {
  StateKey key();

  /** What the request asks for, apart from the place not being another key's. */
  WriteCondition condition();

  Guard guard();

  /** An item to be written, with its new ETag. */
  record Put(
      StateKey key,
      WriteCondition condition,
      Map<String, AttributeValue> item,
      String etag,
      Guard guard)
      implements Draft {}

  /** An item to be deleted. */
  record Remove(
      StateKey key, WriteCondition condition, Map<String, AttributeValue> primaryKey, Guard guard)
      implements Draft {}

  /** Makes drafts. */
  record Writer(StateStoreSettings settings, ItemLayout layout, Clock clock) {

    /**
     * @throws StateError if the entry cannot be written, whatever the table says
     */
    Put put(SetState request) {
      return put(request, List.of(request.condition()));
    }

    /**
     * @param conditions instead of the request's own
     */
    Put put(SetState request, List<WriteCondition> conditions) {
      Instant now = clock.instant();
      String etag = Long.toHexString(ThreadLocalRandom.current().nextLong());
      return new Put(
          request.key(),
          request.condition(),
          layout.item(request.key(), request.value(), etag, expiry(request.timeToLive(), now)),
          etag,
          Guard.ofSet(settings, request.key(), conditions, now.getEpochSecond()));
    }

    Remove remove(DeleteState request) {
      return remove(request, List.of(request.condition()));
    }

    /**
     * @param conditions instead of the request's own
     */
    Remove remove(DeleteState request, List<WriteCondition> conditions) {
      return new Remove(
          request.key(),
          request.condition(),
          layout.primaryKey(request.key()),
          Guard.ofDelete(settings, request.key(), conditions, clock.instant().getEpochSecond()));
    }

    private @Nullable Long expiry(TimeToLive asked, Instant now) {
      TimeToLive timeToLive =
          asked instanceof TimeToLive.OfComponent ? settings.timeToLive() : asked;
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
  }
}
