package dev.stator.server.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.function.Function;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpServerTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/a//b",
        "/a/%2F/b",
        "/a;x=1/b",
        "/a:b",
        "//a",
        "/a/../b",
        "/a/./b",
        "/%zz",
        "/a%00b",
        "/ü%20",
        "/a|b"
      })
  void passesPathsAsTheyWereSent(String path) throws Exception {
    try (HttpServer server = echo(request -> HttpAnswer.text(200, request.rawPath()))) {
      String sent = path.replace("ü", "%C3%BC");
      String reply = RawExchange.send(server.port("main"), RawExchange.line("GET", sent + "?q=1"));
      assertThat(reply).startsWith("HTTP/1.1 200").endsWith("\r\n\r\n" + sent);
    }
  }

  @Test
  void passesMethodQueryHeadersAndBody() throws Exception {
    Function<HttpRequest, HttpAnswer> tell =
        request ->
            HttpAnswer.of(
                    207,
                    "application/x-test",
                    (request.method()
                            + request.rawQuery()
                            + request.header("x-one")
                            + request.headers("X-Two")
                            + request.header("absent")
                            + request.body().length)
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .with("x-amzn-RequestId", "R1");
    try (HttpServer server = echo(tell)) {
      HttpResponse<String> reply =
          CLIENT.send(
              to(server, "/x?a=%20b")
                  .method("PATCH", BodyPublishers.ofString("12345"))
                  .header("X-One", "1")
                  .header("x-two", "2")
                  .header("x-two", "3")
                  .build(),
              BodyHandlers.ofString());
      assertThat(reply.statusCode()).isEqualTo(207);
      assertThat(reply.headers().firstValue("content-type")).contains("application/x-test");
      assertThat(reply.body()).isEqualTo("PATCHa=%20b1[2, 3]null5");
      assertThat(
              RawExchange.send(server.port("main"), RawExchange.line("GET", "/"))
                  .contains("x-amzn-RequestId: R1"))
          .isTrue();
    }
  }

  @Test
  void leavesTheBodyOutOfAnswersToHead() throws Exception {
    try (HttpServer server = echo(request -> HttpAnswer.text(200, "12345"))) {
      assertThat(RawExchange.send(server.port("main"), RawExchange.line("HEAD", "/")))
          .contains("Content-Length: 5\r\n")
          .endsWith("\r\n\r\n");
    }
  }

  /** RFC 9110, section 8.6. */
  @Test
  void sendsNoLengthWithNoContent() throws Exception {
    Function<HttpRequest, HttpAnswer> nothingThenText =
        request ->
            request.rawPath().equals("/last")
                ? HttpAnswer.text(200, "last")
                : HttpAnswer.status(204).with("ETag", "1");
    try (HttpServer server = echo(nothingThenText)) {
      String reply =
          RawExchange.send(
              server.port("main"),
              "GET /first HTTP/1.1\r\nHost: localhost\r\n\r\n" + RawExchange.line("GET", "/last"));
      assertThat(reply).startsWith("HTTP/1.1 204 No Content\r\n").contains("ETag: 1\r\n");
      assertThat(reply.substring(0, reply.indexOf("\r\n\r\n")))
          .doesNotContainIgnoringCase("Content-Length", "Transfer-Encoding");
      assertThat(reply).endsWith("\r\n\r\nlast");
      assertThat(RawExchange.send(server.port("main"), RawExchange.line("HEAD", "/first")))
          .startsWith("HTTP/1.1 204 No Content\r\n")
          .doesNotContainIgnoringCase("Content-Length");
    }
  }

  @Test
  void asksFrontEndsInOrderAndKnowsNoOtherPath() throws Exception {
    List<HttpFrontEnd> frontEnds =
        List.of(
            new EchoFrontEnd("/a/", request -> HttpAnswer.text(200, "first")),
            new EchoFrontEnd("/a", request -> HttpAnswer.text(200, "second")));
    try (HttpServer server =
        HttpServer.start(List.of(new Listener("main", Listener.LOOPBACK, 0, frontEnds)))) {
      assertThat(get(server, "/a/b").body()).isEqualTo("first");
      assertThat(get(server, "/a").body()).isEqualTo("second");
      assertThat(get(server, "/b").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void tellsAFaultToTheLogAndNotToTheClient() throws Exception {
    RuntimeException fault = new IllegalStateException("secret");
    Function<HttpRequest, HttpAnswer> failing =
        request -> {
          throw fault;
        };
    try (KeptLog log = KeptLog.of(RequestPath.class);
        HttpServer server = echo(failing)) {
      HttpResponse<String> reply = get(server, "/x");
      assertThat(reply.statusCode()).isEqualTo(500);
      assertThat(reply.body()).isEqualTo("echo: failed");
      assertThat(log.records()).singleElement().extracting(LogRecord::getThrown).isSameAs(fault);
    }
  }

  @Test
  void namesTheAddressThatIsTaken() throws Exception {
    try (ServerSocket taken =
        new ServerSocket(0, 1, java.net.InetAddress.getByName(Listener.LOOPBACK))) {
      Listener free = new Listener("free", Listener.LOOPBACK, 0, List.of());
      Listener blocked =
          new Listener("blocked", Listener.LOOPBACK, taken.getLocalPort(), List.of());
      assertThatExceptionOfType(CannotListenException.class)
          .isThrownBy(() -> HttpServer.start(List.of(free, blocked)))
          .withMessage("cannot listen on 127.0.0.1:" + taken.getLocalPort() + ": the port is taken")
          .satisfies(
              refused -> {
                assertThat(refused.reason()).isEqualTo(CannotListenException.Reason.PORT_TAKEN);
                assertThat(refused.listener()).isEqualTo("blocked");
                assertThat(refused.port()).isEqualTo(taken.getLocalPort());
              });
    }
  }

  @Test
  void namesAHostThatIsNotThisMachine() {
    assertThatExceptionOfType(CannotListenException.class)
        .isThrownBy(
            () -> HttpServer.start(List.of(new Listener("far", "192.0.2.1", 8000, List.of()))))
        .withMessage("cannot listen on 192.0.2.1:8000: the host is not an address of this machine");
  }

  static HttpServer echo(Function<HttpRequest, HttpAnswer> respond) {
    return HttpServer.start(
        List.of(
            new Listener("main", Listener.LOOPBACK, 0, List.of(new EchoFrontEnd("", respond)))));
  }

  static java.net.http.HttpRequest.Builder to(HttpServer server, String path) {
    return java.net.http.HttpRequest.newBuilder(
        URI.create("http://127.0.0.1:" + server.port("main") + path));
  }

  private static HttpResponse<String> get(HttpServer server, String path) throws Exception {
    return CLIENT.send(to(server, path).build(), BodyHandlers.ofString());
  }
}
