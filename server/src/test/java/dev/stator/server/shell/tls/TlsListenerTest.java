package dev.stator.server.shell.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.server.shell.HealthRoutes;
import dev.stator.server.shell.HttpServer;
import dev.stator.server.shell.Listener;
import dev.stator.server.shell.Readiness;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsListenerTest {
  private static final HttpServer SERVER =
      HttpServer.start(
          List.of(
              new Listener(
                  "tls",
                  Listener.LOOPBACK,
                  0,
                  List.of(new HealthRoutes(Readiness.Ready::new)),
                  Pem.server())));

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @Test
  void serves_over_tls() throws Exception {
    try (HttpClient client = HttpClient.newBuilder().sslContext(Pem.client()).build()) {
      HttpResponse<String> answer = client.send(health("https"), BodyHandlers.ofString());
      assertThat(answer.body()).isEqualTo("ok\n");
      assertThat(answer.sslSession())
          .hasValueSatisfying(session -> assertThat(session.getProtocol()).isEqualTo("TLSv1.3"));
    }
  }

  @Test
  void is_not_believed_without_its_authority_and_speaks_nothing_else() {
    try (HttpClient client = HttpClient.newHttpClient()) {
      assertThatThrownBy(() -> client.send(health("https"), BodyHandlers.ofString()))
          .isInstanceOf(SSLException.class);
      assertThatThrownBy(() -> client.send(health("http"), BodyHandlers.ofString()))
          .isInstanceOf(IOException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void speaks_the_versions_that_are_safe(String version) throws Exception {
    try (SSLSocket socket = socket(version)) {
      socket.startHandshake();
      assertThat(socket.getSession().getProtocol()).isEqualTo(version);
    }
  }

  private static SSLSocket socket(String version) throws Exception {
    SSLSocket socket =
        (SSLSocket) Pem.client().getSocketFactory().createSocket("127.0.0.1", SERVER.port("tls"));
    socket.setEnabledProtocols(new String[] {version});
    return socket;
  }

  private static HttpRequest health(String scheme) {
    return HttpRequest.newBuilder(
            URI.create(scheme + "://127.0.0.1:" + SERVER.port("tls") + "/healthz"))
        .build();
  }
}
