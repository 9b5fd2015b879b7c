package dev.stator.server.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
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

  /** What an answer holds is given back, also if it cannot go out. */
  @Test
  void leave_nothing_behind_of_what_needs_chunks() throws Exception {
    AtomicInteger closed = new AtomicInteger();
    StreamedBody body = new Counted(closed);
    try (HttpServer held =
        HttpServerTest.echo(request -> HttpAnswer.streamed(200, "text/plain", body))) {
      int port = held.port("main");
      assertThat(RawExchange.send(port, "GET / HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.1 505 ");
      assertThat(closed).hasValue(1);
      assertThat(RawExchange.send(port, RawExchange.line("GET", "/"))).startsWith("HTTP/1.1 200 ");
      assertThat(closed).hasValue(2);
    }
  }

  /** Who lets an answer go out may send another instead. */
  @Test
  void leave_nothing_behind_of_what_is_not_sent() throws Exception {
    AtomicInteger closed = new AtomicInteger();
    HttpFrontEnd other =
        new HttpFrontEnd() {
          @Override
          public String name() {
            return "other";
          }

          @Override
          public boolean takes(HttpRequest request) {
            return true;
          }

          @Override
          public HttpAnswer answer(HttpRequest request) {
            return HttpAnswer.streamed(200, "text/plain", new Counted(closed));
          }

          @Override
          public HttpAnswer finish(HttpRequest request, HttpAnswer answer) {
            return HttpAnswer.text(200, "another");
          }

          @Override
          public HttpAnswer refuse(Refusal refusal) {
            return HttpAnswer.text(403, "");
          }
        };
    try (HttpServer held =
        HttpServer.start(List.of(new Listener("main", Listener.LOOPBACK, 0, List.of(other))))) {
      assertThat(RawExchange.send(held.port("main"), RawExchange.line("GET", "/")))
          .endsWith("another");
      assertThat(closed).hasValue(1);
    }
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

  private record Counted(AtomicInteger closed) implements StreamedBody {
    @Override
    public void writeTo(OutputStream out, BooleanSupplier ending) throws IOException {
      out.write('x');
    }

    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }
}
