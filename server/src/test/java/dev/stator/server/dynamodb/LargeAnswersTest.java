package dev.stator.server.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.server.shell.limit.ServerLimits;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Small requests for large answers that nobody takes: memory for answers has its bound, too. */
class LargeAnswersTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final int MEBIBYTE = 1024 * 1024;
  private static final int ITEM_BYTES = 390_000;
  private static final int ITEMS = 40;

  /** Room for one of the largest answers and not for two: each lies there twice. */
  private static final int BYTES = 40 * MEBIBYTE;

  private final RunningServer server =
      new RunningServer(DynamoDbConfig.DEFAULT, ServerLimits.DEFAULT.withInFlight(100, BYTES));

  @BeforeEach
  void fill() throws Exception {
    send(
        "CreateTable",
        "{\"TableName\":\"large\",\"BillingMode\":\"PAY_PER_REQUEST\",\"KeySchema\":[{"
            + "\"AttributeName\":\"id\",\"KeyType\":\"HASH\"}],\"AttributeDefinitions\":[{"
            + "\"AttributeName\":\"id\",\"AttributeType\":\"S\"}]}");
    for (int id = 0; id < ITEMS; id++) {
      assertThat(send("PutItem", item(id)).statusCode()).isEqualTo(200);
    }
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void reads_are_refused_and_writes_answered_while_nobody_takes_a_large_answer() throws Exception {
    try (Socket idle = new Socket("127.0.0.1", server.own().getPort())) {
      idle.getOutputStream().write(raw("BatchGetItem", batch()));
      // The first byte of the answer is here, and the rest is on its way.
      assertThat(idle.getInputStream().read()).isPositive();
      for (int again = 0; again < 3; again++) {
        assertThat(send("BatchGetItem", batch()).body()).contains("ThrottlingException");
        assertThat(send("BatchExecuteStatement", selects()).body()).contains("ThrottlingException");
      }
      HttpResponse<String> deleted =
          send(
              "DeleteItem",
              "{\"TableName\":\"large\",\"Key\":{\"id\":{\"S\":\"0\"}},\"ReturnValues\":\"ALL_OLD\"}");
      assertThat(deleted.statusCode()).isEqualTo(200);
      assertThat(deleted.body().length()).isGreaterThan(ITEM_BYTES);
      assertThat(send("GetItem", "{\"TableName\":\"large\",\"Key\":{\"id\":{\"S\":\"x\"}}}").body())
          .isEqualTo("{}");
    }
    HttpResponse<String> answered = send("BatchGetItem", batch());
    while (answered.statusCode() != 200) { // the server has yet to see that the client is gone
      answered = send("BatchGetItem", batch());
    }
    assertThat(answered.body().length()).isGreaterThan((ITEMS - 1) * ITEM_BYTES);
  }

  private static String item(int id) {
    String text = "x".repeat(ITEM_BYTES);
    return "{\"TableName\":\"large\",\"Item\":{\"id\":{\"S\":\"%d\"},\"text\":{\"S\":\"%s\"}}}"
        .formatted(id, text);
  }

  private static String batch() {
    return IntStream.range(0, ITEMS)
        .mapToObj("{\"id\":{\"S\":\"%d\"}}"::formatted)
        .collect(Collectors.joining(",", "{\"RequestItems\":{\"large\":{\"Keys\":[", "]}}}"));
  }

  private static String selects() {
    return IntStream.range(0, 25)
        .mapToObj("{\"Statement\":\"SELECT * FROM large WHERE id = '%d'\"}"::formatted)
        .collect(Collectors.joining(",", "{\"Statements\":[", "]}"));
  }

  private HttpResponse<String> send(String operation, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(server.own())
            .header("X-Amz-Target", "DynamoDB_20120810." + operation)
            .header("Content-Type", "application/x-amz-json-1.0")
            .POST(BodyPublishers.ofString(body))
            .build();
    return CLIENT.send(request, BodyHandlers.ofString());
  }

  private static byte[] raw(String operation, String body) {
    return ("POST / HTTP/1.1\r\nHost: localhost\r\nX-Amz-Target: DynamoDB_20120810."
            + operation
            + "\r\nContent-Type: application/x-amz-json-1.0\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body)
        .getBytes(StandardCharsets.US_ASCII);
  }
}
