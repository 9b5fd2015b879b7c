package dev.stator.server.keda;

import dev.stator.keda.ConfiguredTrigger;
import dev.stator.keda.Scaler;
import dev.stator.keda.counting.MeasureException;
import dev.stator.keda.sampling.SampleStatistics;
import dev.stator.keda.trigger.NotAllowedException;
import dev.stator.keda.trigger.ScaledWorkload;
import dev.stator.keda.trigger.TriggerException;
import dev.stator.tables.TableError;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * The triggers of the resource folder as Prometheus reads them. A trigger that cannot be measured
 * has no value, and {@code stator_scaler_up} 0.
 *
 * <p>Source: Prometheus documentation, "Exposition formats", text-based format.
 */
final class PrometheusText {
  private final Scaler scaler;

  PrometheusText(Scaler scaler) {
    this.scaler = scaler;
  }

  /** The numbers of one trigger by the names of their metrics. */
  private record Row(String labels, Map<Metric, Number> numbers) {}

  private enum Metric {
    UP("stator_scaler_up", "gauge", "Whether the trigger could be measured."),
    VALUE("stator_scaler_value", "gauge", "The value of the trigger."),
    TARGET("stator_scaler_target", "gauge", "The value that one replica is for."),
    ACTIVE("stator_scaler_active", "gauge", "Whether the value is above the activation."),
    AGE("stator_scaler_sample_age_seconds", "gauge", "How old the value is."),
    TAKEN("stator_scaler_measurements_total", "counter", "Measurements that began."),
    FAILED("stator_scaler_measurement_failures_total", "counter", "Those without result."),
    STALE("stator_scaler_stale_answers_total", "counter", "Calls told an older value."),
    UNITS("stator_scaler_read_units_total", "counter", "Read capacity units consumed.");

    private final String label;
    private final String type;
    private final String help;

    Metric(String label, String type, String help) {
      this.label = label;
      this.type = type;
      this.help = help;
    }
  }

  byte[] write() {
    List<Row> rows = rows();
    StringBuilder text = new StringBuilder();
    for (Metric metric : Metric.values()) {
      text.append("# HELP ").append(metric.label).append(' ').append(metric.help).append('\n');
      text.append("# TYPE ").append(metric.label).append(' ').append(metric.type).append('\n');
      for (Row row : rows) {
        Number number = row.numbers.get(metric);
        if (number != null) {
          text.append(metric.label).append(row.labels).append(' ').append(number).append('\n');
        }
      }
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** All at the same time: each may wait for its deadline. */
  private List<Row> rows() {
    List<Supplier<Row>> work = new ArrayList<>();
    scaler
        .directory()
        .configured()
        .forEach(
            (workload, triggers) ->
                triggers.forEach(trigger -> work.add(() -> row(workload, trigger))));
    List<Future<Row>> rows = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      work.forEach(one -> rows.add(threads.submit(one::get)));
    }
    return rows.stream().map(PrometheusText::done).toList();
  }

  private static Row done(Future<Row> row) {
    try {
      return row.get();
    } catch (ExecutionException failed) {
      throw new IllegalStateException(failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }

  private Row row(ScaledWorkload workload, ConfiguredTrigger trigger) {
    Map<Metric, Number> numbers = new LinkedHashMap<>();
    try {
      Scaler.Reading reading = scaler.read(workload, trigger.metadata());
      numbers.put(Metric.UP, 1);
      numbers.put(Metric.VALUE, reading.value().doubleValue());
      numbers.put(Metric.TARGET, scaler.metricSpec(workload, trigger.metadata()).targetValue());
      numbers.put(Metric.ACTIVE, reading.active() ? 1 : 0);
      numbers.put(
          Metric.AGE,
          Duration.between(reading.sample().takenAt(), Instant.now()).toMillis() / 1000.0);
    } catch (TriggerException | NotAllowedException | MeasureException | TableError failure) {
      // Why is told to whoever asks for the trigger itself.
      numbers.put(Metric.UP, 0);
    }
    statistics(workload, trigger, numbers);
    return new Row(labels(workload, trigger), numbers);
  }

  private void statistics(
      ScaledWorkload workload, ConfiguredTrigger trigger, Map<Metric, Number> numbers) {
    try {
      SampleStatistics statistics = scaler.statistics(workload, trigger.metadata());
      numbers.put(Metric.TAKEN, statistics.taken());
      numbers.put(Metric.FAILED, statistics.failed());
      numbers.put(Metric.STALE, statistics.stale());
      numbers.put(Metric.UNITS, statistics.readUnits());
    } catch (TriggerException | NotAllowedException neverMeasured) {
      // up is 0 then, and there is nothing to count
      numbers.put(Metric.TAKEN, 0);
    }
  }

  private static String labels(ScaledWorkload workload, ConfiguredTrigger trigger) {
    return "{namespace=\"%s\",scaledobject=\"%s\",trigger=\"%d\"}"
        .formatted(workload.namespace(), workload.name(), trigger.index());
  }
}
