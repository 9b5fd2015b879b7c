package dev.stator.server.shell.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.engine.statistics.EngineStatistics;
import dev.stator.engine.statistics.EngineStatistics.TableStatistics;
import dev.stator.engine.store.StoreHealth;
import dev.stator.engine.store.StoreStatistics;
import dev.stator.server.shell.connection.ConnectionCounts;
import dev.stator.server.shell.limit.InFlight;
import dev.stator.server.shell.limit.ServerLimits;
import dev.stator.server.shell.observe.Exchange;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MetricsTest {
  private final PrometheusRegistry registry = new PrometheusRegistry();

  @Test
  void countsRequestsTimesAndErrors() throws Exception {
    RequestMetrics metrics = new RequestMetrics(registry);
    metrics.answered(exchange("PutItem", 200, null));
    metrics.answered(exchange("PutItem", 200, null));
    metrics.answered(exchange("PutItem", 400, "ThrottlingException"));
    assertThat(scrape())
        .contains(
            "stator_requests_total{frontend=\"dynamodb\",operation=\"PutItem\",status=\"200\"} 2.0",
            "stator_requests_total{frontend=\"dynamodb\",operation=\"PutItem\",status=\"400\"} 1.0",
            "stator_request_errors_total{error=\"ThrottlingException\",frontend=\"dynamodb\","
                + "operation=\"PutItem\"} 1.0",
            "stator_request_duration_seconds_bucket{frontend=\"dynamodb\",operation=\"PutItem\","
                + "le=\"0.0025\"} 3",
            "stator_request_duration_seconds_count{frontend=\"dynamodb\",operation=\"PutItem\"} 3",
            "stator_received_bytes_total{frontend=\"dynamodb\"} 36.0",
            "stator_sent_bytes_total{frontend=\"dynamodb\"} 9.0");
  }

  @Test
  void boundsTheOperationsItTellsApart() throws Exception {
    RequestMetrics metrics = new RequestMetrics(registry);
    for (int operation = 0; operation < 2 * RequestMetrics.OPERATIONS_MAX; operation++) {
      metrics.answered(exchange("o" + operation, 200, null));
    }
    assertThat(scrape().filter(line -> line.startsWith("stator_requests_total{")))
        .hasSize(RequestMetrics.OPERATIONS_MAX + 1)
        .contains(
            "stator_requests_total{frontend=\"dynamodb\",operation=\"other\",status=\"200\"} 500.0");
  }

  @Test
  void boundsTheTablesItTellsApart() throws Exception {
    List<TableStatistics> tables =
        IntStream.range(0, EngineMetrics.TABLES_MAX + 3)
            .mapToObj(one -> new TableStatistics("t" + one, 1, 10, 0.5, 2))
            .toList();
    registry.register(
        new EngineMetrics(
            () ->
                new EngineStatistics(
                    Map.of(),
                    Map.of("Validation", 4L),
                    tables,
                    StoreStatistics.NONE,
                    new StoreHealth.Full("no room"))));
    List<String> lines = scrape().toList();
    assertThat(lines.stream().filter(line -> line.startsWith("stator_table_items{")))
        .hasSize(EngineMetrics.TABLES_MAX + 1);
    assertThat(lines)
        .contains(
            "stator_tables 503.0",
            "stator_consumed_read_units_total{table=\"t0\"} 0.5",
            "stator_consumed_write_units_total{table=\"(other tables)\"} 6.0",
            "stator_engine_errors_total{error=\"Validation\"} 4.0",
            "stator_store_healthy 0.0");
  }

  @Test
  void tellsWhatIsInHand() throws Exception {
    InFlight inFlight = new InFlight(ServerLimits.DEFAULT);
    ServerGauges.register(registry, inFlight, () -> new ConnectionCounts(7, 1, 2, 3));
    assertThat(inFlight.tryEnter()).isTrue();
    inFlight.holdAnswer(100);
    assertThat(scrape())
        .contains(
            "stator_requests_in_flight 1.0",
            "stator_bytes_in_flight 100.0",
            "stator_connections 7.0",
            "stator_connections_ended_total{reason=\"overdue\"} 1.0",
            "stator_connections_ended_total{reason=\"refused\"} 3.0");
  }

  private java.util.stream.Stream<String> scrape() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrometheusTextFormatWriter.create().write(out, registry.scrape());
    return out.toString(StandardCharsets.UTF_8).lines();
  }

  private static Exchange exchange(String operation, int status, @Nullable String error) {
    return new Exchange(
        "dynamodb", operation, "POST", "/", status, error, 12, 3, 1_500_000, null, "127.0.0.1");
  }
}
