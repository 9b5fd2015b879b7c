package dev.stator.server.dapr;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The two calls that Dapr's page about its DynamoDB state store prints. */
class SeedCallsTest {

  @Test
  void theFirstUsesTheKeyAsPartitionKey() {
    try (DaprServer server = new DaprServer()) {
      HttpResponse<String> saved =
          server.send(
              "POST",
              "/v1.0/state/statestore",
              """
              [
                      {
                        "key": "tony-stark",
                        "value": "iron man"
                      }
                    ]""",
              "Content-Type",
              "application/json");
      assertThat(saved.statusCode()).isEqualTo(204);
      assertThat(saved.body()).isEmpty();
      assertThat(server.item("state", "key", "tony-stark"))
          .containsEntry("value", AttributeValue.fromS("\"iron man\""));
      HttpResponse<String> read = server.get("/v1.0/state/statestore/tony-stark");
      assertThat(read.statusCode()).isEqualTo(200);
      assertThat(read.body()).isEqualTo("\"iron man\"");
      assertThat(read.headers().firstValue("content-type")).contains("application/json");
    }
  }

  @Test
  void theSecondUsesThePartitionThatItNames() {
    try (DaprServer server = new DaprServer()) {
      HttpResponse<String> saved =
          server.send(
              "POST",
              "/v1.0/state/statestore",
              """
              [
                      {
                        "key": "tony-stark",
                        "value": "iron man",
                        "metadata": {
                          "partitionKey": "pkey"
                        }
                      }
                    ]""",
              "Content-Type",
              "application/json");
      assertThat(saved.statusCode()).isEqualTo(204);
      assertThat(server.item("state", "key", "pkey"))
          .containsEntry("value", AttributeValue.fromS("\"iron man\""))
          .containsEntry("daprKey", AttributeValue.fromS("tony-stark"));
      String path = "/v1.0/state/statestore/tony-stark";
      assertThat(server.get(path).statusCode()).isEqualTo(204);
      assertThat(server.get(path + "?metadata.partitionKey=pkey").body()).isEqualTo("\"iron man\"");
      assertThat(server.send("DELETE", path + "?metadata.partitionKey=pkey", "").statusCode())
          .isEqualTo(204);
      assertThat(server.item("state", "key", "pkey")).isEmpty();
    }
  }
}
