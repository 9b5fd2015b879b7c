package dev.stator.server.shell.metrics;

import dev.stator.server.shell.observe.Exchange;
import dev.stator.server.shell.observe.ExchangeObserver;
import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts and times answered requests by front end and operation. For many threads. */
public final class RequestMetrics implements ExchangeObserver {
  /**
   * Pairs of front end and operation that are told apart; those beyond are counted under {@link
   * #OTHER}. Front ends know fewer, so this is reached only by a mistake in one.
   */
  static final int OPERATIONS_MAX = 500;

  static final String OTHER = "other";
  private static final double NANOS_PER_SECOND = 1e9;

  /** From what an item in memory takes to what nobody waits for. */
  private static final double[] BUCKETS = {
    0.000_1, 0.000_25, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10
  };

  private final Counter requests;
  private final Counter errors;
  private final Histogram seconds;
  private final Counter received;
  private final Counter sent;
  private final Map<Operation, Series> operations = new ConcurrentHashMap<>();

  private record Operation(String frontEnd, String operation) {}

  /** Kept, as finding the series by its labels costs more than counting. */
  private record Series(
      Operation labels,
      DistributionDataPoint seconds,
      CounterDataPoint received,
      CounterDataPoint sent,
      Map<Integer, CounterDataPoint> byStatus) {}

  public RequestMetrics(PrometheusRegistry registry) {
    this.requests =
        Counter.builder()
            .name("stator_requests_total")
            .help("Answered requests; status is HTTP's, or the number of gRPC's code.")
            .labelNames("frontend", "operation", "status")
            .register(registry);
    this.errors =
        Counter.builder()
            .name("stator_request_errors_total")
            .help("Requests answered with an error, by the name it has in their protocol.")
            .labelNames("frontend", "operation", "error")
            .register(registry);
    this.seconds =
        Histogram.builder()
            .name("stator_request_duration_seconds")
            .help("From the end of a request's headers to the end of its answer.")
            .labelNames("frontend", "operation")
            .classicOnly()
            .classicUpperBounds(BUCKETS)
            .withoutExemplars()
            .register(registry);
    this.received = bytes("stator_received_bytes_total", "Bytes of requests, headers included.");
    this.sent = bytes("stator_sent_bytes_total", "Bytes of answers' bodies.");
    registry.register(received);
    registry.register(sent);
  }

  private static Counter bytes(String name, String help) {
    return Counter.builder().name(name).help(help).labelNames("frontend").build();
  }

  @Override
  public void answered(Exchange exchange) {
    Series series = series(exchange);
    series.seconds.observe(exchange.nanos() / NANOS_PER_SECOND);
    series.received.inc(exchange.receivedBytes());
    series.sent.inc(exchange.sentBytes());
    series
        .byStatus
        .computeIfAbsent(
            exchange.status(),
            status ->
                requests.labelValues(
                    series.labels.frontEnd, series.labels.operation, status.toString()))
        .inc();
    String error = exchange.error();
    if (error != null) {
      errors.labelValues(series.labels.frontEnd, series.labels.operation, error).inc();
    }
  }

  private Series series(Exchange exchange) {
    Operation asked = new Operation(exchange.frontEnd(), exchange.operation());
    Series known = operations.get(asked);
    if (known != null) {
      return known;
    }
    Operation told =
        operations.size() < OPERATIONS_MAX ? asked : new Operation(exchange.frontEnd(), OTHER);
    return operations.computeIfAbsent(told, this::series);
  }

  private Series series(Operation operation) {
    return new Series(
        operation,
        seconds.labelValues(operation.frontEnd, operation.operation),
        received.labelValues(operation.frontEnd),
        sent.labelValues(operation.frontEnd),
        new ConcurrentHashMap<>());
  }
}
