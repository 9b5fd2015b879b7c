package dev.stator.server.keda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.server.shell.HttpServer;
import dev.stator.server.shell.Listener;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** As KEDA's metrics-api trigger and Prometheus read it. */
class ScalerRoutesTest {
  private final ScalerUnderTest scaled = new ScalerUnderTest();
  private final HttpServer server =
      HttpServer.start(
          List.of(
              new Listener(
                  "http", Listener.LOOPBACK, 0, List.of(new ScalerRoutes(scaled.scaler())))));
  private final HttpClient http = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    http.close();
    server.close();
    scaled.close();
  }

  private HttpResponse<String> get(String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + server.port("http") + path);
    return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  @Test
  void tells_the_value_of_a_trigger() throws Exception {
    scaled.create().put(0, 12);
    HttpResponse<String> answer = get("/scalers/keda-test/events/0");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .startsWith("{\"value\":12,\"metricName\":\"aws-dynamodb-keda-events\",\"target\":5,")
        .contains("\"active\":true")
        .contains("\"stale\":false");
  }

  @Test
  void a_failure_is_never_a_value() throws Exception {
    HttpResponse<String> missing = get("/scalers/keda-test/events/0");
    assertThat(missing.statusCode()).isEqualTo(503);
    assertThat(missing.body()).contains("\"error\"").doesNotContain("\"value\"");
    assertThat(get("/scalers/keda-test/events/1").statusCode()).isEqualTo(404);
    assertThat(get("/scalers/keda-test/nobody/0").statusCode()).isEqualTo(404);
    assertThat(get("/scalers/metrics").body())
        .contains(
            "stator_scaler_up{namespace=\"keda-test\",scaledobject=\"events\",trigger=\"0\"} 0")
        .doesNotContain("stator_scaler_value{");
  }

  @Test
  void tells_prometheus_all_triggers() throws Exception {
    scaled.create().put(0, 12);
    HttpResponse<String> answer = get("/scalers/metrics");
    assertThat(answer.headers().firstValue("Content-Type"))
        .contains("text/plain; version=0.0.4; charset=utf-8");
    String labels = "{namespace=\"keda-test\",scaledobject=\"events\",trigger=\"0\"}";
    assertThat(answer.body().lines())
        .contains(
            "# TYPE stator_scaler_value gauge",
            "stator_scaler_up" + labels + " 1",
            "stator_scaler_value" + labels + " 12.0",
            "stator_scaler_target" + labels + " 5.0",
            "stator_scaler_active" + labels + " 1",
            "# TYPE stator_scaler_read_units_total counter",
            "stator_scaler_measurements_total" + labels + " 1",
            "stator_scaler_measurement_failures_total" + labels + " 0");
  }
}
