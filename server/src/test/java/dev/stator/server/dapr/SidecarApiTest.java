package dev.stator.server.dapr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.server.dapr.sidecar.Labels;
import dev.stator.server.shell.Readiness;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SidecarApiTest {

  @Test
  void isHealthyWhenItIsReady() {
    try (DaprServer server = new DaprServer("myapp", null, Map.of())) {
      assertThat(server.get("/v1.0/healthz").statusCode()).isEqualTo(204);
      assertThat(server.get("/v1.0/healthz?appid=myapp").statusCode()).isEqualTo(204);
      assertThat(server.get("/v1.0/healthz/outbound").statusCode()).isEqualTo(204);
      HttpResponse<String> other = server.get("/v1.0/healthz?appid=other");
      assertThat(other.statusCode()).isEqualTo(500);
      assertThat(other.body())
          .startsWith(
              "{\"errorCode\":\"ERR_HEALTH_APPID_NOT_MATCH\",\"message\":\"dapr app-id does not"
                  + " match\"");
      server.readiness(new Readiness.NotReady("store"));
      assertThat(server.get("/v1.0/healthz").body())
          .startsWith(
              "{\"errorCode\":\"ERR_HEALTH_NOT_READY\",\"message\":\"dapr is not ready:"
                  + " [store]\"");
      assertThat(server.get("/v1.0/healthz/outbound").statusCode()).isEqualTo(500);
    }
  }

  @Test
  void tellsItsComponentsAndLabels() {
    try (DaprServer server =
        new DaprServer("myapp", null, Map.of("ttlAttributeName", "expiresAt"))) {
      assertThat(server.send("PUT", "/v1.0/metadata/cliPID", "4711").statusCode()).isEqualTo(204);
      HttpResponse<String> metadata = server.get("/v1.0/metadata");
      assertThat(metadata.statusCode()).isEqualTo(200);
      assertThat(metadata.body())
          .isEqualTo(
              "{\"id\":\"myapp\",\"runtimeVersion\":\"0.1.0\",\"components\":[{\"name\":\"statestore\",\"type\":\"state.aws.dynamodb\",\"version\":\"v1\",\"capabilities\":[\"ETAG\",\"TRANSACTIONAL\",\"TTL\",\"QUERY_API\",\"DELETE_WITH_PREFIX\",\"KEYS_LIKE\"]},{\"name\":\"items\",\"type\":\"bindings.aws.dynamodb\",\"version\":\"v1\",\"capabilities\":[\"OUTPUT_BINDING\"]}],\"extended\":{\"cliPID\":\"4711\",\"daprRuntimeVersion\":\"0.1.0\"},\"appConnectionProperties\":{\"port\":8081,\"protocol\":\"http\",\"channelAddress\":\"127.0.0.1\"},\"actorRuntime\":{\"runtimeStatus\":\"DISABLED\",\"hostReady\":false}}");
      String large = "x".repeat(Labels.LABEL_BYTES_MAX);
      assertThat(server.send("PUT", "/v1.0/metadata/k", large).statusCode()).isEqualTo(400);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/",
    "GET,/v1.0",
    "GET,/v1.0/state/statestore",
    "POST,/v1.0/state/statestore/key",
    "PATCH,/v1.0/state/statestore/key",
    "GET,/v1.0/state/statestore/a/b",
    "GET,/v1.0/bindings/items",
    "POST,/v1.0/publish/pubsub/topic",
    "POST,/v1.0/healthz",
    "GET,/v1.0/shutdown",
    "POST,/v1.0/shutdown/now"
  })
  void whatItDoesNotKnowIsACallOfAnotherApp(String method, String path) {
    try (DaprServer server = new DaprServer()) {
      HttpResponse<String> answer = server.send(method, path, "");
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.body())
          .isEqualTo(
              "{\"errorCode\":\"ERR_DIRECT_INVOKE\",\"message\":\"failed getting app id either"
                  + " from the URL path or the header dapr-app-id\"}");
    }
  }

  /** The client here asks for HTTP/2 with its first request, as it does of every server. */
  @Test
  void staysWithHttp1() {
    try (DaprServer server = new DaprServer()) {
      assertThat(server.get("/v1.0/healthz").version()).isEqualTo(HttpClient.Version.HTTP_1_1);
    }
  }

  @Test
  void endsItsProcess() throws InterruptedException {
    try (DaprServer server = new DaprServer("", "s3cret", Map.of())) {
      assertThat(server.send("POST", "/v1.0/shutdown", "").statusCode()).isEqualTo(401);
      assertThat(server.send("POST", "/v1.0/shutdown", "", "dapr-api-token", "s3cret").statusCode())
          .isEqualTo(204);
      assertThat(server.isStopped()).isTrue();
    }
  }

  @Test
  void wantsTheTokenForAllButHealth() {
    try (DaprServer server = new DaprServer("", "s3cret", Map.of())) {
      HttpResponse<String> refused = server.get("/v1.0/metadata");
      assertThat(refused.statusCode()).isEqualTo(401);
      assertThat(refused.body()).isEqualTo("invalid api token");
      assertThat(refused.headers().firstValue("content-type").orElseThrow())
          .startsWith("text/plain");
      assertThat(server.send("GET", "/v1.0/metadata", "", "dapr-api-token", "s3cre").statusCode())
          .isEqualTo(401);
      assertThat(server.send("GET", "/v1.0/metadata", "", "dapr-api-token", "s3cret").statusCode())
          .isEqualTo(200);
      assertThat(server.get("/v1.0/healthz").statusCode()).isEqualTo(204);
      assertThat(server.get("/v1.0/healthz/outbound").statusCode()).isEqualTo(204);
      assertThat(server.send("POST", "/v1.0/healthz", "").statusCode()).isEqualTo(401);
    }
  }
}
