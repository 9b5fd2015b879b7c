package dev.stator.server.unstorage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.server.shell.HttpServer;
import dev.stator.server.shell.Listener;
import dev.stator.server.shell.token.NamedToken;
import dev.stator.server.shell.token.Tokens;
import dev.stator.server.unstorage.access.AccessKind;
import dev.stator.server.unstorage.access.AccessPolicy;
import dev.stator.server.unstorage.access.AccessRule;
import dev.stator.tables.Secret;
import dev.stator.unstorage.Storage;
import dev.stator.unstorage.memory.MemoryDriver;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules per Storage and per prefix, to read and to write. */
class StorageAccessTest {
  private static final NamedToken EDITOR = NamedToken.of("editor", Secret.of("edit-1"));
  private static final NamedToken READER = NamedToken.of("reader", Secret.of("read-1"));
  private static final Tokens SERVER =
      Tokens.of(
          List.of(
              NamedToken.of("operator", Secret.of("all-1")),
              new NamedToken("dapr-only", Secret.of("dapr-1"), Set.of("dapr"))));
  private static final AccessPolicy POLICY =
      AccessPolicy.of(
          List.of(
              new AccessRule("public", Set.of(AccessKind.READ), List.of()),
              new AccessRule("inbox", Set.of(AccessKind.WRITE), List.of()),
              new AccessRule("drafts/mine", Set.of(AccessKind.WRITE), List.of(READER)),
              new AccessRule("", Set.of(AccessKind.READ), List.of(READER)),
              new AccessRule("", Set.of(AccessKind.READ, AccessKind.WRITE), List.of(EDITOR))),
          SERVER,
          StorageFrontEnd.NAME);

  private final Storage storage = Storage.over(new MemoryDriver());
  private final HttpServer server =
      HttpServer.start(
          List.of(
              new Listener(
                  "http",
                  Listener.LOOPBACK,
                  0,
                  List.of(
                      new StorageFrontEnd(
                          Map.of(
                              "ruled", new HostedStorage(storage, POLICY),
                              "server",
                                  new HostedStorage(
                                      storage,
                                      AccessPolicy.of(
                                          List.of(), SERVER, StorageFrontEnd.NAME))))))));
  private final HttpClient http = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    http.close();
    server.close();
  }

  private HttpResponse<String> send(String method, String path, String token, String body)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port("http") + path))
            .header("content-type", "application/json")
            .method(method, BodyPublishers.ofString(body));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /storage/ruled/public/a, '', 200",
    "HEAD, /storage/ruled/public/a, '', 200",
    "GET, /storage/ruled/public/, '', 200",
    "GET, /storage/ruled/publicity, '', 401",
    "GET, /storage/ruled/, '', 401",
    "PUT, /storage/ruled/public/a, '', 401",
    "DELETE, /storage/ruled/, '', 401",
    "GET, /storage/ruled/, read-1, 200",
    "GET, /storage/ruled/other, read-1, 200",
    "PUT, /storage/ruled/other, read-1, 403",
    "PUT, /storage/ruled/drafts/mine/a, read-1, 200",
    "PUT, /storage/ruled/drafts/mine, read-1, 200",
    "PUT, /storage/ruled/drafts/minefield, read-1, 403",
    "DELETE, /storage/ruled/drafts/mine/, read-1, 200",
    "DELETE, /storage/ruled/drafts/, read-1, 403",
    "DELETE, /storage/ruled/, read-1, 403",
    "PUT, /storage/ruled/other, edit-1, 200",
    "DELETE, /storage/ruled/, edit-1, 200",
    "GET, /storage/ruled/other, nobody-1, 401",
    "PUT, /storage/ruled/other, all-1, 200",
    "GET, /storage/ruled/other, dapr-1, 403",
    "GET, /storage/server/other, '', 401",
    "GET, /storage/server/other, edit-1, 401",
    "GET, /storage/server/other, all-1, 200",
    "PATCH, /storage/ruled/public/a, '', 405",
    "PUT, /storage/ruled/a%2F..%2Fpublic, '', 400"
  })
  void judges(String method, String path, String token, int status) throws Exception {
    storage.set("public:a", "1");
    storage.set("other", "1");
    HttpResponse<String> answer = send(method, path, token, "");
    assertThat(answer.statusCode()).isEqualTo(status);
    if (status == 401 || status == 403) {
      assertThat(answer.headers().firstValue("www-authenticate").orElse(""))
          .startsWith("Bearer realm=\"stator\"");
      assertThat(answer.body()).doesNotContain("-1");
    }
  }

  @Test
  void judgesEveryKeyOfABatch() throws Exception {
    storage.set("public:a", "1");
    String mixed = "{\"get\":[\"public/a\",\"secret\"]}";
    assertThat(send("POST", "/storage/ruled/", "", mixed).statusCode()).isEqualTo(401);
    assertThat(send("POST", "/storage/ruled/", "read-1", mixed).statusCode()).isEqualTo(200);
    assertThat(send("POST", "/storage/ruled/", "", "{\"get\":[\"public/a\"]}").body())
        .isEqualTo("{\"items\":[{\"key\":\"public/a\",\"value\":\"1\"}]}");
    assertThat(send("POST", "/storage/ruled/public/", "", "{\"remove\":[\"a\"]}").statusCode())
        .isEqualTo(401);
    assertThat(storage.get("public:a")).contains("1");
  }

  /** An etag is made of the text alone: who knows it can try what the text may be. */
  @Test
  void tellsNoEtagToWhoMayOnlyWrite() throws Exception {
    storage.set("inbox:a", "1234");
    for (String token : List.of("", "read-1")) {
      HttpRequest.Builder put =
          HttpRequest.newBuilder(
                  URI.create("http://127.0.0.1:" + server.port("http") + "/storage/ruled/inbox/a"))
              .header("if-none-match", "*")
              .PUT(BodyPublishers.ofString("new"));
      if (!token.isEmpty()) {
        put.header("Authorization", "Bearer " + token);
      }
      HttpResponse<String> answer = http.send(put.build(), BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(412);
      assertThat(answer.headers().firstValue("etag").isPresent()).isEqualTo(!token.isEmpty());
    }
  }

  @Test
  void judgesWhoWatches() throws Exception {
    HttpRequest watch =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + server.port("http") + "/storage/ruled/"))
            .header("accept", "text/event-stream")
            .build();
    assertThat(http.send(watch, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
  }

  @Test
  void aRuleAllowsSomething() {
    assertThatThrownBy(() -> new AccessRule("", Set.of(), List.of()))
        .hasMessage("a rule must allow something: read, write");
    assertThatThrownBy(() -> new AccessRule("a/..", Set.of(AccessKind.READ), List.of()))
        .hasMessageContaining("Invalid base");
  }
}
