package dev.stator.server.unstorage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.server.shell.HttpServer;
import dev.stator.server.shell.Listener;
import dev.stator.unstorage.Storage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StorageFrontEndTest {
  private final Storage storage = Storage.inMemory();
  private final HttpServer server =
      HttpServer.start(
          List.of(
              new Listener(
                  "http",
                  Listener.LOOPBACK,
                  0,
                  List.of(new StorageFrontEnd(Map.of("default", HostedStorage.open(storage)))))));
  private final HttpClient http = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    http.close();
    server.close();
  }

  private HttpResponse<byte[]> send(String method, String path, String body, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port("http") + path))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), BodyHandlers.ofByteArray());
  }

  private static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  @Test
  void storesAndEchoesText() throws Exception {
    HttpResponse<byte[]> put =
        send("PUT", "/storage/default/foo/bar", "{\"a\": 1}", "content-type", "application/json");
    assertThat(put.statusCode()).isEqualTo(200);
    assertThat(text(put)).isEqualTo("OK");
    HttpResponse<byte[]> get = send("GET", "/storage/default//foo///bar", "");
    assertThat(text(get)).isEqualTo("{\"a\": 1}");
    assertThat(get.headers().firstValue("content-type")).contains("text/plain;charset=UTF-8");
    assertThat(text(send("GET", "/storage/default/foo%3Abar", ""))).isEqualTo("{\"a\": 1}");
    assertThat(send("HEAD", "/storage/default/foo:bar", "").statusCode()).isEqualTo(200);
    assertThat(send("DELETE", "/storage/default/foo:bar", "").statusCode()).isEqualTo(200);
    assertThat(send("HEAD", "/storage/default/foo:bar", "").statusCode()).isEqualTo(404);
  }

  @Test
  void storesAndGivesBytes() throws Exception {
    send("PUT", "/storage/default/raw", "\u0001\u0002", "content-type", "application/octet-stream");
    assertThat(text(send("GET", "/storage/default/raw", ""))).isEqualTo("base64:AQI=");
    HttpResponse<byte[]> raw =
        send("GET", "/storage/default/raw", "", "accept", "application/octet-stream");
    assertThat(raw.body()).containsExactly(1, 2);
    assertThat(raw.headers().firstValue("content-type")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/storage/default",
        "/storage/default/",
        "/storage/default/:",
        "/storage/default/?x=1"
      })
  void listsAllKeys(String path) throws Exception {
    storage.set("b:c", "1");
    storage.set("b:c$", "{}");
    storage.set("ü w%25", "1");
    HttpResponse<byte[]> keys = send("GET", path, "");
    assertThat(keys.headers().firstValue("content-type"))
        .contains("application/json;charset=UTF-8");
    assertThat(text(keys)).isEqualTo("[\"b/c\",\"ü w%25\"]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/storage/default/b/",
        "/storage/default/b:",
        "/storage/default/b/:",
        "/storage/default/b%3a"
      })
  void listsAndClearsABase(String path) throws Exception {
    storage.set("b:c", "1");
    storage.set("bc", "1");
    assertThat(text(send("GET", path, ""))).isEqualTo("[\"b/c\"]");
    assertThat(send("DELETE", path, "").statusCode()).isEqualTo(200);
    assertThat(storage.keys()).containsExactly("bc");
  }

  @Test
  void tellsTimeAndMeta() throws Exception {
    send("PUT", "/storage/default/timed", "x", "x-ttl", "100");
    HttpResponse<byte[]> head = send("HEAD", "/storage/default/timed", "");
    assertThat(head.headers().firstValue("x-ttl")).contains("100");
    assertThat(head.headers().firstValue("cache-control")).contains("max-age=100");
    send("PUT", "/storage/default/foo", "x");
    send("PUT", "/storage/default/foo%24", "{\"mtime\":\"2024-01-02T03:04:05.678Z\",\"ttl\":55}");
    HttpResponse<byte[]> get = send("GET", "/storage/default/foo", "");
    assertThat(get.headers().firstValue("last-modified")).contains("Tue, 02 Jan 2024 03:04:05 GMT");
    assertThat(get.headers().firstValue("x-ttl")).contains("55");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET|/storage/default/nope|404|KV value not found",
        "GET|/storage/other/a|404|no Storage named 'other'; there is: default",
        "POST|/storage/default/a|405|Method Not Allowed: POST",
        "PUT|/storage/default/a/|400|Invalid key: PUT is not allowed on a base key",
        "GET|/storage/default/a/../b|400|Invalid key: a/../b"
      })
  void saysWhatIsWrong(String method, String path, int status, String message) throws Exception {
    HttpResponse<byte[]> response = send(method, path, "");
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(text(response))
        .isEqualTo(
            "{\"status\":"
                + status
                + ",\"statusText\":\""
                + message
                + "\",\"message\":\""
                + message
                + "\"}");
  }

  @Test
  void storesAnEmptyBodyAndHidesNull() throws Exception {
    send("PUT", "/storage/default/empty", "");
    assertThat(storage.get("empty")).contains("");
    send("PUT", "/storage/default/null", "null");
    assertThat(send("GET", "/storage/default/null", "").statusCode()).isEqualTo(404);
    assertThat(send("HEAD", "/storage/default/null", "").statusCode()).isEqualTo(200);
  }

  @Test
  void takesAPercentThatIsNoEscape() throws Exception {
    // java.net.http would refuse to send it, so this one goes over a socket.
    try (java.net.Socket socket = new java.net.Socket("127.0.0.1", server.port("http"))) {
      socket
          .getOutputStream()
          .write(
              "PUT /storage/default/p%q HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nConnection: close\r\n\r\n1"
                  .getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 200");
    }
    assertThat(storage.get("p%q")).contains("1");
  }
}
