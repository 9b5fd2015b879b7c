package dev.stator.tables.stream;

import dev.stator.tables.TableError;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * Reads the changes of a table from its stream, at least once and for each item in their order.
 *
 * <pre>{@code
 * Optional<ShardRecords> some = reader.next();   // nothing: ask again after a pause
 * handle(some.get().records());
 * reader.done(some.get());                       // now the checkpoint is behind them
 * }</pre>
 *
 * <p>Records of several shards may be out at a time; one shard gives no more until its last ones
 * are done. When the stream is switched off and another one on, the first is read to its end and
 * then the other from its beginning. For one thread.
 *
 * <p>Source: Amazon DynamoDB Developer Guide, "Change data capture for DynamoDB Streams".
 */
public final class StreamReader {
  /** Between two looks for new shards, unless one ends. */
  private static final Duration REFRESH = Duration.ofSeconds(10);

  private static final Duration PAUSE_MIN = Duration.ofMillis(1);

  private final DynamoDbClient tables;
  private final DynamoDbStreamsClient streams;
  private final CheckpointStore checkpoints;
  private final StreamReaderSettings settings;
  private final InstantSource clock;

  private @Nullable Shards shards;
  private boolean streamClosed;
  private boolean lost;
  private Instant refreshDue = Instant.MIN;

  public StreamReader(
      DynamoDbClient tables,
      DynamoDbStreamsClient streams,
      CheckpointStore checkpoints,
      StreamReaderSettings settings) {
    this(tables, streams, checkpoints, settings, InstantSource.system());
  }

  /**
   * @param clock decides when pauses are over
   */
  public StreamReader(
      DynamoDbClient tables,
      DynamoDbStreamsClient streams,
      CheckpointStore checkpoints,
      StreamReaderSettings settings,
      InstantSource clock) {
    this.tables = tables;
    this.streams = streams;
    this.checkpoints = checkpoints;
    this.settings = settings;
    this.clock = clock;
  }

  public StreamReaderSettings settings() {
    return settings;
  }

  /**
   * The next records of some shard; does not wait for new ones.
   *
   * @return empty if there are none at the moment: ask again after a pause
   * @throws NoStreamException if the table has no stream
   * @throws TableError if the database cannot be asked; try again later
   * @throws CheckpointException if the checkpoint cannot be read or written; try again later
   */
  public Optional<ShardRecords> next() {
    Shards open = shards == null ? open() : shards;
    while (true) {
      refreshIfDue(open);
      boolean ended = false;
      for (ShardCursor cursor : open.readable(clock.instant())) {
        switch (cursor.read(settings.recordsMax(), settings.pause(), clock.instant())) {
          case ShardCursor.Answer.Records some -> {
            return Optional.of(handOut(open, cursor, some));
          }
          case ShardCursor.Answer.Nothing nothing -> {}
          case ShardCursor.Answer.Ended end -> {
            finish(open, cursor);
            ended = true;
          }
          case ShardCursor.Answer.Gone gone -> {
            lost = true;
            finish(open, cursor);
            ended = true;
          }
        }
      }
      if (!ended) {
        @Nullable Shards following = following(open);
        if (following == null) {
          return Optional.empty();
        }
        open = following;
      }
    }
  }

  /**
   * The next records of some shard; waits for new ones.
   *
   * @param wait how long at most
   * @return empty if there were none in that time
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public Optional<ShardRecords> next(Duration wait) throws InterruptedException {
    Instant end = clock.instant().plus(wait);
    while (true) {
      Optional<ShardRecords> some = next();
      Duration rest = Duration.between(clock.instant(), end);
      if (some.isPresent() || !rest.isPositive()) {
        return some;
      }
      Duration pause = settings.pause().compareTo(PAUSE_MIN) < 0 ? PAUSE_MIN : settings.pause();
      Thread.sleep(rest.compareTo(pause) < 0 ? rest : pause);
    }
  }

  /**
   * All of these records are handled: the checkpoint is saved behind them.
   *
   * @throws CheckpointException if it could not be saved; may be called again
   */
  public void done(ShardRecords handled) {
    Shards open = opened();
    ShardCursor cursor = open.handedOut(handled.shardId());
    ShardPosition position =
        cursor.isEnded() ? new ShardPosition.Finished() : after(handled.records().getLast());
    checkpoints.save(settings.reader(), open.with(cursor.shardId(), position));
    cursor.moveTo(position);
    open.takeBack(cursor.shardId());
    if (cursor.isFinished()) {
      refreshDue = Instant.MIN;
    }
  }

