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
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
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

  /** No monitor: up to Java 23 a virtual thread that waits in one keeps its carrier. */
  private final ReentrantLock lock = new ReentrantLock();

  private final Condition changed = lock.newCondition();
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
  public ActivityWatch watch() {
    ActivityWatch watch = new ActivityWatch(this);
    lock.lock();
    try {
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
    } finally {
      lock.unlock();
    }
    return watch;
  }

  private void start(String name, Runnable work) {
    threads.add(Thread.ofVirtual().name(name).start(work));
  }

  /** Whether anybody watches. */
  public boolean isWatched() {
    lock.lock();
    try {
      return !watches.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  boolean has(ActivityWatch watch) {
    lock.lock();
    try {
      return watches.contains(watch);
    } finally {
      lock.unlock();
    }
  }

  void leave(ActivityWatch watch) {
    lock.lock();
    try {
      watches.remove(watch);
      if (watches.isEmpty()) {
        endWork();
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void endWork() {
    threads.forEach(Thread::interrupt);
    threads.clear();
  }

  /** Waits until the state is another than that of {@code seen}, with something to tell. */
  State await(ActivityWatch watch, long seen, Duration wait) throws InterruptedException {
    lock.lock();
    try {
      long leftNanos = wait.toNanos();
      while (watches.contains(watch)
          && (state.version <= seen || state.active == null)
          && leftNanos > 0) {
        leftNanos = changed.awaitNanos(leftNanos);
      }
      return state;
    } finally {
      lock.unlock();
    }
  }

  private State state() {
    lock.lock();
    try {
      return state;
    } finally {
      lock.unlock();
    }
  }

  private boolean isIdle() {
    return !Boolean.TRUE.equals(state().active);
  }

  private void tell(@Nullable Boolean active) {
    lock.lock();
    try {
      if (!Objects.equals(active, state.active)) {
        state = new State(state.version + 1, active);
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean isActive(BigDecimal value) {
    return value.compareTo(BigDecimal.valueOf(trigger.target().activation())) > 0;
  }

  private void reconcile() {
    try {
      while (true) {
        try {
          long before = state().version;
          boolean active = isActive(sampler.sample().measurement().value());
          // A measurement that began before a change was seen does not know it.
          if (active || state().version == before) {
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
  public void close() {
    lock.lock();
    try {
      watches.clear();
      endWork();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
