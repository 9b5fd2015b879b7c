package dev.stator.server.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpLimitsTest {
  private final HttpServer server =
      HttpServerTest.echo(request -> HttpAnswer.text(200, "" + request.body().length));
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void takesABodyOfExactlyTheLimit() throws Exception {
    byte[] body = new byte[HttpLimits.BODY_BYTES_MAX];
    assertThat(post(BodyPublishers.ofByteArray(body)).body()).isEqualTo("16777216");
    assertThat(post(chunked(body)).body()).isEqualTo("16777216");
  }

  @Test
  void letsTheFrontEndRefuseALongerBody() throws Exception {
    byte[] body = new byte[HttpLimits.BODY_BYTES_MAX + 1];
    for (BodyPublisher publisher :
        new BodyPublisher[] {BodyPublishers.ofByteArray(body), chunked(body)}) {
      HttpResponse<String> reply = post(publisher);
      assertThat(reply.statusCode()).isEqualTo(413);
      assertThat(reply.body()).isEqualTo("echo: too large");
    }
  }

  @Test
  void refusesAnAnnouncedBodyThatItWouldNotEvenDrain() throws Exception {
    String reply =
        RawExchange.send(
            server.port("main"),
            "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999\r\n\r\n");
    assertThat(reply)
        .startsWith("HTTP/1.1 413")
        .contains("Connection: close")
        .endsWith("echo: too large");
  }

  @Test
  void refusesHeadersAndRequestLinesBeyondTheLimit() throws Exception {
    String tooMuch = "x".repeat(HttpLimits.HEADERS_BYTES_MAX);
    assertThat(
            RawExchange.send(
                server.port("main"),
                "GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: " + tooMuch + "\r\n\r\n"))
        .matches("(?s)HTTP/1.1 4(00|31) .*");
    assertThat(RawExchange.send(server.port("main"), RawExchange.line("GET", "/" + tooMuch)))
        .startsWith("HTTP/1.1 400");
  }

  @Test
  void endsAConnectionWhoseBodyIsMalformed() throws Exception {
    String chunked = "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n";
    assertThat(
            RawExchange.send(
                server.port("main"), chunked + "zz\r\n" + RawExchange.line("GET", "/smuggled")))
        .startsWith("HTTP/1.1 400")
        .containsOnlyOnce("HTTP/1.1");
  }

  @Test
  void refusesChunksBeyondWhatItDrains() throws Exception {
    String request =
        "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n7fffffff\r\n";
    assertThat(RawExchange.send(server.port("main"), request))
        .startsWith("HTTP/1.1 413")
        .endsWith("echo: too large");
  }

  @Test
  void refusesWhatIsNotHttpWithoutEchoingIt() throws Exception {
    assertThat(RawExchange.send(server.port("main"), "GET /<b>secret</b>\r\n\r\n"))
        .doesNotContain("secret");
  }

  private HttpResponse<String> post(BodyPublisher body) throws Exception {
    return client.send(HttpServerTest.to(server, "/").POST(body).build(), BodyHandlers.ofString());
  }

  private static BodyPublisher chunked(byte[] body) {
    return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
  }
}
