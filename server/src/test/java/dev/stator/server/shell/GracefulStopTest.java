package dev.stator.server.shell;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.server.shell.limit.ServerLimits;
import java.net.ConnectException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class GracefulStopTest {

  @Test
  void finishesRequestsInFlightAndAcceptsNoMore() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    HttpServer server =
        HttpServerTest.echo(
            request -> {
              arrived.countDown();
              await(release);
              return HttpAnswer.text(200, "done");
            });
    int port = server.port("main");
    try (HttpClient client = HttpClient.newHttpClient()) {
      CompletableFuture<HttpResponse<String>> reply =
          client.sendAsync(HttpServerTest.to(server, "/").build(), BodyHandlers.ofString());
      await(arrived);
      CompletableFuture<Void> stopped = CompletableFuture.runAsync(server::close);
      awaitRefusal(port);
      assertThat(stopped).isNotDone();
      release.countDown();
      assertThat(reply.get(10, TimeUnit.SECONDS).body()).isEqualTo("done");
      assertThat(reply.get().headers().firstValue("connection")).contains("close");
      stopped.get(10, TimeUnit.SECONDS);
    }
    server.close();
  }

  @Test
  void tellsThatItIsNotReadyUntilAllIsAnswered() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    HttpFrontEnd busy =
        new EchoFrontEnd(
            "/busy",
            request -> {
              arrived.countDown();
              await(release);
              return HttpAnswer.text(200, "done");
            });
    HttpFrontEnd health = new HealthRoutes(() -> new Readiness.NotReady("stopping"));
    HttpServer server =
        HttpServer.start(
            List.of(
                new Listener("main", Listener.LOOPBACK, 0, List.of(busy)),
                new Listener("health", Listener.LOOPBACK, 0, List.of(health, busy)).asLast()));
    try (HttpClient client = HttpClient.newHttpClient()) {
      CompletableFuture<HttpResponse<String>> reply =
          client.sendAsync(HttpServerTest.to(server, "/busy").build(), BodyHandlers.ofString());
      await(arrived);
      CompletableFuture<Void> stopped = CompletableFuture.runAsync(server::close);
      awaitRefusal(server.port("main"));
      int port = server.port("health");
      for (int probe = 0; probe < 3; probe++) {
        assertThat(RawExchange.send(port, RawExchange.keptAlive("/readyz")))
            .startsWith("HTTP/1.1 503 ")
            .contains("Connection: close")
            .endsWith("not ready: stopping\n");
      }
      assertThat(RawExchange.send(port, RawExchange.keptAlive("/busy")))
          .endsWith("echo: overloaded");
      assertThat(stopped).isNotDone();
      release.countDown();
      assertThat(reply.get(10, TimeUnit.SECONDS).body()).isEqualTo("done");
      stopped.get(10, TimeUnit.SECONDS);
      awaitRefusal(port);
    }
  }

  /** What has had its time is cut off, once, also where the server answers to the last. */
  @Test
  void takesNoLongerThanItMay() throws Exception {
    Duration max = Duration.ofSeconds(3);
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    HttpFrontEnd busy =
        new EchoFrontEnd(
            "",
            request -> {
              arrived.countDown();
              await(never);
              return HttpAnswer.text(200, "done");
            });
    HttpServer server =
        HttpServer.start(
            List.of(new Listener("main", Listener.LOOPBACK, 0, List.of(busy)).asLast()),
            ServerSetup.of(ServerLimits.DEFAULT.withStop(Duration.ZERO, max)));
    try (Socket waiting = new Socket("127.0.0.1", server.port("main"))) {
      waiting.getOutputStream().write(RawExchange.keptAlive("/").getBytes(US_ASCII));
      await(arrived);
      long before = System.nanoTime();
      server.close();
      assertThat(Duration.ofNanos(System.nanoTime() - before))
          .isBetween(max, max.plus(max.dividedBy(2)));
    } finally {
      never.countDown();
    }
  }

  /** Nobody looks after connections of a server that was only loaded. */
  @Test
  void leavesNothingRunningOfWhatWasOnlyLoaded() throws Exception {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    HttpServer.load();
    for (Thread begun : Thread.getAllStackTraces().keySet()) {
      if (!before.contains(begun) && begun.getName().equals("stator-connections")) {
        assertThat(begun.join(Duration.ofSeconds(5))).isTrue();
      }
    }
  }

  @Test
  void doesNotWaitForIdleConnections() throws Exception {
    HttpServer server = HttpServerTest.echo(request -> HttpAnswer.text(200, "ok"));
    try (HttpClient client = HttpClient.newHttpClient()) {
      client.send(HttpServerTest.to(server, "/").build(), BodyHandlers.ofString());
      CompletableFuture.runAsync(server::close)
          .get(ServerLimits.DEFAULT.stopMax().toMillis() / 2, TimeUnit.MILLISECONDS);
    }
  }

  private static void awaitRefusal(int port) {
    assertThatThrownBy(
            () -> {
              while (true) {
                new Socket("127.0.0.1", port).close();
              }
            })
        .isInstanceOf(ConnectException.class);
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
