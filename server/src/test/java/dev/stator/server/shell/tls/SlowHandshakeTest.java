package dev.stator.server.shell.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.server.shell.HealthRoutes;
import dev.stator.server.shell.HttpServer;
import dev.stator.server.shell.Listener;
import dev.stator.server.shell.Readiness;
import dev.stator.server.shell.ServerSetup;
import dev.stator.server.shell.limit.ServerLimits;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlowHandshakeTest {
  private static final Duration LONG = Duration.ofMinutes(5);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5})
  void endsHandshakesThatTakeTooLong(int bytesSent) throws Exception {
    ServerLimits limits = ServerLimits.DEFAULT.withPatience(Duration.ofMillis(300), LONG, LONG);
    Listener listener =
        new Listener(
            "tls",
            Listener.LOOPBACK,
            0,
            List.of(new HealthRoutes(Readiness.Ready::new)),
            Pem.server());
    try (HttpServer server = HttpServer.start(List.of(listener), ServerSetup.of(limits));
        Socket slow = new Socket("127.0.0.1", server.port("tls"))) {
      slow.setSoTimeout(20_000);
      byte[] hello = {0x16, 0x03, 0x01, 0x02, 0x00};
      slow.getOutputStream().write(hello, 0, bytesSent);
      assertThat(ended(slow)).isTrue();
      try (HttpClient client = HttpClient.newBuilder().sslContext(Pem.client()).build()) {
        HttpRequest good =
            HttpRequest.newBuilder(
                    URI.create("https://127.0.0.1:" + server.port("tls") + "/healthz"))
                .build();
        assertThat(client.send(good, BodyHandlers.ofString()).body()).isEqualTo("ok\n");
      }
    }
  }

  private static boolean ended(Socket socket) throws Exception {
    try {
      // An alert at most.
      return socket.getInputStream().readAllBytes().length < 100;
    } catch (SocketException reset) {
      return true;
    }
  }
}
