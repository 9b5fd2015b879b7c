package dev.stator.server.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP/1.0, as proxies and health checks still speak it, and other forms of a request's line. */
class OldClientsTest {
  private final HttpServer server =
      HttpServerTest.echo(
          request ->
              request.rawPath().equals("/stream")
                  ? HttpAnswer.streamed(200, "text/plain", (out, ending) -> out.write('x'))
                  : HttpAnswer.text(
                      200, request.method() + request.rawPath() + request.body().length));

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Host: localhost\r\n", "Connection: close\r\n"})
  void are_answered_and_closed(String headers) throws Exception {
    assertThat(send("GET /a HTTP/1.0\r\n" + headers + "\r\n"))
        .startsWith("HTTP/1.1 200 ")
        .contains("Connection: close", "Content-Length: 6")
        .doesNotContain("Transfer-Encoding")
        .endsWith("GET/a0");
    assertThat(send("POST /a HTTP/1.0\r\n" + headers + "Content-Length: 3\r\n\r\nabc"))
        .endsWith("POST/a3");
  }

  @Test
  void are_kept_if_they_ask() throws Exception {
    String kept = "GET /a HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n";
    String both = send(kept + "GET /b HTTP/1.0\r\n\r\n");
    assertThat(both)
        .containsOnlyOnce("Connection: keep-alive")
        .contains("GET/a0")
        .contains("Connection: close")
        .endsWith("GET/b0");
  }

  @Test
  void are_told_what_needs_chunks() throws Exception {
    assertThat(send("GET /stream HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.1 505 ");
  }

  @Test
  void may_begin_with_an_empty_line() throws Exception {
    String first = "\r\n" + RawExchange.keptAlive("/a");
    assertThat(send(first + "\r\n" + RawExchange.line("GET", "/b")))
        .contains("GET/a0")
        .endsWith("GET/b0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost/a", "HTTP://localhost:80/a"})
  void may_name_the_whole_address(String target) throws Exception {
    assertThat(send(RawExchange.line("GET", target))).endsWith("GET/a0");
    assertThat(send(RawExchange.line("GET", "http://localhost"))).endsWith("GET/0");
  }

  private String send(String request) throws Exception {
    assertThat(request.getBytes(StandardCharsets.US_ASCII)).isNotEmpty();
    return RawExchange.send(server.port("main"), request);
  }
}
