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

  private static final Duration READ_WAIT = Duration.ofSeconds(5);
  private static final Duration NO_STREAM_PAUSE = Duration.ofSeconds(60);

  /** An item may be in the stream before reads that are not consistent see it. */
  private static final int PROBES_MAX = 3;

  private final ItemTrigger trigger;
  private final DynamoDbClient tables;
  private final Supplier<DynamoDbStreamsClient> streams;
  private final BooleanSupplier isIdle;
  private final Probe probe;
  private final TailPauses pauses;
  private final ChangeFilter filter;
  private Duration retryPause;
  private @Nullable String lastSaid;

  /** Looks at the items of a trigger. */
  interface Probe {
    /** What was seen, and how many requests it took. */
    record Seen(boolean active, long requests) {}

    /**
     * @throws TableError if the items cannot be read
     * @throws MeasureException if time or budget is spent
     */
    Seen look(ItemTrigger trigger);
  }

  /**
   * @param isIdle changes are of no interest while the workload is active
   * @param probe looks at the items, and makes the workload active if they are enough
   */
  TableTail(
      ItemTrigger trigger,
      DynamoDbClient tables,
      Supplier<DynamoDbStreamsClient> streams,
      BooleanSupplier isIdle,
      Probe probe,
      TailPauses pauses) {
    this.trigger = trigger;
    this.tables = tables;
    this.streams = streams;
    this.isIdle = isIdle;
    this.probe = probe;
    this.pauses = pauses;
    this.retryPause = pauses.retry();
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
          waitLonger();
        } catch (RuntimeException bug) {
          // Not the end of pushing: who watches has no other way to know.
          LOG.log(Level.ERROR, "unexpected failure at the stream of " + trigger.place(), bug);
          waitLonger();
        }
      }
    } catch (InterruptedException nobodyWatches) {
      Thread.currentThread().interrupt();
    }
  }

  private void waitLonger() throws InterruptedException {
    Thread.sleep(retryPause);
    retryPause = pauses.longer(retryPause);
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
    if (isIdle.getAsBoolean()) {
      // What was written after the first measurement and before the stream was open.
      probe();
    }
    retryPause = pauses.retry();
    lastSaid = null;
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
      Probe.Seen seen = probe.look(trigger);
      if (seen.active()) {
        return;
      }
      Thread.sleep(pauses.afterProbe(seen.requests()));
    }
  }
}
