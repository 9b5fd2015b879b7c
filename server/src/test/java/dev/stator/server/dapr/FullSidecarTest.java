package dev.stator.server.dapr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.server.shell.HttpServer;
import dev.stator.server.shell.Listener;
import dev.stator.server.shell.ServerSetup;
import dev.stator.server.shell.limit.InFlight;
import dev.stator.server.shell.limit.ServerLimits;
import dev.stator.server.shell.observe.ExchangeObserver;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A full server is alive: whoever restarts it for that would only make it worse. */
class FullSidecarTest {
  private final InFlight inFlight = new InFlight(ServerLimits.DEFAULT.withInFlight(1, 1));

  @Test
  void tells_its_health_when_it_takes_no_more_requests() throws Exception {
    try (DaprServer parts = new DaprServer();
        HttpServer server =
            HttpServer.start(
                List.of(
                    new Listener(
                        "full", Listener.LOOPBACK, 0, List.of(new DaprFrontEnd(parts.sidecar())))),
                new ServerSetup(ServerLimits.DEFAULT, inFlight, ExchangeObserver.nobody()));
        HttpClient client = HttpClient.newHttpClient()) {
      assertThat(inFlight.tryEnter()).isTrue();
      assertThat(get(client, server, "/v1.0/healthz").statusCode()).isEqualTo(204);
      assertThat(get(client, server, "/v1.0/healthz/outbound").statusCode()).isEqualTo(204);
      HttpResponse<String> refused = get(client, server, "/v1.0/metadata");
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.body()).contains("ERR_OVERLOADED");
    }
  }

  private static HttpResponse<String> get(HttpClient client, HttpServer server, String path)
      throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port("full") + path))
            .build(),
        BodyHandlers.ofString());
  }
}
