package dev.stator.tables.stream;

import dev.stator.tables.TableError;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * Asks one shard for its records. Iterators that have expired are replaced, throttled questions are
 * put off, and where records were deleted unread it goes on with the oldest that are left.
 *
 * <p>Source: Amazon DynamoDB Streams API Reference, "GetShardIterator" and "GetRecords".
 */
final class ShardCursor {
  /** How far the clocks of this process and of the database may be apart. */
  static final Duration CLOCK_SKEW_MAX = Duration.ofSeconds(30);

  private static final Duration BACK_OFF_MIN = Duration.ofMillis(100);
  private static final Duration BACK_OFF_MAX = Duration.ofSeconds(5);

  /** What a question brought. */
  sealed interface Answer {
    record Records(List<Record> records) implements Answer {}

    /** Nothing at the moment. */
    record Nothing() implements Answer {}

    /** Nothing, and there will be nothing more. */
    record Ended() implements Answer {}

    /** The shard does not exist any more. */
    record Gone() implements Answer {}
  }

  private final DynamoDbStreamsClient client;
  private final String streamArn;
  private final String shardId;
  private @Nullable String parentId;
  private ShardPosition position;
  private @Nullable String iterator;
  private boolean ended;
  private boolean gap;
  private Instant due = Instant.MIN;
  private int throttled;

  ShardCursor(
      DynamoDbStreamsClient client,
      String streamArn,
      String shardId,
      @Nullable String parentId,
      ShardPosition position) {
    this.client = client;
    this.streamArn = streamArn;
    this.shardId = shardId;
    this.parentId = parentId;
    this.position = position;
  }

  String shardId() {
    return shardId;
  }

  @Nullable String parentId() {
    return parentId;
  }

  /** Sets the parent, which a checkpoint does not tell. */
  void descendFrom(@Nullable String parent) {
    parentId = parent;
  }

  ShardPosition position() {
    return position;
  }

  boolean isFinished() {
    return position instanceof ShardPosition.Finished;
  }

  boolean isDue(Instant now) {
    return !due.isAfter(now);
  }

  /** Whether what was handed out last is followed by nothing more. */
  boolean isEnded() {
    return ended;
  }

  /** Whether records are lost before those that were handed out last; asked once. */
  boolean takeGap() {
    boolean taken = gap;
    gap = false;
    return taken;
  }

  void moveTo(ShardPosition handled) {
    position = handled;
  }

  /** Forgets what was handed out after the position, so that it comes again. */
  void rewind() {
    iterator = null;
    ended = false;
  }

  /** Begins with what comes after this moment. Only for a shard that is open. */
  void beginNow() {
    try {
      iterator = iterator(ShardIteratorType.LATEST, null);
    } catch (TableError.Throttled later) {
      // Then the oldest records are read, and those from before are passed over.
      putOff(Instant.MIN);
    }
  }

  /**
   * @param pause until the next question if there is nothing now
   * @throws TableError if the shard cannot be asked; it can be tried again
   */
  Answer read(int recordsMax, Duration pause, Instant now) {
    try {
      return ask(recordsMax, pause, now);
    } catch (ExpiredIteratorException expired) {
      iterator = null;
      return new Answer.Nothing();
    } catch (TrimmedDataAccessException trimmed) {
      iterator = null;
      gap = true;
      position = new ShardPosition.Oldest();
      return new Answer.Nothing();
    } catch (TableError.Throttled tooMany) {
      putOff(now);
      return new Answer.Nothing();
    } catch (TableError.NotFound gone) {
      return new Answer.Gone();
    }
  }

  private Answer ask(int recordsMax, Duration pause, Instant now) {
    while (true) {
      if (iterator == null) {
        iterator = iterator();
      }
      String from = iterator;
      GetRecordsResponse response =
          StreamCalls.call(() -> client.getRecords(g -> g.shardIterator(from).limit(recordsMax)));
      throttled = 0;
      iterator = response.nextShardIterator();
      ended = iterator == null;
      List<Record> records = fresh(response.records());
      if (!records.isEmpty()) {
        return new Answer.Records(records);
      }
      if (ended) {
        return new Answer.Ended();
      }
      if (response.records().isEmpty()) {
        due = now.plus(pause);
        return new Answer.Nothing();
      }
    }
  }

  /** Without those from before reading began; they only come if the first iterator was lost. */
  private List<Record> fresh(List<Record> records) {
    if (!(position instanceof ShardPosition.Since since) || records.isEmpty()) {
      return records;
    }
    Instant from = since.time().minus(CLOCK_SKEW_MAX);
    List<Record> fresh =
        records.stream()
            .filter(record -> !record.dynamodb().approximateCreationDateTime().isBefore(from))
            .toList();
    if (fresh.isEmpty()) {
      position = new ShardPosition.After(records.getLast().dynamodb().sequenceNumber());
    }
    return fresh;
  }

  private String iterator() {
    return switch (position) {
      case ShardPosition.After after ->
          iterator(ShardIteratorType.AFTER_SEQUENCE_NUMBER, after.sequenceNumber());
      case ShardPosition.Oldest oldest -> iterator(ShardIteratorType.TRIM_HORIZON, null);
      case ShardPosition.Since since -> iterator(ShardIteratorType.TRIM_HORIZON, null);
      case ShardPosition.Finished finished ->
          throw new IllegalStateException("shard " + shardId + " is finished");
    };
  }

  private String iterator(ShardIteratorType type, @Nullable String sequenceNumber) {
    return StreamCalls.call(
            () ->
                client.getShardIterator(
                    GetShardIteratorRequest.builder()
                        .streamArn(streamArn)
                        .shardId(shardId)
                        .shardIteratorType(type)
                        .sequenceNumber(sequenceNumber)
                        .build()))
        .shardIterator();
  }

  private void putOff(Instant now) {
    long millis =
        Math.min(BACK_OFF_MAX.toMillis(), BACK_OFF_MIN.toMillis() << Math.min(throttled, 10));
    throttled++;
    due = now.plusMillis(millis / 2 + ThreadLocalRandom.current().nextLong(millis / 2 + 1));
  }
}
