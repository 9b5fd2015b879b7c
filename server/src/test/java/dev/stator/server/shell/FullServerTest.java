package dev.stator.server.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.server.shell.limit.ServerLimits;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** With as many connections as there may be, nobody who is being served pays for a new one. */
class FullServerTest {
  private static final int CONNECTIONS = 4;
  private static final int LARGE_BYTES = 48 * 1024 * 1024;
  private static final int READ_BYTES = 256 * 1024;

  private final CountDownLatch arrived = new CountDownLatch(CONNECTIONS);
  private final CountDownLatch release = new CountDownLatch(1);
  private final List<Socket> sockets = new ArrayList<>();
  private final HttpServer server =
      HttpServer.start(
          List.of(
              new Listener(
                  "main",
                  Listener.LOOPBACK,
                  0,
                  List.of(
                      new HealthRoutes(Readiness.Ready::new), new EchoFrontEnd("", this::answer)))),
          ServerSetup.of(ServerLimits.DEFAULT.withConnections(CONNECTIONS, CONNECTIONS)));

  private HttpAnswer answer(HttpRequest request) {
    switch (request.rawPath()) {
      case "/slow" -> {
        arrived.countDown();
        await(release);
        return HttpAnswer.text(200, "done");
      }
      case "/large" -> {
        return HttpAnswer.bytes(200, new byte[LARGE_BYTES]);
      }
      default -> {
        return HttpAnswer.text(200, "ok");
      }
    }
  }

  @AfterEach
  void stop() throws IOException {
    release.countDown();
    for (Socket socket : sockets) {
      socket.close();
    }
    server.close();
  }

  @Test
  void refuses_a_new_connection_rather_than_cut_requests_in_work() throws Exception {
    List<Socket> working = new ArrayList<>();
    for (int one = 0; one < CONNECTIONS; one++) {
      working.add(connect(RawExchange.line("GET", "/slow")));
    }
    await(arrived);
    for (int one = 0; one < 2 * CONNECTIONS; one++) {
      assertThat(RawExchange.send(server.port("main"), RawExchange.keptAlive("/new")))
          .startsWith("HTTP/1.1 429 ")
          .contains("Connection: close")
          .endsWith("echo: overloaded");
    }
    assertThat(RawExchange.send(server.port("main"), RawExchange.keptAlive("/healthz")))
        .startsWith("HTTP/1.1 200 ")
        .contains("Connection: close")
        .endsWith("ok\n");
    release.countDown();
    for (Socket one : working) {
      assertThat(rest(one)).startsWith("HTTP/1.1 200 ").endsWith("done");
    }
    assertThat(server.connections().refused()).isEqualTo(2 * CONNECTIONS + 1);
    assertThat(server.connections().displaced()).isZero();
    assertThat(RawExchange.send(server.port("main"), RawExchange.line("GET", "/new")))
        .endsWith("ok");
  }

  @Test
  void lets_a_steady_reader_have_its_answer_to_the_end() throws Exception {
    fillWithWork(CONNECTIONS - 1);
    Socket reader = connect(RawExchange.line("GET", "/large"));
    InputStream in = reader.getInputStream();
    long read = in.readNBytes(READ_BYTES).length;
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(1500);
    byte[] part = in.readNBytes(READ_BYTES);
    while (part.length > 0) {
      read += part.length;
      RawExchange.send(server.port("main"), RawExchange.line("GET", "/new"));
      if (System.nanoTime() < end) {
        Thread.sleep(20);
      }
      part = in.readNBytes(READ_BYTES);
    }
    assertThat(read).isGreaterThan(LARGE_BYTES);
    assertThat(server.connections().refused()).isPositive();
    assertThat(server.connections().displaced()).isZero();
  }

  @Test
  void takes_the_place_of_who_does_not_read() throws Exception {
    fillWithWork(CONNECTIONS - 1);
    Socket deaf = connect(RawExchange.line("GET", "/large"));
    assertThat(deaf.getInputStream().readNBytes(READ_BYTES)).hasSize(READ_BYTES);
    String answer = "";
    while (!answer.endsWith("ok")) {
      answer = RawExchange.send(server.port("main"), RawExchange.line("GET", "/new"));
    }
    assertThat(server.connections().displaced()).isEqualTo(1);
  }

  @Test
  void takes_the_place_of_who_is_idle() throws Exception {
    fillWithWork(CONNECTIONS - 1);
    Socket idle = connect(RawExchange.keptAlive("/first"));
    assertThat(idle.getInputStream().readNBytes(12)).asString().endsWith("200");
    String answer = "";
    while (!answer.endsWith("ok")) {
      answer = RawExchange.send(server.port("main"), RawExchange.line("GET", "/new"));
    }
    assertThat(rest(idle)).doesNotContain("408");
  }

  private void fillWithWork(int count) throws IOException {
    for (int one = 0; one < count; one++) {
      connect(RawExchange.line("GET", "/slow"));
    }
    while (arrived.getCount() > CONNECTIONS - count) {
      Thread.onSpinWait();
    }
  }

  private Socket connect(String sent) throws IOException {
    Socket socket = new Socket("127.0.0.1", server.port("main"));
    sockets.add(socket);
    socket.setSoTimeout(20_000);
    socket.getOutputStream().write(sent.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static String rest(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
