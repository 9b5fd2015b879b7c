package dev.stator.server.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class HealthRoutesTest {

  @Test
  void tellsHealthAndReadiness() throws Exception {
    AtomicReference<Readiness> readiness = new AtomicReference<>(new Readiness.Ready());
    try (HttpServer server =
        HttpServer.start(
            List.of(
                new Listener(
                    "main", Listener.LOOPBACK, 0, List.of(new HealthRoutes(readiness::get)))))) {
      assertThat(get(server, "GET", "/healthz")).startsWith("HTTP/1.1 200").endsWith("ok\n");
      assertThat(get(server, "GET", "/readyz?verbose")).startsWith("HTTP/1.1 200");
      assertThat(get(server, "HEAD", "/readyz")).startsWith("HTTP/1.1 200").endsWith("\r\n\r\n");
      readiness.set(new Readiness.NotReady("the disk is full"));
      assertThat(get(server, "GET", "/readyz"))
          .startsWith("HTTP/1.1 503")
          .endsWith("not ready: the disk is full\n");
      assertThat(get(server, "GET", "/healthz")).startsWith("HTTP/1.1 200");
      assertThat(get(server, "DELETE", "/healthz")).startsWith("HTTP/1.1 405");
      assertThat(get(server, "GET", "/healthz/x")).startsWith("HTTP/1.1 404");
    }
  }

  private static String get(HttpServer server, String method, String target) throws Exception {
    return RawExchange.send(server.port("main"), RawExchange.line(method, target));
  }
}