  /**
   * The first of these records are handled, the rest is still out.
   *
   * @param count how many, 1 and more
   * @throws CheckpointException if it could not be saved; may be called again
   */
  public void done(ShardRecords handled, int count) {
    if (count == handled.records().size()) {
      done(handled);
      return;
    }
    Shards open = opened();
    ShardCursor cursor = open.handedOut(handled.shardId());
    ShardPosition position = after(handled.records().get(count - 1));
    checkpoints.save(settings.reader(), open.with(cursor.shardId(), position));
    cursor.moveTo(position);
  }

  /** What of these records is not done comes again. */
  public void again(ShardRecords unhandled) {
    Shards open = opened();
    open.handedOut(unhandled.shardId()).rewind();
    open.takeBack(unhandled.shardId());
  }

  private Shards opened() {
    if (shards == null) {
      throw new IllegalStateException("nothing has been handed out yet");
    }
    return shards;
  }

  private static ShardPosition after(Record record) {
    return new ShardPosition.After(record.dynamodb().sequenceNumber());
  }

  private ShardRecords handOut(Shards open, ShardCursor cursor, ShardCursor.Answer.Records some) {
    open.handOut(cursor);
    boolean afterGap = cursor.takeGap() || lost;
    lost = false;
    return new ShardRecords(open.streamArn(), cursor.shardId(), some.records(), afterGap);
  }

  private void finish(Shards open, ShardCursor cursor) {
    ShardPosition finished = new ShardPosition.Finished();
    checkpoints.save(settings.reader(), open.with(cursor.shardId(), finished));
    cursor.moveTo(finished);
    // Told with the next records, wherever they come from.
    lost |= cursor.takeGap();
    refreshDue = Instant.MIN;
  }

  private Shards open() {
    Optional<Checkpoint> last = checkpoints.load(settings.reader());
    if (last.isPresent()) {
      shards = new Shards(streams, last.get().streamArn(), last.get().shards());
      return shards;
    }
    @Nullable String arn = StreamCalls.latestStream(tables, settings.table());
    if (arn == null) {
      throw new NoStreamException(settings.table());
    }
    Shards fresh = new Shards(streams, arn, Map.of());
    if (settings.start() == StreamReaderSettings.Start.NEW) {
      beginNow(fresh, arn);
    }
    checkpoints.save(settings.reader(), fresh.checkpoint());
    shards = fresh;
    return fresh;
  }

  private void beginNow(Shards fresh, String arn) {
    Instant now = clock.instant();
    for (Shard shard : StreamCalls.describe(streams, arn).shards()) {
      if (shard.sequenceNumberRange().endingSequenceNumber() != null) {
        fresh.begin(shard, new ShardPosition.Finished());
      } else {
        fresh.begin(shard, new ShardPosition.Since(now)).beginNow();
      }
    }
  }

  private void refreshIfDue(Shards open) {
    Instant now = clock.instant();
    if (refreshDue.isAfter(now)) {
      return;
    }
    try {
      StreamCalls.Described described = StreamCalls.describe(streams, open.streamArn());
      streamClosed = described.closed();
      open.refresh(described.shards());
    } catch (TableError.NotFound gone) {
      // Its last records, if there were any unread, went with it.
      lost = lost || !open.isAllFinished();
      streamClosed = true;
      open.forget();
    } catch (TableError.Throttled later) {
      refreshDue = now.plus(settings.pause());
      return;
    }
    refreshDue = now.plus(open.isAllFinished() ? settings.pause() : REFRESH);
  }

  /** The stream that took the place of one that is read to its end; null if there is none. */
  private @Nullable Shards following(Shards ended) {
    if (!streamClosed || !ended.isAllFinished()) {
      return null;
    }
    @Nullable String latest = StreamCalls.latestStream(tables, settings.table());
    if (latest == null) {
      throw new NoStreamException(settings.table());
    }
    if (latest.equals(ended.streamArn())) {
      return null;
    }
    Shards following = new Shards(streams, latest, Map.of());
    checkpoints.save(settings.reader(), following.checkpoint());
    shards = following;
    refreshDue = Instant.MIN;
    return following;
  }
}
