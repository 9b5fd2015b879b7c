package dev.stator.server.dapr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.server.dapr.sidecar.DaprComponents;
import dev.stator.server.dapr.sidecar.DaprSettings;
import dev.stator.server.shell.HttpServer;
import dev.stator.server.shell.Readiness;
import dev.stator.server.shell.token.Tokens;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bodies that Dapr's integration tests look at, to the letter. */
class StateErrorsTest {
  private static final String STORE = "/v1.0/state/statestore";

  private final DaprServer server = new DaprServer("myapp", null, Map.of());

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void anUnknownStore() {
    assertAnswer(
        server.send("POST", "/v1.0/state/s", "[]"),
        400,
        "{\"errorCode\":\"ERR_STATE_STORE_NOT_FOUND\",\"message\":\"state store s is not"
            + " found\",\"details\":[{\"@type\":\"type.googleapis.com/google.rpc.ErrorInfo\",\"domain\":\"dapr.io\",\"metadata\":{\"appID\":\"myapp\"},\"reason\":\"DAPR_STATE_NOT_FOUND\"}]}");
  }

  @Test
  void noStoreAtAll() {
    try (HttpServer bare =
        DaprServer.start(
            new DaprSettings("", "", Tokens.none(), "0.1.0"),
            new DaprComponents(List.of(), List.of()),
            Readiness.Ready::new)) {
      assertAnswer(
          DaprServer.send(bare.port("dapr"), "GET", "/v1.0/state/s/k", ""),
          500,
          "{\"errorCode\":\"ERR_STATE_STORE_NOT_CONFIGURED\",\"message\":\"state store s is not"
              + " configured\",\"details\":[{\"@type\":\"type.googleapis.com/google.rpc.ErrorInfo\",\"domain\":\"dapr.io\",\"metadata\":null,\"reason\":\"DAPR_STATE_NOT_CONFIGURED\"}]}");
    }
  }

  @Test
  void anIllegalKey() {
    String text =
        "api error: code = InvalidArgument desc = input key/keyPrefix 'ke||y1' can't contain '||'";
    String body =
        "{\"errorCode\":\"ERR_MALFORMED_REQUEST\",\"message\":\""
            + text
            + "\",\"details\":[{\"@type\":\"type.googleapis.com/google.rpc.BadRequest\",\"field_violations\":[{\"field\":\"ke||y1\",\"description\":\""
            + text
            + "\"}]},{\"@type\":\"type.googleapis.com/google.rpc.ResourceInfo\",\"description\":\"\",\"owner\":\"\",\"resource_name\":\"statestore\",\"resource_type\":\"state\"},{\"@type\":\"type.googleapis.com/google.rpc.ErrorInfo\",\"domain\":\"dapr.io\",\"metadata\":null,\"reason\":\"DAPR_STATE_ILLEGAL_KEY\"}]}";
    assertAnswer(server.save("[{\"key\":\"ke||y1\",\"value\":\"value1\"}]"), 400, body);
    assertAnswer(server.get(STORE + "/ke%7C%7Cy1"), 400, body);
    assertAnswer(server.send("DELETE", STORE + "/ke%7C%7Cy1", ""), 400, body);
    assertAnswer(server.send("POST", STORE + "/bulk", "{\"keys\":[\"ke||y1\"]}"), 400, body);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "[{\"value\":1}]~\"key\" is a required field",
        "[{\"key\":\"\"}]~\"key\" is a required field",
        "{\"key\":\"k\"}~the request body must be an array, at line 1, column 1",
        "[5]~an element must be an object, at line 1, column 2",
        "[{\"key\":5}]~key must be a string, at line 1, column 9",
        "[{\"key\":\"k\",\"metadata\":{\"ttlInSeconds\":120}}]~metadata.ttlInSeconds must be a string, at line 1, column 40",
        "[] []~the request body goes on after the end of its JSON value"
      })
  void aBodyThatIsNoSave(String body, String message) {
    assertAnswer(
        server.save(body),
        400,
        "{\"errorCode\":\"ERR_MALFORMED_REQUEST\",\"message\":\""
            + message.replace("\"", "\\\"")
            + "\"}");
  }

  @Test
  void aBodyThatIsNoJson() {
    for (String body : new String[] {"", "[{\"key\":", "[{'key':1}]", "\ufeff[]"}) {
      HttpResponse<String> answer = server.save(body);
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).startsWith("{\"errorCode\":\"ERR_MALFORMED_REQUEST\"");
    }
    HttpResponse<String> bulk = server.send("POST", STORE + "/bulk", "{");
    assertThat(bulk.statusCode()).isEqualTo(400);
    assertThat(bulk.body())
        .startsWith(
            "{\"errorCode\":\"ERR_MALFORMED_REQUEST\",\"message\":\"failed deserializing HTTP"
                + " body: ");
  }

  @Test
  void aBadTimeToLive() {
    assertAnswer(
        server.save("[{\"key\":\"k\",\"value\":1,\"metadata\":{\"ttlInSeconds\":\"foo\"}}]"),
        400,
        "{\"errorCode\":\"ERR_STATE_SAVE\",\"message\":\"failed saving state in state store"
            + " statestore: ttlInSeconds 'foo' is not a whole number of seconds\"}");
    assertThat(
            server
                .save("[{\"key\":\"k\",\"value\":1,\"metadata\":{\"ttlInSeconds\":\"5\"}}]")
                .body())
        .contains("the state store has no ttlAttributeName");
  }

  @Test
  void anotherKeyInThePartition() {
    server.save("[{\"key\":\"a\",\"value\":1,\"metadata\":{\"partitionKey\":\"p\"}}]");
    assertAnswer(
        server.save("[{\"key\":\"b\",\"value\":1,\"metadata\":{\"partitionKey\":\"p\"}}]"),
        409,
        "{\"errorCode\":\"ERR_STATE_SAVE\",\"message\":\"failed saving state in state store"
            + " statestore: partition 'p' holds key 'myapp||a', not 'myapp||b'\"}");
  }

  @Test
  void aValueThatIsTooLarge() {
    HttpResponse<String> answer =
        server.save("[{\"key\":\"k\",\"value\":\"" + "x".repeat(409_600) + "\"}]");
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("an item may take 409600 (400 KB)");
  }

  @Test
  void aBodyThatIsTooLarge() {
    String body = "[{\"key\":\"k\",\"value\":\"" + "x".repeat(DaprFrontEnd.BODY_BYTES_MAX) + "\"}]";
    assertAnswer(
        server.save(body),
        413,
        "{\"errorCode\":\"ERR_MALFORMED_REQUEST\",\"message\":\"request body is larger than"
            + " 4194304 bytes\"}");
  }

  @Test
  void aTableThatIsGone() {
    server.client().deleteTable(r -> r.tableName("state"));
    HttpResponse<String> read = server.get(STORE + "/k");
    assertThat(read.statusCode()).isEqualTo(500);
    assertThat(read.body())
        .startsWith(
            "{\"errorCode\":\"ERR_STATE_GET\",\"message\":\"fail to get k from state store"
                + " statestore: ");
    assertThat(server.save("[{\"key\":\"k\",\"value\":1}]").statusCode()).isEqualTo(500);
    assertThat(server.send("POST", STORE + "/bulk", "{\"keys\":[\"k\"]}").body())
        .startsWith("[{\"key\":\"k\",\"error\":\"");
  }

  private static void assertAnswer(HttpResponse<String> answer, int status, String body) {
    assertThat(answer.body()).isEqualTo(body);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("content-type")).contains("application/json");
  }
}
