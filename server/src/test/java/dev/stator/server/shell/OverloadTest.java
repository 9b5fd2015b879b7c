package dev.stator.server.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.server.shell.limit.ServerLimits;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** When a server is full it says so at once, in its front end's own words, and then goes on. */
class OverloadTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final int MEBIBYTE = 1024 * 1024;

  @Test
  void refusesRequestsBeyondTheCountAtOnce() throws Exception {
    CountDownLatch arrived = new CountDownLatch(2);
    CountDownLatch release = new CountDownLatch(1);
    ServerSetup setup = ServerSetup.of(ServerLimits.DEFAULT.withInFlight(2, MEBIBYTE));
    HttpFrontEnd busy =
        new EchoFrontEnd(
            "/busy",
            request -> {
              arrived.countDown();
              await(release);
              return HttpAnswer.text(200, "done");
            });
    HttpFrontEnd health = new HealthRoutes(Readiness.Ready::new);
    try (HttpServer server =
        HttpServer.start(
            List.of(new Listener("main", Listener.LOOPBACK, 0, List.of(health, busy))), setup)) {
      List<CompletableFuture<HttpResponse<String>>> taken = new ArrayList<>();
      for (int one = 0; one < 2; one++) {
        taken.add(
            CLIENT.sendAsync(HttpServerTest.to(server, "/busy").build(), BodyHandlers.ofString()));
      }
      await(arrived);
      assertThat(get(server, "/busy").body()).isEqualTo("echo: overloaded");
      assertThat(get(server, "/healthz").statusCode()).isEqualTo(200);
      release.countDown();
      for (CompletableFuture<HttpResponse<String>> reply : taken) {
        assertThat(reply.get(10, TimeUnit.SECONDS).body()).isEqualTo("done");
      }
      assertThat(get(server, "/busy").body()).isEqualTo("done");
      assertThat(setup.inFlight().requests()).isZero();
    }
  }

  @Test
  void refusesBodiesBeyondTheBytesButNotSmallOnes() throws Exception {
    ServerSetup setup = ServerSetup.of(ServerLimits.DEFAULT.withInFlight(100, MEBIBYTE));
    try (HttpServer server = sizes(setup);
        Socket slow = new Socket("127.0.0.1", server.port("main"))) {
      OutputStream out = slow.getOutputStream();
      out.write(
          ("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + 2 * MEBIBYTE + "\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      out.write(new byte[MEBIBYTE]);
      while (setup.inFlight().bytes() < MEBIBYTE - ServerLimits.BODY_BYTES_UNCOUNTED) {
        Thread.onSpinWait();
      }
      assertThat(post(server, new byte[MEBIBYTE])).isEqualTo("echo: overloaded");
      assertThat(post(server, new byte[ServerLimits.BODY_BYTES_UNCOUNTED / 2])).isEqualTo("32768");
      out.write(new byte[MEBIBYTE / 64]);
    }
  }

  @Test
  void countsWhatAGzipBecomes() throws Exception {
    ServerSetup setup = ServerSetup.of(ServerLimits.DEFAULT.withInFlight(100, MEBIBYTE));
    try (HttpServer server = sizes(setup)) {
      byte[] bomb = gzip(new byte[2 * MEBIBYTE]);
      assertThat(bomb.length).isLessThan(4096);
      assertThat(postGzip(server, bomb).body()).isEqualTo("echo: overloaded");
      assertThat(postGzip(server, gzip(new byte[MEBIBYTE / 2])).body()).isEqualTo("524288");
      // Given back after the answer has gone out.
      while (setup.inFlight().bytes() > 0) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void decodesGzipUpToTheLimitOfABody() throws Exception {
    try (HttpServer server = sizes(ServerSetup.of(ServerLimits.DEFAULT))) {
      byte[] most = new byte[HttpLimits.BODY_BYTES_MAX];
      assertThat(postGzip(server, gzip(most)).body()).isEqualTo("16777216");
      byte[] more = new byte[HttpLimits.BODY_BYTES_MAX + 1];
      assertThat(postGzip(server, gzip(more)).statusCode()).isEqualTo(413);
      assertThat(postGzip(server, gzip(gzip(most))).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void refusesWhatIsNoGzip() throws Exception {
    try (HttpServer server = sizes(ServerSetup.of(ServerLimits.DEFAULT))) {
      byte[] whole = gzip("hello".getBytes(StandardCharsets.US_ASCII));
      for (int length = 1; length < whole.length; length++) {
        byte[] cut = java.util.Arrays.copyOf(whole, length);
        assertThat(postGzip(server, cut).statusCode()).as("cut at %d", length).isEqualTo(400);
      }
      assertThat(postGzip(server, "{}".getBytes(StandardCharsets.US_ASCII)).statusCode())
          .isEqualTo(400);
      byte[] wrong = whole.clone();
      wrong[whole.length - 6] ^= 1;
      assertThat(postGzip(server, wrong).statusCode()).isEqualTo(400);
      assertThat(postCoded(server, "br", whole).statusCode()).isEqualTo(415);
      assertThat(postCoded(server, "gzip, gzip", whole).statusCode()).isEqualTo(415);
      assertThat(postCoded(server, "identity", whole).body()).isEqualTo("" + whole.length);
      assertThat(postGzip(server, lying(whole, 4)).statusCode()).isEqualTo(400);
      assertThat(postGzip(server, lying(whole, 6)).statusCode()).isEqualTo(400);
      assertThat(postGzip(server, lying(whole, 1_000_000)).statusCode()).isEqualTo(400);
      assertThat(postGzip(server, lying(gzip(new byte[17 * MEBIBYTE]), 100)).statusCode())
          .isIn(400, 413);
      assertThat(postGzip(server, whole).body()).isEqualTo("5");
      byte[] twice = java.util.Arrays.copyOf(whole, 2 * whole.length);
      System.arraycopy(whole, 0, twice, whole.length, whole.length);
      assertThat(postGzip(server, twice).body()).isEqualTo("10");
    }
  }

  private static HttpServer sizes(ServerSetup setup) {
    return HttpServer.start(
        List.of(
            new Listener(
                "main",
                Listener.LOOPBACK,
                0,
                List.of(
                    new EchoFrontEnd(
                        "", request -> HttpAnswer.text(200, "" + request.body().length))))),
        setup);
  }

  private static byte[] gzip(byte[] plain) throws Exception {
    java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(plain);
    }
    return out.toByteArray();
  }

  /** With another length at its end than it has. */
  private static byte[] lying(byte[] gzip, int length) {
    byte[] lying = gzip.clone();
    java.nio.ByteBuffer.wrap(lying)
        .order(java.nio.ByteOrder.LITTLE_ENDIAN)
        .putInt(gzip.length - 4, length);
    return lying;
  }

  private static String post(HttpServer server, byte[] body) throws Exception {
    return CLIENT
        .send(
            HttpServerTest.to(server, "/").POST(BodyPublishers.ofByteArray(body)).build(),
            BodyHandlers.ofString())
        .body();
  }

  private static HttpResponse<String> postGzip(HttpServer server, byte[] body) throws Exception {
    return postCoded(server, "gzip", body);
  }

  private static HttpResponse<String> postCoded(HttpServer server, String coding, byte[] body)
      throws Exception {
    return CLIENT.send(
        HttpServerTest.to(server, "/")
            .header("Content-Encoding", coding)
            .POST(BodyPublishers.ofByteArray(body))
            .build(),
        BodyHandlers.ofString());
  }

  private static HttpResponse<String> get(HttpServer server, String path) throws Exception {
    return CLIENT.send(HttpServerTest.to(server, path).build(), BodyHandlers.ofString());
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
