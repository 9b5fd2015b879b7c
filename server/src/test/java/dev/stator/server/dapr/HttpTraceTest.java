package dev.stator.server.dapr;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Headers of traces over HTTP, there and back. */
class HttpTraceTest {
  private static final DaprServer SERVER = new DaprServer();
  private static final String KEY = "/v1.0/state/statestore/k";
  private static final String PARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @Test
  void a_trace_comes_back() {
    HttpResponse<String> answer =
        SERVER.send(
            "GET",
            KEY,
            "",
            "traceparent",
            PARENT,
            "tracestate",
            "xyz=t61pCWkhMzZ",
            "baggage",
            "a=b");
    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.headers().firstValue("traceparent")).contains(PARENT);
    assertThat(answer.headers().firstValue("tracestate")).contains("xyz=t61pCWkhMzZ");
    assertThat(answer.headers().firstValue("baggage")).contains("a=b");
    HttpResponse<String> refused =
        SERVER.send("GET", "/v1.0/state/nowhere/k", "", "traceparent", PARENT);
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.headers().firstValue("traceparent")).contains(PARENT);
  }

  @Test
  void what_is_no_trace_does_not() {
    HttpResponse<String> answer =
        SERVER.send("GET", KEY, "", "traceparent", "00-broken", "tracestate", "a=b");
    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.headers().map()).doesNotContainKeys("traceparent", "tracestate", "baggage");
    assertThat(SERVER.get(KEY).headers().map()).doesNotContainKey("traceparent");
  }

  @Test
  void what_is_no_baggage_is_refused() {
    HttpResponse<String> refused =
        SERVER.send(
            "POST",
            "/v1.0/bindings/items",
            "{\"operation\":\"create\",\"data\":{\"id\":\"not-written\"}}",
            "baggage",
            "invalid-baggage");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body())
        .isEqualTo("invalid baggage header: invalid baggage list-member: \"invalid-baggage\"");
    assertThat(SERVER.item("items", "id", "not-written")).isEmpty();
    assertThat(SERVER.send("GET", "/v1.0/healthz", "", "baggage", "none").statusCode())
        .isEqualTo(204);
  }

  /** As metadata of the binding, which here means nothing to it. */
  @Test
  void a_binding_is_invoked_within_a_trace() {
    assertThat(
            SERVER
                .send(
                    "POST",
                    "/v1.0/bindings/items",
                    "{\"operation\":\"create\",\"data\":{\"id\":\"written\"}}",
                    "traceparent",
                    PARENT,
                    "baggage",
                    "a=b")
                .statusCode())
        .isEqualTo(204);
    assertThat(SERVER.item("items", "id", "written")).isNotEmpty();
  }
}
