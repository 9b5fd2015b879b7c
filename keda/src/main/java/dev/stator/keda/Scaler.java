package dev.stator.keda;

import dev.stator.keda.activation.ActivityWatch;
import dev.stator.keda.activation.ActivityWatcher;
import dev.stator.keda.counting.Effort;
import dev.stator.keda.counting.ItemMeasurement;
import dev.stator.keda.counting.MeasureException;
import dev.stator.keda.counting.Measurement;
import dev.stator.keda.counting.StreamMeasurement;
import dev.stator.keda.sampling.Sample;
import dev.stator.keda.sampling.SampleStatistics;
import dev.stator.keda.sampling.Sampler;
import dev.stator.keda.trigger.ItemTrigger;
import dev.stator.keda.trigger.NotAllowedException;
import dev.stator.keda.trigger.ScaledWorkload;
import dev.stator.keda.trigger.StreamTrigger;
import dev.stator.keda.trigger.Trigger;
import dev.stator.keda.trigger.TriggerException;
import dev.stator.tables.TableError;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * The answers to KEDA's calls. For many threads.
 *
 * <p>Source: KEDA documentation, "External Scalers".
 */
public final class Scaler implements AutoCloseable {
  /** Different calls whose triggers are remembered, with their measurements. */
  static final int CALLS_MAX = 10_000;

  /** Letters of their metadata, all together. */
  static final long CALLS_LETTERS_MAX = 8_000_000;

  private final TriggerDirectory directory;
  private final InstantSource clock;
  private final ItemMeasurement items;
  private final StreamMeasurement streams;
  private final RecentlyUsed<Call, Measured> calls =
      new RecentlyUsed<>(CALLS_MAX, CALLS_LETTERS_MAX);
  private final RecentlyUsed<TriggerDirectory.Located, Measured> triggers =
      new RecentlyUsed<>(CALLS_MAX, CALLS_LETTERS_MAX);
  private final Map<TriggerDirectory.Located, ActivityWatcher> watchers = new HashMap<>();

  private record Call(ScaledWorkload workload, Map<String, String> metadata) {
    long letters() {
      return metadata.entrySet().stream()
          .mapToLong(field -> field.getKey().length() + field.getValue().length())
          .sum();
    }
  }

  /** A trigger and its measurements, shared by all calls that mean the same. */
  private record Measured(TriggerDirectory.Located located, Sampler sampler) {}

  public Scaler(TriggerDirectory directory) {
    this(directory, InstantSource.system());
  }

  /**
   * @param clock decides when intervals are over, and how old things are
   */
  public Scaler(TriggerDirectory directory, InstantSource clock) {
    this.directory = directory;
    this.clock = clock;
    this.items = new ItemMeasurement(clock);
    this.streams = new StreamMeasurement(clock);
  }

  /**
   * What is measured.
   *
   * @param targetValue the value that one replica is for
   */
  public record MetricSpec(String metricName, double targetValue) {}

  /**
   * What was measured.
   *
   * @param active whether the workload has work at all
   * @param sample where the value is from
   */
  public record Reading(String metricName, BigDecimal value, boolean active, Sample sample) {}

  public TriggerDirectory directory() {
    return directory;
  }

  /**
   * Opens the clients of all configured triggers, which takes seconds on a busy machine, so that
   * the first call of each need not.
   */
  public void open() {
    directory
        .configured()
        .forEach(
            (workload, triggers) ->
                triggers.forEach(trigger -> open(workload, trigger.metadata())));
  }

  private void open(ScaledWorkload workload, Map<String, String> metadata) {
    try {
      measured(workload, metadata);
    } catch (TriggerException | NotAllowedException wrong) {
      // told to each call
    }
  }

  /**
   * The metric of a trigger; no call to the database.
   *
   * @throws TriggerException if the metadata is wrong
   */
  public MetricSpec metricSpec(ScaledWorkload workload, Map<String, String> metadata) {
    Trigger trigger = directory.trigger(workload, metadata);
    return new MetricSpec(trigger.metricName(), trigger.target().value());
  }

  /**
   * The measurement of this interval.
   *
   * @throws TriggerException if the metadata is wrong
   * @throws NotAllowedException if the call names a place that it may not
   * @throws TableError if the items cannot be read
   * @throws MeasureException if measuring is late, too costly or has nothing to measure
   */
  public Reading read(ScaledWorkload workload, Map<String, String> metadata) {
    Measured measured = measured(workload, metadata);
    Trigger trigger = measured.located.trigger();
    Sample sample = measured.sampler.sample();
    BigDecimal value = sample.measurement().value();
    return new Reading(trigger.metricName(), value, isActive(trigger, value), sample);
  }

  /** What became of the measurements of a trigger. */
  public SampleStatistics statistics(ScaledWorkload workload, Map<String, String> metadata) {
    return measured(workload, metadata).sampler.statistics();
  }

  /**
   * Whether the workload is active, now and from now on. Close it to stop.
   *
   * @throws TriggerException if the metadata is wrong
   * @throws NotAllowedException if the call names a place that it may not
   */
  public ActivityWatch watch(ScaledWorkload workload, Map<String, String> metadata) {
    Measured measured = measured(workload, metadata);
    synchronized (watchers) {
      forgetUnwatched();
      return watchers
          .computeIfAbsent(measured.located, located -> watcher(located, measured.sampler))
          .watch();
    }
  }

  /** Triggers whose activity somebody watches. */
  int watched() {
    synchronized (watchers) {
      forgetUnwatched();
      return watchers.size();
    }
  }

  private void forgetUnwatched() {
    watchers.values().removeIf(watcher -> !watcher.isWatched());
  }

  private ActivityWatcher watcher(TriggerDirectory.Located located, Sampler sampler) {
    return new ActivityWatcher(
        located.trigger(), located.source().tables(), located.source().streams(), sampler, items);
  }

  private Measured measured(ScaledWorkload workload, Map<String, String> metadata) {
    Call asked = new Call(workload, Map.copyOf(metadata));
    long letters = asked.letters();
    return calls.get(
        asked,
        letters,
        call ->
            triggers.get(
                directory.locate(call.workload, call.metadata),
                letters,
                located ->
                    new Measured(
                        located,
                        new Sampler(
                            located.trigger().sampling(),
                            effort -> measure(located, effort),
                            clock))));
  }

  private Measurement measure(TriggerDirectory.Located located, Effort effort) {
    TableSource source = located.source();
    try {
      return switch (located.trigger()) {
        case ItemTrigger trigger -> items.of(trigger, source.tables(), effort);
        case StreamTrigger trigger ->
            streams.of(trigger, source.tables(), source.streams().get(), effort);
      };
    } catch (TableError.NotFound missing) {
      throw new MeasureException(
          MeasureException.Reason.MISSING,
          located.trigger().place()
              + ": "
              + missing.text()
              + (located.embedded() ? "; 'stator call createTable' makes a table" : ""));
    }
  }

  private static boolean isActive(Trigger trigger, BigDecimal value) {
    return value.compareTo(BigDecimal.valueOf(trigger.target().activation())) > 0;
  }

  /** Ends all watches. */
  @Override
  public void close() {
    synchronized (watchers) {
      watchers.values().forEach(ActivityWatcher::close);
    }
  }
}
