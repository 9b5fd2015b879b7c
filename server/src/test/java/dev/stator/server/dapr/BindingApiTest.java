package dev.stator.server.dapr;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class BindingApiTest {
  private static final String ITEMS = "/v1.0/bindings/items";

  private final DaprServer server = new DaprServer();

  @AfterEach
  void close() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT"})
  void createWritesAnItem(String method) {
    HttpResponse<String> answer =
        server.send(
            method,
            ITEMS,
            "{\"operation\":\"create\",\"data\":{\"id\":\"1\",\"n\":9007199254740993.10},"
                + "\"metadata\":{\"any\":\"thing\"}}");
    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.body()).isEmpty();
    assertThat(server.item("items", "id", "1"))
        .containsEntry("n", AttributeValue.fromN("9007199254740993.1"));
  }

  @Test
  void givesItemsBack() {
    server.send("POST", ITEMS, "{\"operation\":\"create\",\"data\":{\"id\":\"1\",\"n\":1.50}}");
    HttpResponse<String> got =
        server.send("POST", ITEMS, "{\"operation\":\"get\",\"data\":{\"id\":\"1\"}}");
    assertThat(got.statusCode()).isEqualTo(200);
    assertThat(got.headers().firstValue("content-type")).contains("application/json");
    assertThat(got.body()).isEqualTo("{\"id\":\"1\",\"n\":1.5}");
    HttpResponse<String> deleted =
        server.send(
            "POST",
            ITEMS + "?metadata.returnValues=ALL_OLD",
            "{\"operation\":\"delete\",\"data\":{\"id\":\"1\"}}");
    assertThat(deleted.body()).isEqualTo("{\"id\":\"1\",\"n\":1.5}");
    assertThat(
            server
                .send("POST", ITEMS, "{\"operation\":\"get\",\"data\":{\"id\":\"1\"}}")
                .statusCode())
        .isEqualTo(204);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "items~{\"data\":{}}~operation field is missing from request",
        "nowhere~{\"operation\":\"create\"}~couldn't find output binding nowhere",
        "items~{\"operation\":\"exec\"}~binding items does not support operation exec. supported operations:create get delete update query list transact",
        "items~{\"operation\":\"get\"}~data must be a JSON object with the key's attributes, not null",
        "items~{\"operation\":\"create\"}~data must be a JSON object, whose members become attributes, not null",
        "items~{\"operation\":\"create\",\"data\":[1]}~data must be a JSON object, whose members become attributes, not an array"
      })
  void tellsWhatIsWrong(String name, String body, String reason) {
    HttpResponse<String> answer = server.send("POST", "/v1.0/bindings/" + name, body);
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body())
        .isEqualTo(
            "{\"errorCode\":\"ERR_INVOKE_OUTPUT_BINDING\",\"message\":\"error invoking output"
                + " binding "
                + name
                + ": "
                + reason
                + "\"}");
  }

  @Test
  void handsOnWhatTheTableSays() {
    HttpResponse<String> answer =
        server.send("POST", ITEMS, "{\"operation\":\"create\",\"data\":{\"a\":1}}");
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains("error invoking output binding items: ", "key id");
  }

  @Test
  void refusesWhatIsNoInvocation() {
    HttpResponse<String> answer = server.send("POST", ITEMS, "{\"operation\":5}");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .isEqualTo(
            "{\"errorCode\":\"ERR_MALFORMED_REQUEST\",\"message\":\"failed deserializing HTTP"
                + " body: operation must be a string, at line 1, column 14\"}");
  }
}
