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

/** The statistics of engines in Prometheus's terms. */
public final class EngineMetrics implements MultiCollector {
  /** Tables that are told apart, by name; the rest are one more. */
  static final int TABLES_MAX = 500;

  /** No table can have this name. */
  static final String OTHER_TABLES = "(other tables)";

  private static final double NANOS_PER_SECOND = 1e9;

  private final Supplier<List<Source>> engines;
  private final int tablesMax;

  /**
   * One engine.
   *
   * @param labels what tells it from others, on each of its series
   */
  public record Source(Labels labels, EngineStatistics statistics) {}

  public EngineMetrics(Supplier<EngineStatistics> engine) {
    this(() -> List.of(new Source(Labels.EMPTY, engine.get())), TABLES_MAX);
  }

  private EngineMetrics(Supplier<List<Source>> engines, int tablesMax) {
    this.engines = engines;
    this.tablesMax = tablesMax;
  }

  /** Several engines, which share the number of tables that are told apart. */
  public static EngineMetrics ofAll(Supplier<List<Source>> engines) {
    return new EngineMetrics(engines, TABLES_MAX);
  }

  @Override
  public MetricSnapshots collect() {
    List<Source> sources = engines.get();
    Snapshots snapshots = new Snapshots();
    snapshots.add(operations(sources));
    int tablesOfEach = Math.max(1, tablesMax / Math.max(1, sources.size()));
    sources.forEach(source -> collect(source, tablesOfEach, snapshots));
    return snapshots.all();
  }

  private static void collect(Source source, int tablesMax, Snapshots snapshots) {
    EngineStatistics statistics = source.statistics;
    statistics
        .errors()
        .forEach(
            (error, count) ->
                snapshots.counter(
                    "stator_engine_errors",
                    "Operations that ended with an error.",
                    source.labels.merge(Labels.of("error", error)),
                    count));
    tables(source, tablesMax, snapshots);
    statistics.store().measures().forEach(measure -> add(source.labels, measure, snapshots));
    snapshots.gauge(
        "stator_store_healthy",
        "1 while the store serves reads and writes, 0 while it is full or broken.",
        source.labels,
        statistics.health() instanceof StoreHealth.Healthy ? 1 : 0);
  }

  private static HistogramSnapshot operations(List<Source> sources) {
    HistogramSnapshot.Builder histogram =
        HistogramSnapshot.builder()
            .name("stator_engine_operation_duration_seconds")
            .help("Operations of the engine, whichever front end asked for them.");
    for (Source source : sources) {
      source
          .statistics
          .operations()
          .forEach(
              (name, latencies) ->
                  histogram.dataPoint(
                      operation(source.labels.merge(Labels.of("operation", name)), latencies)));
    }
    return histogram.build();
  }

  private static HistogramSnapshot.HistogramDataPointSnapshot operation(
      Labels labels, Latencies latencies) {
    return HistogramSnapshot.HistogramDataPointSnapshot.builder()
        .labels(labels)
        .classicHistogramBuckets(
            ClassicHistogramBuckets.of(Latencies.endsInSeconds(), latencies.counts()))
        .sum(latencies.totalNanos() / NANOS_PER_SECOND)
        .build();
  }

  private static void tables(Source source, int tablesMax, Snapshots snapshots) {
    List<TableStatistics> tables = source.statistics.tables();
    snapshots.gauge("stator_tables", "Tables.", source.labels, tables.size());
    int told = Math.min(tables.size(), tablesMax);
    tables.subList(0, told).forEach(table -> table(source.labels, table, snapshots));
    if (told < tables.size()) {
      List<TableStatistics> rest = tables.subList(told, tables.size());
      table(
          source.labels,
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

  private static void table(Labels engine, TableStatistics table, Snapshots snapshots) {
    Labels labels = engine.merge(Labels.of("table", table.name()));
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

  private static void add(Labels engine, Measure measure, Snapshots snapshots) {
    snapshots.gauge(
        "stator_store_" + measure.name(),
        measure.meaning(),
        measure.space() == null
            ? engine
            : engine.merge(Labels.of("space", measure.space().name().toLowerCase(Locale.ROOT))),
        measure.value());
  }
}
