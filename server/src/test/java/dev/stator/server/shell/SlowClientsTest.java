package dev.stator.server.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.server.shell.limit.ServerLimits;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients that take their time, and clients that are many: each ends, and the next is served. */
class SlowClientsTest {
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final String HEAD = "POST / HTTP/1.1\r\nHost: localhost\r\n";
  private static final int ANSWER_BYTES = 64 * 1024 * 1024;

  private final List<Socket> sockets = new ArrayList<>();
  private HttpServer server = HttpServer.start(List.of());

  @AfterEach
  void stop() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
    server.close();
  }

  @Test
  void endsSlowHeaders() throws Exception {
    start(ServerLimits.DEFAULT.withPatience(SHORT, LONG, LONG));
    Socket slow = connect("POST / HTTP/1.1\r\nHost: loc");
    assertThat(rest(slow)).startsWith("HTTP/1.1 408 ").contains("Connection: close");
    assertThat(rest(connect(HEAD + "X-One: 1\r\n"))).startsWith("HTTP/1.1 408 ");
    assertServes();
  }

  @Test
  void endsHeadersThatDripForEver() throws Exception {
    start(ServerLimits.DEFAULT.withPatience(SHORT, LONG, LONG));
    Socket slow = connect(HEAD);
    Thread.ofVirtual().start(() -> drip(slow, "X-One: 1\r\n"));
    assertThat(rest(slow)).startsWith("HTTP/1.1 408 ");
    assertServes();
  }

  @Test
  void endsSlowBodies() throws Exception {
    start(ServerLimits.DEFAULT.withPatience(LONG, SHORT, LONG));
    assertThat(rest(connect(HEAD + "Content-Length: 100\r\n\r\nhello")))
        .startsWith("HTTP/1.1 408 ");
    assertThat(rest(connect(HEAD + "Transfer-Encoding: chunked\r\n\r\n5\r\nhel")))
        .startsWith("HTTP/1.1 408 ");
    Socket dripping = connect(HEAD + "Content-Length: 1000000\r\n\r\n");
    Thread.ofVirtual().start(() -> drip(dripping, "x"));
    assertThat(rest(dripping)).startsWith("HTTP/1.1 408 ");
    assertServes();
  }

  @Test
  void letsASteadyBodyTakeItsTime() throws Exception {
    start(ServerLimits.DEFAULT.withPatience(LONG, SHORT, LONG));
    int parts = 4;
    Socket steady =
        connect(HEAD + "Connection: close\r\nContent-Length: " + parts * 16384 + "\r\n\r\n");
    for (int part = 0; part < parts; part++) {
      steady.getOutputStream().write(new byte[16384]);
      Thread.sleep(SHORT.toMillis() / 2);
    }
    assertThat(rest(steady)).startsWith("HTTP/1.1 200 ").endsWith("65536");
  }

  @Test
  void endsIdleConnections() throws Exception {
    start(ServerLimits.DEFAULT.withPatience(LONG, LONG, SHORT));
    assertThat(rest(connect(""))).isEmpty();
    assertThat(rest(connect(HEAD + "\r\n"))).startsWith("HTTP/1.1 200 ");
    assertServes();
  }

  @Test
  void endsClientsThatDoNotReadTheirAnswers() throws Exception {
    byte[] large = new byte[ANSWER_BYTES];
    ServerLimits limits = ServerLimits.DEFAULT.withPatience(LONG, SHORT, LONG);
    ServerSetup setup = ServerSetup.of(limits);
    server = listening(request -> HttpAnswer.bytes(200, large), setup);
    assertThat(limits.sendingMax(16384)).isEqualTo(SHORT.plusSeconds(1));
    Socket deaf = connect(HEAD + "\r\n");
    awaitHeld(setup);
    assertThat(setup.inFlight().requests()).isZero();
    deaf.close();
    while (setup.inFlight().bytes() > 0) {
      Thread.onSpinWait();
    }
  }

  @Test
  void makesRoomForNewConnectionsByEndingThoseThatWaitLongest() throws Exception {
    start(ServerLimits.DEFAULT.withConnections(40, 20));
    Socket good = connect(RawExchange.keptAlive("/good"));
    awaitAnswer(good);
    List<Socket> hostile = new ArrayList<>();
    for (int one = 0; one < 200; one++) {
      hostile.add(connect(HEAD));
      assertThat(server.connections().open()).isLessThanOrEqualTo(20);
      if (one % 10 == 0) {
        assertServes();
      }
    }
    assertThat(rest(hostile.getFirst())).startsWith("HTTP/1.1 408 ");
    // The oldest of all, but not one that never said anything.
    good.getOutputStream()
        .write(RawExchange.line("GET", "/still").getBytes(StandardCharsets.US_ASCII));
    assertThat(rest(good)).startsWith("HTTP/1.1 200 ");
    assertThat(server.connections().displaced()).isGreaterThan(100);
    assertThat(server.connections().refused()).isZero();
  }

  @Test
  void leavesNothingBehindOfClientsThatGoAwayInTheMiddle() throws Exception {
    ServerSetup setup = ServerSetup.of(ServerLimits.DEFAULT);
    server = listening(request -> HttpAnswer.text(200, "" + request.body().length), setup);
    for (String part :
        List.of("PO", HEAD, HEAD + "Content-Length: 200000\r\n\r\n" + "x".repeat(150_000))) {
      connect(part).close();
    }
    while (server.connections().open() > 0 || setup.inFlight().bytes() > 0) {
      Thread.onSpinWait();
    }
    assertServes();
  }

  private void start(ServerLimits limits) {
    server =
        listening(
            request -> HttpAnswer.text(200, "" + request.body().length), ServerSetup.of(limits));
  }

  private static HttpServer listening(
      java.util.function.Function<HttpRequest, HttpAnswer> respond, ServerSetup setup) {
    return HttpServer.start(
        List.of(new Listener("main", Listener.LOOPBACK, 0, List.of(new EchoFrontEnd("", respond)))),
        setup);
  }

  private static void awaitHeld(ServerSetup setup) {
    while (setup.inFlight().bytes() < ANSWER_BYTES - ServerLimits.BODY_BYTES_UNCOUNTED) {
      Thread.onSpinWait();
    }
  }

  private Socket connect(String sent) throws IOException {
    Socket socket = new Socket("127.0.0.1", server.port("main"));
    sockets.add(socket);
    socket.setSoTimeout(20_000);
    socket.getOutputStream().write(sent.getBytes(StandardCharsets.ISO_8859_1));
    return socket;
  }

  private static void awaitAnswer(Socket socket) throws IOException {
    byte[] answer = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
    assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 200");
    // Its body is one byte, the length of the body that was sent.
    int last = 0;
    while (last != '0' || socket.getInputStream().available() > 0) {
      last = socket.getInputStream().read();
    }
  }

  private static void drip(Socket socket, String drop) {
    try {
      OutputStream out = socket.getOutputStream();
      while (true) {
        out.write(drop.getBytes(StandardCharsets.ISO_8859_1));
        Thread.sleep(20);
      }
    } catch (IOException | InterruptedException ended) {
      // the server had enough
    }
  }

  private static String rest(Socket socket) throws IOException {
    StringBuilder all = new StringBuilder();
    try {
      int next = socket.getInputStream().read();
      while (next >= 0) {
        all.append((char) next);
        next = socket.getInputStream().read();
      }
    } catch (SocketException reset) {
      // what came before counts
    }
    return all.toString();
  }

  private void assertServes() throws IOException {
    assertThat(RawExchange.send(server.port("main"), RawExchange.line("GET", "/good")))
        .startsWith("HTTP/1.1 200");
  }
}
