package dev.stator.keda.activation;

import dev.stator.keda.counting.MeasureException;
import dev.stator.keda.trigger.ItemTrigger;
import dev.stator.tables.TableError;
import dev.stator.tables.stream.CheckpointException;
import dev.stator.tables.stream.MemoryCheckpoints;
import dev.stator.tables.stream.NoStreamException;
import dev.stator.tables.stream.ShardRecords;
import dev.stator.tables.stream.StreamReader;
import dev.stator.tables.stream.StreamReaderSettings;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * Follows the stream of a trigger's table from now on, and looks at the items when a change may
 * have made the workload active. A table without stream is tried again later: the measurements of
 * every interval are what activates it.
 */
final class TableTail {
  private static final Logger LOG = System.getLogger(TableTail.class.getName());

  /** AWS allows five questions a second to a shard. */
  static final Duration PAUSE = Duration.ofMillis(200);

  /** Between two looks at the items, however many changes there are. */
  static final Duration PROBE_PAUSE = Duration.ofMillis(200);

  private static final Duration READ_WAIT = Duration.ofSeconds(5);

  /** The first pause after a failure; each further one is twice as long, up to the longest. */
  static final Duration RETRY_PAUSE = Duration.ofSeconds(2);

  static final Duration RETRY_PAUSE_MAX = Duration.ofSeconds(60);
  private static final Duration NO_STREAM_PAUSE = Duration.ofSeconds(60);

  /** An item may be in the stream before reads that are not consistent see it. */
  private static final int PROBES_MAX = 3;

  private final ItemTrigger trigger;
  private final DynamoDbClient tables;
  private final Supplier<DynamoDbStreamsClient> streams;
  private final BooleanSupplier isIdle;
  private final Predicate<ItemTrigger> probe;
  private final ChangeFilter filter;
  private Duration pause = RETRY_PAUSE;
  private @Nullable String lastSaid;

  /**
   * @param isIdle changes are of no interest while the workload is active
   * @param probe looks at the items and tells whether the workload is active
   */
  TableTail(
      ItemTrigger trigger,
      DynamoDbClient tables,
      Supplier<DynamoDbStreamsClient> streams,
      BooleanSupplier isIdle,
      Predicate<ItemTrigger> probe) {
    this.trigger = trigger;
    this.tables = tables;
    this.streams = streams;
    this.isIdle = isIdle;
    this.probe = probe;
    this.filter = new ChangeFilter(trigger.search());
  }

  /** Until the thread is interrupted. */
  void follow() {
    try {
      while (true) {
        try {
          followOnce(reader());
        } catch (NoStreamException none) {
          say(
              Level.INFO,
              trigger.place()
                  + " has no stream: its workload is activated by counting, every "
                  + trigger.sampling().interval().toMillis()
                  + " ms");
          Thread.sleep(NO_STREAM_PAUSE);
        } catch (TableError | MeasureException | CheckpointException failure) {
          say(
              Level.WARNING,
              "the stream of "
                  + trigger.place()
                  + " cannot be followed, so that its workload is activated by counting: "
                  + failure.getMessage());
          Thread.sleep(pause);
          pause = longer(pause);
        }
      }
    } catch (InterruptedException nobodyWatches) {
      Thread.currentThread().interrupt();
    }
  }

  static Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(RETRY_PAUSE_MAX) < 0 ? twice : RETRY_PAUSE_MAX;
  }

  /** Once, and not at each try. */
  private void say(Level level, String message) {
    if (!message.equals(lastSaid)) {
      LOG.log(level, message);
    }
    lastSaid = message;
  }

  private StreamReader reader() {
    return new StreamReader(
        tables,
        streams.get(),
        new MemoryCheckpoints(),
        new StreamReaderSettings(
            "activation",
            trigger.place().table(),
            StreamReaderSettings.Start.NEW,
            StreamReaderSettings.RECORDS_MAX,
            PAUSE));
  }

  private void followOnce(StreamReader reader) throws InterruptedException {
    Optional<ShardRecords> some = reader.next();
    pause = RETRY_PAUSE;
    lastSaid = null;
    if (isIdle.getAsBoolean()) {
      // What was written after the first measurement and before the stream was open.
      probe();
    }
    while (true) {
      if (some.isPresent()) {
        reader.done(some.get());
        if (isIdle.getAsBoolean() && filter.mayAdd(some.get().records())) {
          probe();
        }
      }
      some = reader.next(READ_WAIT);
    }
  }

  private void probe() throws InterruptedException {
    int probes = trigger.search().consistentRead() ? 1 : PROBES_MAX;
    for (int count = 0; count < probes && isIdle.getAsBoolean(); count++) {
      if (probe.test(trigger)) {
        return;
      }
      Thread.sleep(PROBE_PAUSE);
    }
  }
}
