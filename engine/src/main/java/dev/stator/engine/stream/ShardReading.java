package dev.stator.engine.stream;

import dev.stator.engine.validation.StreamRequestRules;
import dev.stator.model.EngineError;
import dev.stator.model.Item;
import dev.stator.model.ItemSize;
import dev.stator.model.Limits;
import dev.stator.model.operation.GetRecords;
import dev.stator.model.operation.GetShardIterator;
import dev.stator.model.operation.StreamRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * GetShardIterator and GetRecords: the records of a shard from some place on.
 *
 * <p>Source: Amazon DynamoDB Streams API Reference, both actions.
 */
final class ShardReading {
  private static final Duration ITERATOR_AGE_MAX = Duration.ofMinutes(15);

  private final Streams streams;
  private final StreamLog log;
  private final InstantSource clock;
  private final RecordForm form;

  ShardReading(Streams streams, InstantSource clock, String region) {
    this.streams = streams;
    this.log = streams.log();
    this.clock = clock;
    this.form = new RecordForm(region);
  }

  /**
   * @throws EngineError.ResourceNotFound if there is none, or not any more
   */
  Stream stream(String arn) {
    Stream stream = streams.find(arn);
    if (stream == null) {
      throw new EngineError.ResourceNotFound(
          "Requested resource not found: Stream: " + arn + " not found");
    }
    return stream;
  }

  GetShardIterator.Result iterator(GetShardIterator request) {
    StreamRequestRules.check(request);
    Stream stream = stream(Objects.requireNonNull(request.streamArn()));
    // Before the shards are looked at: see records().
    long next = streams.sequencer().next();
    Extent shard = shard(stream, Objects.requireNonNull(request.shardId()));
    long horizon = Math.clamp(log.horizon(stream), shard.start(), shard.before());
    String number = request.sequenceNumber();
    long position =
        switch (Objects.requireNonNull(request.shardIteratorType())) {
          case "TRIM_HORIZON" -> horizon;
          case "LATEST" -> Math.clamp(next, shard.start(), shard.before());
          case "AT_SEQUENCE_NUMBER" -> numbered(number, shard, next, horizon);
          default -> numbered(number, shard, next, horizon) + 1;
        };
    return new GetShardIterator.Result(
        new ShardIterator(stream.arn(), shard.start(), position, clock.millis()).text());
  }

  private static long numbered(@Nullable String text, Extent shard, long next, long horizon) {
    long number = SequenceNumbers.parse(Objects.requireNonNull(text)).orElse(-1);
    if (number < shard.start() || number >= Math.min(shard.before(), next)) {
      throw new EngineError.Validation(
          "Invalid SequenceNumber: " + text + " is not in the range of the shard");
    }
    if (number < horizon) {
      throw trimmed();
    }
    return number;
  }

  GetRecords.Result records(GetRecords request) {
    int limit = StreamRequestRules.check(request);
    ShardIterator iterator = ShardIterator.parse(Objects.requireNonNull(request.shardIterator()));
    Stream stream = stream(iterator.streamArn());
    if (Instant.ofEpochMilli(iterator.issuedMillis())
        .plus(ITERATOR_AGE_MAX)
        .isBefore(clock.instant())) {
      throw new EngineError.ExpiredIterator(
          "The shard iterator has expired and can no longer be used to retrieve stream records.");
    }
    // In this order: were the shard closed in between, what is settled could lie beyond its end.
    long settled = streams.sequencer().settledBefore();
    Extent shard = shard(stream, iterator.shardStart());
    if (iterator.position() < Math.min(log.horizon(stream), shard.before())) {
      throw trimmed();
    }
    Page page = new Page(limit);
    long next =
        log.read(stream, iterator.position(), Math.min(settled, shard.before()), page::take);
    List<StreamRecord> records =
        page.records.stream().map(record -> form.record(stream, record)).toList();
    boolean ended = next >= shard.before();
    return new GetRecords.Result(
        records,
        ended ? null : new ShardIterator(stream.arn(), shard.start(), next, clock.millis()).text());
  }

  /**
   * Which numbers a shard's records have.
   *
   * @param before its end, exclusive; the greatest number there is while it is open
   */
  private record Extent(long start, long before) {}

  private Extent shard(Stream stream, String shardId) {
    Stream.State state = stream.state();
    for (int index = state.firstRetained(clock.instant()); index < state.shards().size(); index++) {
      if (state.shards().get(index).id().equals(shardId)) {
        return extent(state, index);
      }
    }
    throw new EngineError.ResourceNotFound("Requested resource not found: Shard does not exist");
  }

  private Extent shard(Stream stream, long start) {
    Stream.State state = stream.state();
    for (int index = state.firstRetained(clock.instant()); index < state.shards().size(); index++) {
      if (state.shards().get(index).start() == start) {
        return extent(state, index);
      }
    }
    throw trimmed();
  }

  private static Extent extent(Stream.State state, int index) {
    Long end = state.end(index);
    return new Extent(state.shards().get(index).start(), end == null ? Long.MAX_VALUE : end);
  }

  private static EngineError.TrimmedDataAccess trimmed() {
    return new EngineError.TrimmedDataAccess("The data you are trying to access has been trimmed");
  }

  /** Records until there are enough, by number or by size. */
  private static final class Page {
    private final int limit;
    private final List<StreamLog.Numbered> records = new ArrayList<>();
    private long bytes;

    Page(int limit) {
      this.limit = limit;
    }

    boolean take(StreamLog.Numbered record) {
      bytes += RecordForm.size(record.logged());
      if (records.size() == limit
          || (!records.isEmpty() && bytes > Limits.STREAM_RECORDS_BYTES_MAX)) {
        return false;
      }
      records.add(record);
      return true;
    }
  }

  /** Records as the API tells them. */
  private record RecordForm(String region) {
    StreamRecord record(Stream stream, StreamLog.Numbered numbered) {
      LoggedRecord logged = numbered.logged();
      return new StreamRecord(
          EventIds.of(stream.arn(), numbered.number()),
          logged.event().apiName(),
          region,
          logged.event() == LoggedRecord.Event.EXPIRE
              ? StreamRecord.UserIdentity.TIME_TO_LIVE
              : null,
          logged.time().truncatedTo(ChronoUnit.SECONDS),
          logged.keys(),
          logged.newImage(),
          logged.oldImage(),
          SequenceNumbers.text(numbered.number()),
          size(logged),
          stream.viewType().name());
    }

    static long size(LoggedRecord logged) {
      return (long) ItemSize.of(logged.keys()) + size(logged.oldImage()) + size(logged.newImage());
    }

    private static int size(@Nullable Item image) {
      return image == null ? 0 : ItemSize.of(image);
    }
  }
}
