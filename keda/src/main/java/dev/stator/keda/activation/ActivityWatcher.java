package dev.stator.keda.activation;

import dev.stator.keda.counting.Effort;
import dev.stator.keda.counting.ItemMeasurement;
import dev.stator.keda.counting.MeasureException;
import dev.stator.keda.counting.Measurement;
import dev.stator.keda.sampling.Sampler;
import dev.stator.keda.trigger.ItemTrigger;
import dev.stator.keda.trigger.Measure;
import dev.stator.keda.trigger.Trigger;
import dev.stator.tables.TableError;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * Whether one trigger's workload is active, for all who watch it. For many threads. While somebody
 * watches, one thread measures every interval, and another follows the table's stream.
 *
 * <pre>
 *            measured, or a change probed: above the activation
 *   unknown ──────────────────────────────────────────────────► active
 *      │                                                        │    ▲
 *      └──────────────► idle ◄──── measured: not above ─────────┘    │
 *                         └──── a change probed, or measured: above ─┘
 * </pre>
 *
 * <p>A measurement that fails leads from idle and active back to unknown, of which nothing is told.
 */
public final class ActivityWatcher implements AutoCloseable {
  private static final Logger LOG = System.getLogger(ActivityWatcher.class.getName());

  /** How long one look after a change may take. */
  private static final Duration PROBE_TIME_MAX = Duration.ofSeconds(5);

  private final Trigger trigger;
  private final DynamoDbClient tables;
  private final Supplier<DynamoDbStreamsClient> streams;
  private final Sampler sampler;
  private final ItemMeasurement items;
  private final Set<ActivityWatch> watches = new HashSet<>();
  private final Set<Thread> threads = new HashSet<>();
  private State state = new State(0, null);
  private @Nullable String lastComplaint;

  /**
   * @param version grows with every change
   * @param active null while it is not known
   */
  record State(long version, @Nullable Boolean active) {}

  /**
   * @param sampler the trigger's measurements, shared with the calls
   * @param streams asked for when somebody watches
   */
  public ActivityWatcher(
      Trigger trigger,
      DynamoDbClient tables,
      Supplier<DynamoDbStreamsClient> streams,
      Sampler sampler,
      ItemMeasurement items) {
    this.trigger = trigger;
    this.tables = tables;
    this.streams = streams;
    this.sampler = sampler;
    this.items = items;
  }

  /** Begins a watch; the first one starts the work. */
  public synchronized ActivityWatch watch() {
    ActivityWatch watch = new ActivityWatch(this);
    watches.add(watch);
    if (watches.size() == 1) {
      state = new State(state.version + 1, null);
      start("stator-keda-reconcile", this::reconcile);
      if (trigger instanceof ItemTrigger itemTrigger) {
        TableTail tail =
            new TableTail(
                itemTrigger, tables, streams, this::isIdle, this::probe, TailPauses.STANDARD);
        start("stator-keda-tail", tail::follow);
      }
    }
    return watch;
  }

  private void start(String name, Runnable work) {
    threads.add(Thread.ofVirtual().name(name).start(work));
  }

  /** Whether anybody watches. */
  public synchronized boolean isWatched() {
    return !watches.isEmpty();
  }

  synchronized boolean has(ActivityWatch watch) {
    return watches.contains(watch);
  }

  synchronized void leave(ActivityWatch watch) {
    watches.remove(watch);
    if (watches.isEmpty()) {
      threads.forEach(Thread::interrupt);
      threads.clear();
    }
    notifyAll();
  }

  /** Waits until the state is another than that of {@code seen}, with something to tell. */
  synchronized State await(ActivityWatch watch, long seen, Duration wait)
      throws InterruptedException {
    long endNanos = System.nanoTime() + wait.toNanos();
    while (watches.contains(watch) && (state.version <= seen || state.active == null)) {
      long leftMs = (endNanos - System.nanoTime()) / 1_000_000;
      if (leftMs <= 0) {
        break;
      }
      wait(leftMs);
    }
    return state;
  }

  private synchronized long version() {
    return state.version;
  }

  private synchronized boolean isIdle() {
    return !Boolean.TRUE.equals(state.active);
  }

  private synchronized void tell(@Nullable Boolean active) {
    if (!Objects.equals(active, state.active)) {
      state = new State(state.version + 1, active);
      notifyAll();
    }
  }

  private boolean isActive(BigDecimal value) {
    return value.compareTo(BigDecimal.valueOf(trigger.target().activation())) > 0;
  }

  private void reconcile() {
    try {
      while (true) {
        try {
          long before = version();
          boolean active = isActive(sampler.sample().measurement().value());
          // A measurement that began before a change was seen does not know it.
          if (active || version() == before) {
            tell(active);
          }
          complain(null);
        } catch (TableError | MeasureException failure) {
          // KEDA's own calls get the error; here nobody is told that it is still active.
          tell(null);
          complain(String.valueOf(failure.getMessage()));
        } catch (RuntimeException bug) {
          tell(null);
          LOG.log(Level.ERROR, "unexpected failure to measure " + trigger.place(), bug);
        }
        Thread.sleep(trigger.sampling().interval());
      }
    } catch (InterruptedException nobodyWatches) {
      Thread.currentThread().interrupt();
    }
  }

  private void complain(@Nullable String complaint) {
    if (complaint != null && !complaint.equals(lastComplaint)) {
      LOG.log(Level.WARNING, "activity of {0} is not known: {1}", trigger.place(), complaint);
    }
    lastComplaint = complaint;
  }

  /** Counts just enough to know whether the workload is active. */
  private TableTail.Probe.Seen probe(ItemTrigger watched) {
    Measurement seen =
        items.of(justEnough(watched), tables, new Effort(sampler.budget(), PROBE_TIME_MAX));
    boolean active = isActive(seen.value());
    if (active) {
      // What the calls are told next must not be older than what is pushed now.
      sampler.expire();
      tell(true);
    }
    return new TableTail.Probe.Seen(active, seen.requests());
  }

  private static ItemTrigger justEnough(ItemTrigger trigger) {
    return trigger.measure() instanceof Measure.Count
        ? new ItemTrigger(
            trigger.place(),
            trigger.search(),
            new Measure.Count(Math.max(0, trigger.target().activation()) + 1),
            trigger.target(),
            trigger.identityOwner(),
            trigger.sampling())
        : trigger;
  }

  /** Ends all watches. */
  @Override
  public synchronized void close() {
    watches.clear();
    threads.forEach(Thread::interrupt);
    threads.clear();
    notifyAll();
  }
}
