package dev.stator.server.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.server.shell.HttpLimits;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which pages may ask: those of this machine, those that are configured, or all. */
class CrossOriginTest {

  @Test
  void lets_pages_read_every_answer_to_them() throws Exception {
    try (RunningServer server = new RunningServer();
        HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest.Builder any =
          HttpRequest.newBuilder(server.own()).header("Origin", "http://localhost:3000");
      byte[] tooLarge = new byte[HttpLimits.BODY_BYTES_MAX + 1];
      for (HttpRequest.Builder request :
          List.of(
              any.copy().GET(),
              any.copy().uri(server.own().resolve("/nowhere")).GET(),
              any.copy().PUT(BodyPublishers.ofString("{}")),
              any.copy().POST(BodyPublishers.ofString("{}")),
              any.copy().POST(BodyPublishers.ofByteArray(tooLarge)))) {
        HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
        assertThat(answer.headers().firstValue("access-control-allow-origin"))
            .as("%s", answer)
            .contains("http://localhost:3000");
        assertThat(answer.headers().firstValue("vary")).contains("Origin");
      }
    }
  }

  @Test
  void answers_options_of_no_page_as_the_service_does() throws Exception {
    try (RunningServer server = new RunningServer();
        HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(server.own())
                  .method("OPTIONS", BodyPublishers.noBody())
                  .build(),
              BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.body()).isEqualTo("<UnknownOperationException/>\n");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "https://app.example, https://app.example, true",
    "https://app.example, https://app.example:8443, false",
    "https://app.example, http://app.example, false",
    "https://app.example, https://other.example, false",
    "https://app.example, http://localhost:3000, true",
    "https://app.example, null, false",
    "*, https://other.example, true",
    "*, null, true",
  })
  void lets_configured_pages_in(String allowed, String origin, boolean in) throws Exception {
    try (RunningServer server =
            new RunningServer(DynamoDbConfig.DEFAULT.withAllowedOrigins(Set.of(allowed)));
        HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> preflight =
          client.send(
              HttpRequest.newBuilder(server.own())
                  .method("OPTIONS", BodyPublishers.noBody())
                  .header("Origin", origin)
                  .header("Access-Control-Request-Method", "POST")
                  .header("Access-Control-Request-Headers", "x-amz-target,authorization")
                  .build(),
              BodyHandlers.ofString());
      HttpResponse<String> posted =
          client.send(
              HttpRequest.newBuilder(server.own())
                  .POST(BodyPublishers.ofString("{}"))
                  .header("Origin", origin)
                  .header("Content-Type", "application/x-amz-json-1.0")
                  .header("X-Amz-Target", "DynamoDB_20120810.ListTables")
                  .build(),
              BodyHandlers.ofString());
      assertThat(preflight.statusCode()).isEqualTo(200);
      assertThat(posted.statusCode()).isEqualTo(in ? 200 : 403);
      for (HttpResponse<String> answer : List.of(preflight, posted)) {
        assertThat(answer.headers().firstValue("access-control-allow-origin").orElse("none"))
            .isEqualTo(in ? origin : "none");
      }
      assertThat(preflight.headers().firstValue("access-control-allow-headers").orElse("none"))
          .isEqualTo(in ? "x-amz-target,authorization" : "none");
    }
  }
}
