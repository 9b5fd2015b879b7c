package dev.stator.server.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Requests whose end two readers could see at different places. Each must end its connection, so
 * that nothing after it is taken for a request, and leave the server well for the next.
 *
 * <p>Source: RFC 9112, sections 2.2, 5 to 7, and 11.2 "Request Smuggling".
 */
class HostileFramingTest {
  private static final String SMUGGLED =
      "GET /smuggled HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

  private final List<String> answered = new CopyOnWriteArrayList<>();
  private final HttpServer server =
      HttpServerTest.echo(
          request -> {
            String told = request.rawPath() + " " + request.body().length;
            answered.add(told);
            return HttpAnswer.text(200, told);
          });

  @AfterEach
  void stop() {
    server.close();
  }

  static Stream<Arguments> requests() {
    return Stream.of(
        headers("two lengths", "Content-Length: 5\r\nContent-Length: 0\r\n\r\nhello"),
        headers("two equal lengths", "Content-Length: 5\r\nContent-Length: 5\r\n\r\nhello"),
        headers("a list of lengths", "Content-Length: 5, 5\r\n\r\nhello"),
        headers("a signed length", "Content-Length: +5\r\n\r\nhello"),
        headers("a negative length", "Content-Length: -5\r\n\r\nhello"),
        headers("a hexadecimal length", "Content-Length: 0x5\r\n\r\nhello"),
        headers("no length at all", "Content-Length:\r\n\r\n"),
        headers("a length beyond 64 bits", "Content-Length: 99999999999999999999\r\n\r\n"),
        headers(
            "length and chunks",
            "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
        headers(
            "chunks and length",
            "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n"),
        headers("an unknown coding", "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n"),
        headers("a coding around chunks", "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"),
        headers("chunks within a coding", "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n"),
        headers(
            "two codings",
            "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n"),
        headers("a blank before a colon", "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n"),
        headers("a length with a blank", "Content-Length : 5\r\n\r\nhello"),
        headers("a folded header", "X-One: 1\r\n Content-Length: 5\r\n\r\nhello"),
        headers("a folded coding", "Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n"),
        headers("a tab in a coding", "Transfer-Encoding: \tchunk\ted\r\n\r\n0\r\n\r\n"),
        headers("a vertical tab", "Transfer-Encoding: \u000bchunked\r\n\r\n0\r\n\r\n"),
        headers("a bare line feed", "X-One: 1\nContent-Length: 5\r\n\r\nhello"),
        headers("a bare carriage return", "X-One: 1\rContent-Length: 5\r\n\r\nhello"),
        headers("a zero byte in a value", "X-One: a\0b\r\n\r\n"),
        headers("a zero byte in a name", "X-O\0ne: a\r\n\r\n"),
        headers("a header without a colon", "Content-Length 5\r\n\r\nhello"),
        headers("a header without a name", ": 5\r\n\r\n"),
        headers("two hosts", "Host: elsewhere\r\n\r\n"),
        chunks("a chunk size with a sign", "+5\r\nhello\r\n0\r\n\r\n"),
        chunks("a negative chunk size", "-5\r\nhello\r\n0\r\n\r\n"),
        chunks("a chunk size with a prefix", "0x5\r\nhello\r\n0\r\n\r\n"),
        chunks("a chunk size with a blank", "5 \r\nhello\r\n0\r\n\r\n"),
        chunks("an empty chunk size", "\r\nhello\r\n0\r\n\r\n"),
        chunks("a chunk size beyond 32 bits", "100000005\r\nhello\r\n0\r\n\r\n"),
        chunks("a chunk size beyond 64 bits", "10000000000000005\r\nhello\r\n0\r\n\r\n"),
        chunks("a chunk longer than its size", "5\r\nhelloXX0\r\n\r\n"),
        chunks("a chunk shorter than its size", "9\r\nhello\r\n0\r\n\r\nxx"),
        chunks("a chunk that ends in a line feed", "5\r\nhello\n0\r\n\r\n"),
        chunks("a size that ends in a line feed", "5\nhello\r\n0\r\n\r\n"),
        chunks("an endless chunk size", "0".repeat(100_000) + "5\r\nhello\r\n0\r\n\r\n"),
        chunks("an endless extension", "5;" + "x".repeat(100_000) + "\r\nhello\r\n0\r\n\r\n"),
        chunks("a trailer", "5\r\nhello\r\n0\r\nContent-Length: 7\r\n\r\n"),
        raw("a request line of one word", "POST\r\nHost: localhost\r\n\r\n"),
        raw("a request line of four words", "POST / x HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        raw("a blank before the method", " POST / HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        raw("a line feed after the method", "POST / HTTP/1.1\nHost: localhost\r\n\r\n"),
        raw("chunks in HTTP/1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
        raw("no method", " / HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        raw("an equals sign in the method", "G=T / HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        raw("a quote in the method", "GE\"T / HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        raw("a zero byte in the method", "GE\0T / HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        raw("an umlaut in the method", "G\u00c3\u00a9T / HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        raw("a method in lower case", "post / HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        raw("a target without a slash", "POST foo HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        raw("a control character", "POST /\u0001 HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        raw("a fragment", "POST /#a HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        raw("UTF-8 in the target", "POST /\u00c3\u00a9 HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        raw("two empty lines", "\r\n\r\nGET / HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        raw("a host with a slash", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n"),
        raw("an empty host", "GET / HTTP/1.1\r\nHost:\r\n\r\n"),
        raw("HTTP/1.2", "GET / HTTP/1.2\r\nHost: localhost\r\n\r\n"),
        raw("HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
        raw("no host", "GET / HTTP/1.1\r\n\r\n"),
        raw("TLS", "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003\r\n"),
        raw("zero bytes", "\0\0\0\0\r\n\r\n"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("requests")
  void endsTheConnection(String name, String request) throws Exception {
    String reply = RawExchange.send(server.port("main"), request + SMUGGLED);
    assertThat(answered).as(reply).noneMatch(told -> told.startsWith("/smuggled"));
    assertThat(reply).matches("(?s)HTTP/1.1 (400|408|413|414|431|501|505) .*");
    assertThat(reply).containsOnlyOnce("HTTP/1.1").contains("Connection: close");
    assertThat(answered).isEmpty();
    assertThat(RawExchange.send(server.port("main"), RawExchange.line("GET", "/good")))
        .startsWith("HTTP/1.1 200");
  }

  private static Arguments headers(String name, String rest) {
    return raw(name, "POST / HTTP/1.1\r\nHost: localhost\r\n" + rest);
  }

  private static Arguments chunks(String name, String body) {
    return headers(name, "Transfer-Encoding: chunked\r\n\r\n" + body);
  }

  private static Arguments raw(String name, String request) {
    return Arguments.of(name, request);
  }
}
