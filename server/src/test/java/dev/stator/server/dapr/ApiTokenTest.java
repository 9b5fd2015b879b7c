package dev.stator.server.dapr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.server.dapr.sidecar.DaprComponents;
import dev.stator.server.dapr.sidecar.DaprSettings;
import dev.stator.server.shell.HttpServer;
import dev.stator.server.shell.Readiness;
import dev.stator.server.shell.token.NamedToken;
import dev.stator.server.shell.token.Tokens;
import dev.stator.tables.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may call Dapr's API: with a token, or only to ask for health, spelled exactly so. */
class ApiTokenTest {
  private static final String NONE = "";
  private static final String WRONG = "dapr-api-token: on\r\n";
  private static final String RIGHT = "dapr-api-token: one\r\n";
  private static final HttpServer SERVER =
      DaprServer.start(
          new DaprSettings(
              "",
              "",
              Tokens.of(
                  List.of(
                      NamedToken.of("old", Secret.of("one")),
                      NamedToken.of("new", Secret.of("two")))),
              "0.1.0"),
          new DaprComponents(List.of(), List.of()),
          Readiness.Ready::new);

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  /** Ways to write the path of health that mean it to some program or other, and other paths. */
  static Stream<String> closed() {
    Stream<String> health =
        Stream.of("/v1.0/healthz", "/v1.0/healthz/outbound")
            .flatMap(
                path ->
                    Stream.of(
                        "GET " + path + "/",
                        "GET /" + path,
                        "GET " + path.replace("v1.0/", "v1.0//"),
                        "GET " + path.replace("healthz", "./healthz"),
                        "GET " + path.replace("healthz", "x/../healthz"),
                        "GET " + path.replace("healthz", "%68ealthz"),
                        "GET " + path.replace("healthz", "healthz;a=b"),
                        "GET " + path.replace("healthz", "Healthz"),
                        "GET " + path.replace("v1.0", "V1.0"),
                        "GET " + path.replace(".", "%2e"),
                        "GET " + path.replace("/healthz", "%2Fhealthz"),
                        "GET " + path + "%00",
                        "GET " + path + "%20",
                        "POST " + path,
                        "PUT " + path,
                        "DELETE " + path,
                        "HEAD " + path,
                        "OPTIONS " + path));
    return Stream.concat(
        health,
        Stream.of(
            "GET /",
            "GET /v1.0/metadata",
            "GET /v1.0/healthz/../metadata",
            "GET /v1.0/state/statestore/a",
            "POST /v1.0/state/statestore",
            "GET /v1.0/healthzz",
            "GET /v1.0/healthz/inbound"));
  }

  @ParameterizedTest
  @MethodSource("closed")
  void asks_for_a_token(String call) throws Exception {
    for (String header : List.of(NONE, WRONG, RIGHT + WRONG)) {
      assertThat(send(call, header)).as(call + header).startsWith("HTTP/1.1 401");
    }
    assertThat(send(call, RIGHT)).doesNotStartWith("HTTP/1.1 401");
  }

  @Test
  void takes_both_tokens_while_one_replaces_the_other() throws Exception {
    assertThat(send("GET /v1.0/metadata", "Dapr-Api-Token: two\r\n")).startsWith("HTTP/1.1 200");
    assertThat(send("GET /v1.0/metadata", NONE)).endsWith("invalid api token");
  }

  @Test
  void tells_its_health_to_everybody() throws Exception {
    for (String path : List.of("/v1.0/healthz", "/v1.0/healthz/outbound", "/v1.0/healthz?a=b")) {
      for (String header : List.of(NONE, WRONG, RIGHT)) {
        assertThat(send("GET " + path, header)).startsWith("HTTP/1.1 204");
      }
    }
  }

  private static String send(String call, String headers) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", SERVER.port("dapr"))) {
      socket.setSoTimeout(10_000);
      String request =
          call
              + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n"
              + headers
              + "\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }
}
