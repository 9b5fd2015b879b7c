package dev.stator.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.app.config.Port;
import dev.stator.app.config.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a web page elsewhere can do through the browser of somebody who runs a server: nothing. */
class ForeignPageTest {
  private static final int PATIENCE_MS = 10_000;
  private static final String EVIL = "Origin: http://evil.example";
  private static final String LOCAL = "localhost";

  @SuppressWarnings("NullAway.Init") // made before all tests
  private static RunningServer server;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    server = Servers.start(Map.of());
    assertThat(send(server, Port.HTTP, "PUT", "/storage/default/a", LOCAL, "", "secret"))
        .startsWith("HTTP/1.1 200");
    assertThat(state(server, "")).startsWith("HTTP/1.1 204");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** A page may send these without asking: browsers take them for a form. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HTTP | /v1/actions/deleteTable | {\"tableName\": \"items\"} | {\"error\":{\"code\":\"ACCESS_DENIED\"",
        "HTTP | /v1/actions/nothing | {} | {\"error\":{\"code\":\"ACCESS_DENIED\"",
        "HTTP | /v1/pickers/tables | {} | {\"error\":{\"code\":\"ACCESS_DENIED\"",
        "HTTP | /mcp | {\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"} | {\"jsonrpc\":\"2.0\",\"id\":null,\"error\":",
        "HTTP | /storage/default/a | x | 403",
        "HTTP | / | {} | AccessDeniedException",
        "DAPR_HTTP | /v1.0/state/statestore | [{\"key\":\"a\",\"value\":2}] | {\"errorCode\":\"ERR_PERMISSION_DENIED\"",
        "DAPR_HTTP | /v1.0/bindings/items | {\"operation\":\"create\",\"data\":{\"id\":\"1\"}} | ERR_PERMISSION_DENIED",
        "DAPR_HTTP | /v1.0/shutdown | '' | ERR_PERMISSION_DENIED",
        "DYNAMODB | / | {} | AccessDeniedException",
      })
  void cannot_post(Port port, String path, String body, String told) {
    String target = path.equals("/") ? "\r\nX-Amz-Target: DynamoDB_20120810.ListTables" : "";
    for (String origin : new String[] {EVIL, "Origin: null", "Origin: file://", "Origin: x y"}) {
      String answer =
          send(
              server,
              port,
              "POST",
              path,
              LOCAL,
              origin + "\r\nSec-Fetch-Site: cross-site\r\nContent-Type: text/plain" + target,
              body);
      assertThat(answer).startsWith("HTTP/1.1 403").contains(told);
    }
    assertThat(send(server, Port.DAPR_HTTP, "GET", "/v1.0/state/statestore/a", LOCAL, "", ""))
        .endsWith("\r\n\r\n1");
  }

  /** A page whose host's name means this machine by now may read what comes from that name. */
  @ParameterizedTest
  @CsvSource({
    "HTTP, /storage/default/a",
    "HTTP, /storage/default/",
    "HTTP, /v1/pickers/tables",
    "HTTP, /v1/actions",
    "HTTP, /openapi.json",
    "DAPR_HTTP, /v1.0/state/statestore/a",
    "DAPR_HTTP, /v1.0/metadata",
  })
  void cannot_read_by_a_name_of_its_own(Port port, String path) {
    for (String sign :
        new String[] {
          "Accept-Language: en",
          "Referer: http://evil.example/",
          "Sec-Fetch-Site: same-origin",
          "Origin: http://evil.example:80"
        }) {
      assertThat(send(server, port, "GET", path, "evil.example:80", sign, ""))
          .as(sign)
          .startsWith("HTTP/1.1 403")
          .doesNotContain("secret");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost:80",
        "127.0.0.1",
        "[::1]:80",
        "stator",
        "host.docker.internal:8080",
        "a.localhost"
      })
  void is_told_from_a_person_who_browses_here(String host) {
    String person = "Accept-Language: en\r\nSec-Fetch-Site: none";
    assertThat(send(server, Port.HTTP, "GET", "/openapi.json", host, person, ""))
        .startsWith("HTTP/1.1 200");
    assertThat(
            send(
                server,
                Port.HTTP,
                "POST",
                "/v1/pickers/tables",
                host,
                "Origin: http://" + host,
                "{}"))
        .startsWith("HTTP/1.1 200");
  }

  /** Programs say no origin, and reach a server by whatever name they like. */
  @Test
  void is_told_from_a_program() {
    assertThat(send(server, Port.HTTP, "GET", "/storage/default/a", "db.example.com", "", ""))
        .startsWith("HTTP/1.1 200")
        .endsWith("secret");
    assertThat(
            send(
                server,
                Port.HTTP,
                "POST",
                "/v1/actions/listTables",
                "db.example.com",
                "Content-Type: text/plain",
                ""))
        .startsWith("HTTP/1.1 200");
  }

  @Test
  void may_what_it_likes_if_it_is_named() {
    try (RunningServer open =
        Servers.start(Map.of(Setting.ALLOWED_ORIGINS, "https://app.example"))) {
      assertThat(
              send(
                  open,
                  Port.HTTP,
                  "POST",
                  "/v1/actions/listTables",
                  LOCAL,
                  "Origin: https://app.example",
                  ""))
          .startsWith("HTTP/1.1 200");
      assertThat(
              send(open, Port.HTTP, "GET", "/v1/actions", "app.example", "Accept-Language: en", ""))
          .startsWith("HTTP/1.1 200");
      assertThat(state(open, "\r\nOrigin: https://app.example")).startsWith("HTTP/1.1 204");
      assertThat(state(open, "\r\n" + EVIL)).startsWith("HTTP/1.1 403");
    }
  }

  /** A page has no token, unless somebody gave it one. */
  @Test
  void may_use_what_asks_for_a_token() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("stator.yaml"),
            """
            authentication:
              bearer-tokens: [{name: one, token: abc}]
              dapr-tokens: [{name: one, token: def}]
            """);
    try (RunningServer locked = Servers.start(file)) {
      String token = EVIL + "\r\nAuthorization: Bearer abc";
      assertThat(send(locked, Port.HTTP, "POST", "/v1/actions/listTables", LOCAL, token, ""))
          .startsWith("HTTP/1.1 200");
      assertThat(send(locked, Port.HTTP, "PUT", "/storage/default/a", LOCAL, token, "x"))
          .startsWith("HTTP/1.1 200");
      assertThat(send(locked, Port.HTTP, "PUT", "/storage/default/a", LOCAL, EVIL, "x"))
          .startsWith("HTTP/1.1 401");
      assertThat(send(locked, Port.HTTP, "POST", "/mcp", LOCAL, token, ""))
          .startsWith("HTTP/1.1 403");
      assertThat(state(locked, "\r\n" + EVIL + "\r\ndapr-api-token: def"))
          .startsWith("HTTP/1.1 204");
      assertThat(state(locked, "\r\n" + EVIL)).startsWith("HTTP/1.1 401");
    }
  }

  private static String state(RunningServer to, String headers) {
    return send(
        to,
        Port.DAPR_HTTP,
        "POST",
        "/v1.0/state/statestore",
        LOCAL,
        "Content-Type: text/plain" + headers,
        "[{\"key\":\"a\",\"value\":1}]");
  }

  /** Byte by byte, as no client of Java's sets these headers. */
  private static String send(
      RunningServer to,
      Port port,
      String method,
      String path,
      String host,
      String headers,
      String body) {
    String request =
        method
            + " "
            + path
            + " HTTP/1.1\r\nHost: "
            + host
            + "\r\nConnection: close\r\nContent-Length: "
            + body.length()
            + "\r\n"
            + (headers.isEmpty() ? "" : headers + "\r\n")
            + "\r\n"
            + body;
    try (Socket socket = new Socket("127.0.0.1", to.ports().getOrDefault(port, 0))) {
      socket.setSoTimeout(PATIENCE_MS);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
