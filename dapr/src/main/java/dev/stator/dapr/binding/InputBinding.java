package dev.stator.dapr.binding;

import dev.stator.tables.stream.CheckpointException;
import dev.stator.tables.stream.ShardRecords;
import dev.stator.tables.stream.StreamReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.Record;

/**
 * Dapr's input binding to the stream of one DynamoDB table: each change at least once, those of one
 * item in their order. For one thread, which does this in a circle:
 *
 * <pre>{@code
 * Optional<BindingEvent> event = binding.next(wait);
 * if (the application took it) binding.delivered(); else binding.failed(why);
 * }</pre>
 *
 * <p>An event that fails is given again after a pause that doubles, and is parked when it has
 * failed too often. Events behind it wait, as they may be of the same item.
 */
public final class InputBinding implements AutoCloseable {
  private static final Duration RETRY_MIN = Duration.ofMillis(100);
  private static final Duration RETRY_MAX = Duration.ofSeconds(30);

  /** Within a batch, the checkpoint is saved so often at least. */
  private static final Duration SAVE_INTERVAL = Duration.ofSeconds(1);

  /** What becomes of an event that failed. */
  public sealed interface Failure {
    /** It will be given again. */
    record Retry(Duration after) implements Failure {}

    /** It is parked, and the next one will be given. */
    record Parked() implements Failure {}

    /** It should have been parked, but that failed; it will be given again. */
    record NotParked(Duration after, ParkingException error) implements Failure {}
  }

  private final String name;
  private final StreamReader reader;
  private final ParkingLot parking;
  private final int attemptsMax;
  private final Clock clock;

  private @Nullable ShardRecords batch;
  private int handled;
  private int saved;
  private int attempts;
  private Instant retryAt = Instant.MIN;
  private Instant savedAt = Instant.MIN;

  /**
   * @param name of the binding
   * @param attemptsMax deliveries of one event before it is parked, 1 and more
   */
  public InputBinding(String name, StreamReader reader, ParkingLot parking, int attemptsMax) {
    this(name, reader, parking, attemptsMax, Clock.systemUTC());
  }

  /**
   * @param clock decides when pauses are over
   */
  public InputBinding(
      String name, StreamReader reader, ParkingLot parking, int attemptsMax, Clock clock) {
    this.name = name;
    this.reader = reader;
    this.parking = parking;
    this.attemptsMax = attemptsMax;
    this.clock = clock;
  }

  /**
   * The next event, or the last one again if it failed.
   *
   * @param wait at most, for an event or for the pause after a failure to be over
   * @return empty if there is none yet
   * @throws dev.stator.tables.TableError if the stream cannot be read; try again later
   * @throws dev.stator.tables.stream.NoStreamException if the table has no stream
   * @throws CheckpointException if the checkpoint cannot be read or saved; try again later
   */
  public Optional<BindingEvent> next(Duration wait) throws InterruptedException {
    save();
    if (batch == null) {
      batch = reader.next(wait).orElse(null);
      handled = 0;
      saved = 0;
      savedAt = clock.instant();
      if (batch == null) {
        return Optional.empty();
      }
    }
    Duration pause = Duration.between(clock.instant(), retryAt);
    if (attempts > 0 && pause.isPositive()) {
      Thread.sleep(pause.compareTo(wait) < 0 ? pause : wait);
      if (clock.instant().isBefore(retryAt)) {
        return Optional.empty();
      }
    }
    return Optional.of(event(batch));
  }

  private BindingEvent event(ShardRecords records) {
    Record record = records.records().get(handled);
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("eventID", record.eventID());
    metadata.put("eventName", record.eventNameAsString());
    metadata.put("sequenceNumber", record.dynamodb().sequenceNumber());
    metadata.put("shardId", records.shardId());
    metadata.put("tableName", reader.settings().table());
    return new BindingEvent(
        record.eventID(),
        EventJson.of(records.streamArn(), record),
        metadata,
        attempts + 1,
        records.afterGap() && handled == 0);
  }

  /** The event that was given last was taken. */
  public void delivered() {
    opened();
    goOn();
  }

  /**
   * The event that was given last was not taken.
   *
   * @param reason why
   */
  public Failure failed(String reason) {
    BindingEvent event = event(opened());
    attempts++;
    Duration after = pause();
    if (attempts < attemptsMax) {
      retryAt = clock.instant().plus(after);
      return new Failure.Retry(after);
    }
    try {
      parking.park(new ParkedEvent(name, event, reason, clock.instant()));
    } catch (ParkingException failure) {
      retryAt = clock.instant().plus(after);
      return new Failure.NotParked(after, failure);
    }
    goOn();
    return new Failure.Parked();
  }

  private Duration pause() {
    long millis = RETRY_MIN.toMillis() << Math.min(attempts - 1, 16);
    return Duration.ofMillis(Math.min(millis, RETRY_MAX.toMillis()));
  }

  private void goOn() {
    handled++;
    attempts = 0;
    retryAt = Instant.MIN;
  }

  private ShardRecords opened() {
    if (batch == null || handled == batch.records().size()) {
      throw new IllegalStateException("no event has been given");
    }
    return batch;
  }

  private void save() {
    if (batch == null || handled == saved) {
      return;
    }
    if (handled == batch.records().size()) {
      reader.done(batch);
      batch = null;
    } else if (attempts > 0 || savedAt.plus(SAVE_INTERVAL).isBefore(clock.instant())) {
      reader.done(batch, handled);
      saved = handled;
      savedAt = clock.instant();
    }
  }

  /**
   * Saves the checkpoint behind what was delivered.
   *
   * @throws CheckpointException if that failed: the events since the last one will come again
   */
  @Override
  public void close() {
    if (batch != null && handled > saved) {
      reader.done(batch, handled);
      saved = handled;
    }
  }
}
