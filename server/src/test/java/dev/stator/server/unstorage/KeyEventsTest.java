package dev.stator.server.unstorage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.server.shell.HttpServer;
import dev.stator.server.shell.Listener;
import dev.stator.unstorage.Storage;
import dev.stator.unstorage.memory.MemoryDriver;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Server-sent events as they go over the wire. */
class KeyEventsTest {
  private final Storage storage = Storage.over(new MemoryDriver());
  private final HttpServer server =
      HttpServer.start(
          List.of(
              new Listener(
                  "http",
                  Listener.LOOPBACK,
                  0,
                  List.of(new StorageFrontEnd(Map.of("default", HostedStorage.open(storage)))))));

  @AfterEach
  void close() {
    server.close();
  }

  private Socket watching(String version, String... headers) throws IOException {
    Socket socket = new Socket("127.0.0.1", server.port("http"));
    socket.setSoTimeout(20_000);
    String head =
        "GET /storage/default/w/ HTTP/"
            + version
            + "\r\nHost: x\r\nAccept: text/event-stream\r\n"
            + String.join("", headers)
            + "\r\n";
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static BufferedReader lines(Socket socket) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    assertThat(lines.readLine()).isEqualTo("HTTP/1.1 200 OK");
    return lines;
  }

  /** The line before the wanted one. */
  private static String skipTo(BufferedReader lines, String wanted) throws IOException {
    String before = "";
    String line = lines.readLine();
    while (!wanted.equals(line)) {
      assertThat(line).as("before " + wanted).isNotNull();
      before = line;
      line = lines.readLine();
    }
    return before;
  }

  @Test
  void tellsOfChangesAsEvents() throws Exception {
    try (Socket socket = watching("1.1")) {
      BufferedReader lines = lines(socket);
      skipTo(lines, "event: ready");
      storage.set("elsewhere", "1");
      storage.set("w:a b", "1");
      storage.remove("w:a b");
      skipTo(lines, "event: update");
      assertThat(lines.readLine()).isEqualTo("data: {\"key\":\"w/a b\"}");
      skipTo(lines, "event: remove");
      assertThat(lines.readLine()).isEqualTo("data: {\"key\":\"w/a b\"}");
      long before = System.nanoTime();
      server.close();
      while (lines.readLine() != null) {
        // what is left of the stream
      }
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(8));
    }
  }

  @Test
  void tellsWhoComesBackWhatHappenedMeanwhile() throws Exception {
    String id;
    try (Socket socket = watching("1.1")) {
      BufferedReader lines = lines(socket);
      skipTo(lines, "event: ready");
      storage.set("w:1", "x");
      id = skipTo(lines, "event: update");
      assertThat(id).matches("id: [0-9a-f]{16}-1");
    }
    storage.set("w:2", "x");
    try (Socket socket = watching("1.1", "Last-Event-ID: " + id.substring(4) + "\r\n")) {
      BufferedReader lines = lines(socket);
      assertThat(skipTo(lines, "event: ready")).isEqualTo(id);
      skipTo(lines, "event: update");
      assertThat(lines.readLine()).isEqualTo("data: {\"key\":\"w/2\"}");
    }
    try (Socket socket = watching("1.1", "Last-Event-ID: of-another-server\r\n")) {
      BufferedReader lines = lines(socket);
      skipTo(lines, "event: ready");
      skipTo(lines, "event: lost");
    }
  }

  /** HTTP/1.0 cannot be told events; asking for them takes nobody's place. */
  @Test
  void keepsNoPlaceForWhoCannotWatch() throws Exception {
    for (int asked = 0; asked < KeyEvents.WATCHERS_MAX; asked++) {
      try (Socket socket = watching("1.0")) {
        byte[] answer = socket.getInputStream().readAllBytes();
        assertThat(new String(answer, StandardCharsets.UTF_8)).startsWith("HTTP/1.1 505 ");
      }
    }
    try (Socket socket = watching("1.1")) {
      skipTo(lines(socket), "event: ready");
    }
  }
}
