package dev.stator.keda.counting;

import dev.stator.keda.trigger.StreamTrigger;
import dev.stator.tables.TableCalls;
import dev.stator.tables.stream.Checkpoint;
import dev.stator.tables.stream.CheckpointException;
import dev.stator.tables.stream.CheckpointStore;
import dev.stator.tables.stream.MemoryCheckpoints;
import dev.stator.tables.stream.NoStreamException;
import dev.stator.tables.stream.ShardRecords;
import dev.stator.tables.stream.StreamReader;
import dev.stator.tables.stream.StreamReaderSettings;
import dev.stator.tables.stream.TableCheckpoints;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamRequest;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.StreamDescription;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * Measures a stream: its shards, closed ones too, as KEDA does; or the lag of one reader, which
 * KEDA cannot tell: the age of the oldest record behind its checkpoint.
 *
 * <p>Source: Amazon DynamoDB Streams API Reference, "DescribeStream".
 */
public final class StreamMeasurement {
  /** A shard may give empty answers although there are records further on. */
  private static final int EMPTY_READS_MAX = 5;

  private final InstantSource clock;

  public StreamMeasurement(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * @throws dev.stator.tables.TableError why the stream cannot be read
   * @throws MeasureException if the table has no stream, or the checkpoint cannot be read
   */
  public Measurement of(
      StreamTrigger trigger, DynamoDbClient tables, DynamoDbStreamsClient streams, Effort effort) {
    StreamTrigger.@Nullable Lag lag = trigger.lag();
    return lag == null
        ? shards(trigger, tables, streams, effort)
        : lag(trigger, lag, tables, streams, effort);
  }

  private static Measurement shards(
      StreamTrigger trigger, DynamoDbClient tables, DynamoDbStreamsClient streams, Effort effort) {
    String table = trigger.place().table();
    effort.beforeRequest();
    @Nullable String arn =
        TableCalls.call(() -> tables.describeTable(r -> r.tableName(table)))
            .table()
            .latestStreamArn();
    if (arn == null || arn.isEmpty()) {
      throw unfit("dynamodb stream arn for the table " + table + " is empty");
    }
    long shards = 0;
    @Nullable String after = null;
    do {
      effort.beforeRequest();
      DescribeStreamRequest request =
          DescribeStreamRequest.builder().streamArn(arn).exclusiveStartShardId(after).build();
      StreamDescription page =
          TableCalls.call(() -> streams.describeStream(request)).streamDescription();
      shards += page.shards().size();
      after = page.lastEvaluatedShardId();
    } while (after != null);
    return new Measurement(
        BigDecimal.valueOf(shards), shards, effort.requests(), effort.readUnits(), false);
  }

  private Measurement lag(
      StreamTrigger trigger,
      StreamTrigger.Lag lag,
      DynamoDbClient tables,
      DynamoDbStreamsClient streams,
      Effort effort) {
    try {
      StreamReader reader = behind(trigger, lag, tables, streams);
      @Nullable Instant oldest = null;
      long unread = 0;
      int empty = 0;
      // Each shard that can be read hands out its first unread record, once, as none is called
      // done.
      while (empty < EMPTY_READS_MAX) {
        effort.beforeRequest();
        Optional<ShardRecords> some = reader.next();
        if (some.isEmpty()) {
          empty++;
          continue;
        }
        Record first = some.get().records().getFirst();
        Instant written = first.dynamodb().approximateCreationDateTime();
        oldest = oldest == null || written.isBefore(oldest) ? written : oldest;
        unread++;
      }
      return new Measurement(age(oldest), unread, effort.requests(), effort.readUnits(), false);
    } catch (NoStreamException | CheckpointException unfit) {
      throw unfit(String.valueOf(unfit.getMessage()));
    }
  }

  /** A reader that stands where the other one does, and leaves that one's checkpoint alone. */
  private StreamReader behind(
      StreamTrigger trigger,
      StreamTrigger.Lag lag,
      DynamoDbClient tables,
      DynamoDbStreamsClient streams) {
    Optional<Checkpoint> checkpoint =
        new TableCheckpoints(tables, lag.checkpointTable(), lag.checkpointKey()).load(lag.reader());
    CheckpointStore copy = new MemoryCheckpoints();
    checkpoint.ifPresent(stand -> copy.save(lag.reader(), stand));
    return new StreamReader(
        tables,
        streams,
        copy,
        new StreamReaderSettings(
            lag.reader(),
            trigger.place().table(),
            StreamReaderSettings.Start.OLDEST,
            1,
            Duration.ZERO),
        clock);
  }

  private BigDecimal age(@Nullable Instant oldest) {
    if (oldest == null) {
      return BigDecimal.ZERO;
    }
    long ageMs = Math.max(0, Duration.between(oldest, clock.instant()).toMillis());
    return BigDecimal.valueOf(ageMs, 3);
  }

  private static MeasureException unfit(String message) {
    return new MeasureException(MeasureException.Reason.UNFIT, message);
  }
}
