package dev.stator.server.dapr;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransactionApiTest {
  private static final String STORE = "/v1.0/state/statestore";

  private final DaprServer server =
      new DaprServer("myapp", null, Map.of("ttlAttributeName", "expiresAt"));

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void writes_and_deletes_at_once() {
    server.save("[{\"key\":\"old\",\"value\":1}]");
    HttpResponse<String> answer =
        transact(
            "{\"operation\":\"upsert\",\"request\":{\"key\":\"a\",\"value\":{\"pi\": 3.14159265358979323846},\"metadata\":{\"ttlInSeconds\":\"60\"}}}",
            "{\"request\":{\"key\":\"old\"},\"operation\":\"delete\"}");
    assertThat(answer.statusCode()).isEqualTo(204);
    HttpResponse<String> read = server.get(STORE + "/a");
    assertThat(read.body()).isEqualTo("{\"pi\": 3.14159265358979323846}");
    assertThat(read.headers().firstValue("metadata.ttlExpireTime")).isPresent();
    assertThat(server.get(STORE + "/old").statusCode()).isEqualTo(204);
    assertThat(server.item("state", "key", "myapp||a")).isNotEmpty();
  }

  @Test
  void nothing_to_do_is_done() {
    assertThat(transact().statusCode()).isEqualTo(204);
    assertThat(server.send("PUT", STORE + "/transaction", "{}").statusCode()).isEqualTo(204);
  }

  @Test
  void names_the_operation_that_failed() {
    server.save("[{\"key\":\"a\",\"value\":1}]");
    HttpResponse<String> answer =
        transact(
            "{\"operation\":\"upsert\",\"request\":{\"key\":\"b\",\"value\":1}}",
            "{\"operation\":\"delete\",\"request\":{\"key\":\"a\",\"etag\":\"stale\"}}");
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body())
        .isEqualTo(
            "{\"errorCode\":\"ERR_STATE_TRANSACTION\",\"message\":\"error while executing state"
                + " transaction: operation 1, delete of key 'myapp||a': The conditional request"
                + " failed\",\"details\":[{\"@type\":\"type.googleapis.com/google.rpc.ErrorInfo\",\"domain\":\"dapr.io\",\"metadata\":{\"key\":\"a\",\"operation\":\"1\",\"operationType\":\"delete\"},\"reason\":\"DAPR_STATE_ETAG_MISMATCH\"}]}");
    assertThat(server.get(STORE + "/b").statusCode()).isEqualTo(204);
  }

  @Test
  void names_the_operation_that_cannot_be_understood() {
    HttpResponse<String> answer =
        transact(
            "{\"operation\":\"upsert\",\"request\":{\"key\":\"b\",\"value\":1}}",
            "{\"operation\":\"upsert\",\"request\":{\"key\":\"a\",\"value\":1,\"metadata\":{\"ttlInSeconds\":\"x\"}}}");
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body())
        .contains(
            "operation 1, upsert of key 'a': ttlInSeconds 'x' is not a whole number of seconds",
            "\"metadata\":{\"key\":\"a\",\"operation\":\"1\",\"operationType\":\"upsert\"},\"reason\":\"DAPR_STATE_INVALID_REQUEST\"");
    assertThat(server.get(STORE + "/b").statusCode()).isEqualTo(204);
  }

  @Test
  void checks_first_write() {
    String first =
        "{\"operation\":\"upsert\",\"request\":{\"key\":\"a\",\"value\":1,\"options\":{\"concurrency\":\"first-write\"}}}";
    assertThat(transact(first).statusCode()).isEqualTo(204);
    HttpResponse<String> second = transact(first);
    assertThat(second.statusCode()).isEqualTo(500);
    assertThat(second.body()).contains("DAPR_STATE_ALREADY_WRITTEN");
  }

  @Test
  void takes_metadata_of_the_query_for_every_operation() {
    assertThat(
            server
                .send(
                    "POST",
                    STORE + "/transaction?metadata.ttlInSeconds=60",
                    "{\"operations\":[{\"operation\":\"upsert\",\"request\":{\"key\":\"a\",\"value\":1}}],\"metadata\":{\"ttlInSeconds\":\"nonsense\"}}")
                .statusCode())
        .isEqualTo(204);
    assertThat(server.item("state", "key", "myapp||a")).containsKey("expiresAt");
  }

  @Test
  void refuses_more_operations_than_there_may_be() {
    String operations =
        IntStream.range(0, 101)
            .mapToObj(
                i -> "{\"operation\":\"upsert\",\"request\":{\"key\":\"k" + i + "\",\"value\":1}}")
            .collect(Collectors.joining(","));
    HttpResponse<String> answer = transact(operations);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .isEqualTo(
            "{\"errorCode\":\"ERR_STATE_STORE_TOO_MANY_TRANSACTIONS\",\"message\":\"the transaction"
                + " contains 101 operations, which is more than what the state store supports:"
                + " 100\",\"details\":[{\"@type\":\"type.googleapis.com/google.rpc.ResourceInfo\",\"description\":\"\",\"owner\":\"\",\"resource_name\":\"statestore\",\"resource_type\":\"state\"},{\"@type\":\"type.googleapis.com/google.rpc.ErrorInfo\",\"domain\":\"dapr.io\",\"metadata\":{\"currentOpsTransaction\":\"101\",\"maxOpsPerTransaction\":\"100\"},\"reason\":\"DAPR_STATE_TOO_MANY_TRANSACTIONS\"}]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "{\"operation\":\"foo\",\"request\":{\"key\":\"a\"}}~400~ERR_NOT_SUPPORTED_STATE_OPERATION~operation type foo not supported",
        "{\"operation\":\"upsert\",\"request\":{\"key\":5}}~400~ERR_MALFORMED_REQUEST~failed deserializing HTTP body: key must be a string, at line 1, column 55",
        "{\"operation\":\"upsert\",\"request\":{\"value\":5}}~400~ERR_MALFORMED_REQUEST~\\\"key\\\" is a required field",
      })
  void refuses_what_is_no_transaction(String operation, int status, String code, String message) {
    HttpResponse<String> answer = transact(operation);
    assertThat(answer.body())
        .isEqualTo("{\"errorCode\":\"" + code + "\",\"message\":\"" + message + "\"}");
    assertThat(answer.statusCode()).isEqualTo(status);
  }

  @Test
  void refuses_keys_with_the_separator() {
    HttpResponse<String> answer =
        transact("{\"operation\":\"delete\",\"request\":{\"key\":\"a||b\"}}");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("DAPR_STATE_ILLEGAL_KEY");
  }

  private HttpResponse<String> transact(String... operations) {
    return server.send(
        "POST", STORE + "/transaction", "{\"operations\":[" + String.join(",", operations) + "]}");
  }
}
