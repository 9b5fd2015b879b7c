package dev.stator.server.shell.metrics;

import dev.stator.server.shell.connection.ConnectionCounts;
import dev.stator.server.shell.limit.InFlight;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/** What a server and its process have in hand at the moment. */
public final class ServerGauges {
  private static final double MILLIS_PER_SECOND = 1e3;

  private ServerGauges() {}

  /**
   * @param connections of all HTTP listeners
   */
  public static void register(
      PrometheusRegistry registry, InFlight inFlight, Supplier<ConnectionCounts> connections) {
    gauge(registry, "stator_requests_in_flight", "Requests being answered.", inFlight::requests);
    gauge(
        registry,
        "stator_bytes_in_flight",
        "Bytes of bodies being received, answered or sent, as they count against the limit.",
        inFlight::bytes);
    gauge(registry, "stator_connections", "Open HTTP connections.", () -> connections.get().open());
    ended(registry, connections);
    gauge(
        registry,
        "process_start_time_seconds",
        "When the process started, in seconds since 1970.",
        () -> ManagementFactory.getRuntimeMXBean().getStartTime() / MILLIS_PER_SECOND);
    GaugeWithCallback.builder()
        .name("jvm_memory_used_bytes")
        .help("Memory that the JVM uses.")
        .labelNames("area")
        .callback(
            callback -> {
              MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
              MemoryUsage other = ManagementFactory.getMemoryMXBean().getNonHeapMemoryUsage();
              callback.call((double) heap.getUsed(), "heap");
              callback.call((double) other.getUsed(), "nonheap");
            })
        .register(registry);
  }

  private static void ended(PrometheusRegistry registry, Supplier<ConnectionCounts> connections) {
    CounterWithCallback.builder()
        .name("stator_connections_ended_total")
        .help(
            "HTTP connections that the server ended: overdue clients, those displaced by others"
                + " when there were too many, and those refused for want of room.")
        .labelNames("reason")
        .callback(
            callback -> {
              ConnectionCounts counts = connections.get();
              callback.call((double) counts.overdue(), "overdue");
              callback.call((double) counts.displaced(), "displaced");
              callback.call((double) counts.refused(), "refused");
            })
        .register(registry);
  }

  private static void gauge(
      PrometheusRegistry registry, String name, String help, DoubleSupplier value) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .callback(callback -> callback.call(value.getAsDouble()))
        .register(registry);
  }
}
