package dev.stator.server.shell.metrics;

import dev.stator.engine.statistics.EngineStatistics;
import dev.stator.engine.statistics.EngineStatistics.TableStatistics;
import dev.stator.engine.statistics.Latencies;
import dev.stator.engine.store.StoreHealth;
import dev.stator.engine.store.StoreStatistics.Measure;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** An engine's statistics in Prometheus's terms. */
public final class EngineMetrics implements MultiCollector {
  /** Tables that are told apart, by name; the rest are one more. */
  static final int TABLES_MAX = 500;

  /** No table can have this name. */
  static final String OTHER_TABLES = "(other tables)";

  private static final double NANOS_PER_SECOND = 1e9;

  private final Supplier<EngineStatistics> engine;

  public EngineMetrics(Supplier<EngineStatistics> engine) {
    this.engine = engine;
  }

  @Override
  public MetricSnapshots collect() {
    EngineStatistics statistics = engine.get();
    Snapshots snapshots = new Snapshots();
    snapshots.add(operations(statistics));
    statistics
        .errors()
        .forEach(
            (error, count) ->
                snapshots.counter(
                    "stator_engine_errors",
                    "Operations that ended with an error.",
                    Labels.of("error", error),
                    count));
    tables(statistics.tables(), snapshots);
    statistics.store().measures().forEach(measure -> add(measure, snapshots));
    snapshots.gauge(
        "stator_store_healthy",
        "1 while the store serves reads and writes, 0 while it is full or broken.",
        Labels.EMPTY,
        statistics.health() instanceof StoreHealth.Healthy ? 1 : 0);
    return snapshots.all();
  }

  private static HistogramSnapshot operations(EngineStatistics statistics) {
    HistogramSnapshot.Builder histogram =
        HistogramSnapshot.builder()
            .name("stator_engine_operation_duration_seconds")
            .help("Operations of the engine, whichever front end asked for them.");
    statistics
        .operations()
        .forEach((name, latencies) -> histogram.dataPoint(operation(name, latencies)));
    return histogram.build();
  }

  private static HistogramSnapshot.HistogramDataPointSnapshot operation(
      String name, Latencies latencies) {
    return HistogramSnapshot.HistogramDataPointSnapshot.builder()
        .labels(Labels.of("operation", name))
        .classicHistogramBuckets(
            ClassicHistogramBuckets.of(Latencies.endsInSeconds(), latencies.counts()))
        .sum(latencies.totalNanos() / NANOS_PER_SECOND)
        .build();
  }

  private static void tables(List<TableStatistics> tables, Snapshots snapshots) {
    snapshots.gauge("stator_tables", "Tables.", Labels.EMPTY, tables.size());
    int told = Math.min(tables.size(), TABLES_MAX);
    tables.subList(0, told).forEach(table -> table(table, snapshots));
    if (told < tables.size()) {
      List<TableStatistics> rest = tables.subList(told, tables.size());
      table(
          new TableStatistics(
              OTHER_TABLES,
              (long) sum(rest, TableStatistics::items),
              (long) sum(rest, TableStatistics::bytes),
              sum(rest, TableStatistics::readUnits),
              sum(rest, TableStatistics::writeUnits)),
          snapshots);
    }
  }

  private static double sum(List<TableStatistics> tables, ToDoubleFunction<TableStatistics> what) {
    return tables.stream().mapToDouble(what).sum();
  }

  private static void table(TableStatistics table, Snapshots snapshots) {
    Labels labels = Labels.of("table", table.name());
    snapshots.gauge("stator_table_items", "Items.", labels, (double) table.items());
    snapshots.gauge(
        "stator_table_bytes",
        "Bytes of all items, as the service counts.",
        labels,
        (double) table.bytes());
    snapshots.counter(
        "stator_consumed_read_units",
        "Read capacity units that a table and its indexes consumed.",
        labels,
        table.readUnits());
    snapshots.counter(
        "stator_consumed_write_units",
        "Write capacity units that a table and its indexes consumed.",
        labels,
        table.writeUnits());
  }

  private static void add(Measure measure, Snapshots snapshots) {
    snapshots.gauge(
        "stator_store_" + measure.name(),
        measure.meaning(),
        measure.space() == null
            ? Labels.EMPTY
            : Labels.of("space", measure.space().name().toLowerCase(Locale.ROOT)),
        measure.value());
  }
}
