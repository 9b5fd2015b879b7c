package dev.stator.server.dapr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.server.shell.limit.InFlight;
import dev.stator.server.shell.limit.ServerLimits;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Answers that are many times as long as what asks for them. */
@Timeout(60)
class LargeAnswersTest {
  private static final int VALUE_BYTES = 300_000;
  private static final String VALUE = '"' + "x".repeat(VALUE_BYTES - 2) + '"';
  private static final String TEN =
      "{\"keys\":[" + String.join(",", Collections.nCopies(10, "\"large\"")) + "]}";
  private static final String REFUSED =
      "too many large answers are in progress, try again later, or ask for less at a time";

  private final DaprServer server = new DaprServer();
  private final InFlight inFlight = server.inFlight();

  @BeforeEach
  void save() throws InterruptedException {
    assertThat(server.save("[{\"key\":\"large\",\"value\":" + VALUE + "}]").statusCode())
        .isEqualTo(204);
    awaitHeld(0);
  }

  @AfterEach
  void close() {
    server.close();
  }

  private HttpResponse<String> bulk() {
    return server.send("POST", "/v1.0/state/statestore/bulk", TEN);
  }

  private HttpResponse<String> query() {
    return server.send("POST", "/v1.0-alpha1/state/statestore/query", "{}");
  }

  @Test
  void a_long_answer_is_whole() {
    HttpResponse<String> answer = bulk();
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    String entry = "{\"key\":\"large\",\"data\":" + VALUE + ",\"etag\":\"";
    assertThat(answer.body()).startsWith("[" + entry).endsWith("}]");
    assertThat(answer.body().split("\"key\":\"large\"", -1)).hasSize(11);
    assertThat(query().body()).startsWith("{\"results\":[" + entry);
  }

  @Test
  void without_room_it_is_refused_and_small_ones_are_not() throws Exception {
    long all = ServerLimits.DEFAULT.bytesMax();
    inFlight.holdAnswer(all);
    assertThat(bulk().statusCode()).isEqualTo(503);
    assertThat(bulk().headers().firstValue("Retry-After")).hasValue("1");
    assertThat(bulk().body())
        .isEqualTo("{\"errorCode\":\"ERR_STATE_BULK_GET\",\"message\":\"" + REFUSED + "\"}");
    assertThat(query().statusCode()).isEqualTo(503);
    assertThat(query().body())
        .startsWith(
            "{\"errorCode\":\"ERR_STATE_QUERY\",\"message\":\"state store statestore query failed: "
                + REFUSED);
    assertThat(server.get("/v1.0/state/statestore/large").statusCode()).isEqualTo(200);
    awaitHeld(all);
    inFlight.releaseAnswer(all);
    assertThat(bulk().statusCode()).isEqualTo(200);
    assertThat(query().statusCode()).isEqualTo(200);
  }

  @Test
  void what_is_told_of_keys_without_values_counts_too() throws Exception {
    String keys = "{\"keys\":[" + String.join(",", Collections.nCopies(100_000, "\"\"")) + "]}";
    long most = ServerLimits.DEFAULT.bytesMax() - 1_000_000;
    inFlight.holdAnswer(most);
    assertThat(server.send("POST", "/v1.0/state/statestore/bulk", keys).statusCode())
        .isEqualTo(503);
    inFlight.releaseAnswer(most);
    assertThat(server.send("POST", "/v1.0/state/statestore/bulk", keys).statusCode())
        .isEqualTo(200);
    awaitHeld(0);
  }

  @Test
  void one_that_is_not_taken_is_counted_until_its_connection_ends() throws Exception {
    String large = "[{\"key\":\"%d\",\"value\":" + VALUE + "}]";
    StringBuilder keys = new StringBuilder("{\"keys\":[\"large\"");
    for (int i = 0; i < 99; i++) {
      assertThat(server.save(large.formatted(i)).statusCode()).isEqualTo(204);
      keys.append(",\"").append(i).append('"');
    }
    awaitHeld(0);
    try (HttpClient client = HttpClient.newHttpClient()) {
      InputStream body =
          client
              .send(
                  HttpRequest.newBuilder(
                          URI.create(
                              "http://127.0.0.1:" + server.port() + "/v1.0/state/statestore/bulk"))
                      .POST(HttpRequest.BodyPublishers.ofString(keys + "]}"))
                      .build(),
                  HttpResponse.BodyHandlers.ofInputStream())
              .body();
      assertThat(body.read()).isEqualTo('[');
      assertThat(inFlight.bytes()).isEqualTo(100L * VALUE_BYTES);
      body.close();
    }
    awaitHeld(0);
  }

  /** A client has its answer a little before the server has given back what it held for it. */
  private void awaitHeld(long bytes) throws InterruptedException {
    while (inFlight.bytes() != bytes) {
      Thread.sleep(5);
    }
  }
}
