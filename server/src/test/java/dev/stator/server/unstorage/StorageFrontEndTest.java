package dev.stator.server.unstorage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.server.shell.HttpServer;
import dev.stator.server.shell.Listener;
import dev.stator.unstorage.Storage;
import dev.stator.unstorage.memory.MemoryDriver;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StorageFrontEndTest {
  private final Storage storage = Storage.over(new MemoryDriver());
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

  @ParameterizedTest
  @ValueSource(strings = {"c080", "eda080", "f5808080", "61ff"})
  void refusesWhatIsNoText(String hex) throws Exception {
    HttpRequest.Builder put =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + server.port("http") + "/storage/default/bad"))
            .PUT(BodyPublishers.ofByteArray(HexFormat.of().parseHex(hex)));
    HttpResponse<byte[]> refused = http.send(put.build(), BodyHandlers.ofByteArray());
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(text(refused)).contains("not UTF-8", "application/octet-stream");
    assertThat(send("HEAD", "/storage/default/bad", "").statusCode()).isEqualTo(404);
    put.header("content-type", "application/octet-stream");
    assertThat(http.send(put.build(), BodyHandlers.ofByteArray()).statusCode()).isEqualTo(200);
    assertThat(send("GET", "/storage/default/bad", "", "accept", "application/octet-stream").body())
        .isEqualTo(HexFormat.of().parseHex(hex));
    assertThat(send("PUT", "/storage/default/good", "\ufffd").statusCode()).isEqualTo(200);
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

  @Test
  void writesOnlyWhatWasSeen() throws Exception {
    String path = "/storage/default/doc";
    HttpResponse<byte[]> created = send("PUT", path, "1", "if-none-match", "*");
    assertThat(created.statusCode()).isEqualTo(200);
    String etag = created.headers().firstValue("etag").orElseThrow();
    assertThat(etag).matches("\"[\\w-]{22}\"");
    assertThat(send("PUT", path, "2", "if-none-match", "*").statusCode()).isEqualTo(412);
    assertThat(send("HEAD", path, "").headers().firstValue("etag")).contains(etag);
    HttpResponse<byte[]> refused = send("PUT", path, "2", "if-match", "\"other\", W/" + etag);
    assertThat(refused.statusCode()).isEqualTo(412);
    assertThat(refused.headers().firstValue("etag")).contains(etag);
    assertThat(text(refused))
        .isEqualTo(
            "{\"status\":412,\"statusText\":\"Precondition Failed\",\"message\":\"Precondition"
                + " Failed\"}");
    assertThat(send("PUT", path, "2", "if-match", "\"other\", " + etag).statusCode())
        .isEqualTo(200);
    assertThat(send("DELETE", path, "", "if-match", etag).statusCode()).isEqualTo(412);
    assertThat(send("DELETE", path, "", "if-match", "*").statusCode()).isEqualTo(200);
    assertThat(send("PUT", path, "3", "if-match", "*").statusCode()).isEqualTo(412);
    assertThat(send("PUT", path, "3", "if-match", "bare").statusCode()).isEqualTo(400);
  }

  @Test
  void sparesAClientWhatItHas() throws Exception {
    storage.set("a", "1");
    String etag = send("GET", "/storage/default/a", "").headers().firstValue("etag").orElseThrow();
    HttpResponse<byte[]> same = send("GET", "/storage/default/a", "", "if-none-match", etag);
    assertThat(same.statusCode()).isEqualTo(304);
    assertThat(same.body()).isEmpty();
    assertThat(send("GET", "/storage/default/a", "", "if-none-match", "\"x\"").statusCode())
        .isEqualTo(200);
  }

  @Test
  void listsPageByPage() throws Exception {
    for (int i = 0; i < 25; i++) {
      storage.set("p:" + i, "x");
    }
    storage.set("p:deep:er", "x");
    Set<String> seen = new HashSet<>();
    String query = "?limit=10&maxDepth=1";
    int pages = 0;
    while (!query.isEmpty()) {
      HttpResponse<byte[]> page = send("GET", "/storage/default/p/" + query, "");
      for (String key : text(page).replaceAll("[\\[\\]\"]", "").split(",")) {
        assertThat(seen.add(key)).as(key).isTrue();
      }
      pages++;
      query =
          page.headers()
              .firstValue("x-cursor")
              .map(cursor -> "?maxDepth=1&limit=10&cursor=" + cursor)
              .orElse("");
    }
    assertThat(seen).hasSize(25).doesNotContain("p/deep/er");
    assertThat(pages).isEqualTo(3);
    assertThat(text(send("GET", "/storage/default/?limit=0", "")))
        .contains("limit is not a whole number from 1 to 10000");
    assertThat(text(send("GET", "/storage/default/?limit=5&cursor=x", "")))
        .contains("cursor is not one that this Storage gave");
  }

  private HttpResponse<byte[]> batch(String path, String body) throws Exception {
    return send("POST", "/storage/default/" + path, body, "content-type", "application/json");
  }

  @Test
  void doesManyItemsInOneRequest() throws Exception {
    assertThat(
            text(
                batch(
                    "b/",
                    "{\"set\":[{\"key\":\"x\",\"value\":\"text\"},"
                        + "{\"key\":\"y/z\",\"value\":{\"n\":12345678901234567890},\"ttl\":50}]}")))
        .isEqualTo("{\"done\":2,\"failed\":[]}");
    assertThat(storage.get("b:x")).contains("text");
    assertThat(storage.get("b:y:z")).contains("{\"n\":12345678901234567890}");
    assertThat(storage.meta("b:y:z").orElseThrow().ttlSeconds()).isEqualTo(50);
    assertThat(text(batch("b/", "{\"get\":[\"y/z\",\"none\",\"x\"]}")))
        .isEqualTo(
            "{\"items\":[{\"key\":\"y/z\",\"value\":\"{\\\"n\\\":12345678901234567890}\"},"
                + "{\"key\":\"none\",\"value\":null},{\"key\":\"x\",\"value\":\"text\"}]}");
    assertThat(text(batch("", "{\"remove\":[\"b/x\",\"none\"]}")))
        .isEqualTo("{\"done\":2,\"failed\":[]}");
    assertThat(storage.keys()).containsExactly("b:y:z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|a batch is an object with one of get, set and remove",
        "{'push':[]}|'push' is not known; a batch has one of get, set and remove",
        "{'get':'a'}|get must be an array, not a string",
        "{'get':[1]}|get[0] must be a string",
        "{'set':[{'key':'a'}]}|set[0].value is missing",
        "{'set':[{'value':'a'}]}|set[0].key is missing",
        "{'set':[{'key':'a','value':1,'ttl':-1}]}|set[0].ttl must be a whole number",
        "{'set':[{'key':'a','value':1,'tll':1}]}|set[0].tll is not known",
        "{'get':['..']}|Invalid key",
        "{'get':|the body is not JSON"
      })
  void saysWhatIsWrongWithABatch(String body, String message) throws Exception {
    HttpResponse<byte[]> answer = batch("", body.replace('\'', '"'));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(text(answer)).contains(message);
  }

  @Test
  void takesBatchesOnlyAsJsonAndWithinLimits() throws Exception {
    assertThat(send("POST", "/storage/default/", "{}").statusCode()).isEqualTo(415);
    String keys = String.join(",", Collections.nCopies(101, "\"a\""));
    assertThat(text(batch("", "{\"get\":[" + keys + "]}")))
        .contains("get has 101 entries; it may have up to 100");
  }

  /** Two keys must never become one. */
  @Test
  void keepsKeysApartThatAreNoUtf8() throws Exception {
    send("PUT", "/storage/default/k%FF", "1");
    send("PUT", "/storage/default/k%FE", "2");
    assertThat(text(send("GET", "/storage/default/k%FF", ""))).isEqualTo("1");
    assertThat(storage.keys()).containsExactlyInAnyOrder("k%FF", "k%FE");
  }

  @Test
  void aTimeOfLessThanAMillisecondIsNotForEver() throws Exception {
    send("PUT", "/storage/default/brief", "x", "x-ttl", "0.0001");
    assertThat(storage.getWithMeta("brief").map(value -> value.meta().ttlSeconds()).orElse(0L))
        .isNotNull();
  }

  @Test
  void keepsCachesFromMixingTextAndBytes() throws Exception {
    storage.setRaw("raw", new byte[] {1, 2});
    for (String method : List.of("GET", "HEAD")) {
      HttpResponse<byte[]> answer = send(method, "/storage/default/raw", "");
      assertThat(answer.headers().firstValue("vary")).contains("accept");
      String etag = answer.headers().firstValue("etag").orElseThrow();
      assertThat(send(method, "/storage/default/raw", "", "if-none-match", etag).statusCode())
          .isEqualTo(304);
    }
  }

  @Test
  void takesJsonInAnySpelling() throws Exception {
    HttpResponse<byte[]> answer =
        send(
            "POST",
            "/storage/default/",
            "{\"get\":[]}",
            "content-type",
            "Application/JSON; charset=utf-8");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(
            send("POST", "/storage/default/", "{\"get\":[]}", "content-type", "application/jsonl")
                .statusCode())
        .isEqualTo(415);
  }
}
