package dev.stator.server.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The texts that carry ItemCollectionMetrics: API Reference, "Response Syntax" of each write. */
class ItemCollectionMetricsTest {
  private static final RunningServer SERVER = new RunningServer();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String METRICS =
      "{\"ItemCollectionKey\":{\"id\":{\"S\":\"a\"}},\"SizeEstimateRangeGB\":[0.0,1.0]}";
  private static final String ITEM = "{\"id\":{\"S\":\"a\"},\"at\":{\"N\":\"1\"}}";

  @BeforeAll
  static void makeTable() throws Exception {
    assertThat(
            call(
                "CreateTable",
                """
                {"TableName": "things", "BillingMode": "PAY_PER_REQUEST",
                 "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"},
                               {"AttributeName": "at", "KeyType": "RANGE"}],
                 "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"},
                                          {"AttributeName": "at", "AttributeType": "N"},
                                          {"AttributeName": "name", "AttributeType": "S"}],
                 "LocalSecondaryIndexes": [{"IndexName": "byName",
                    "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"},
                                  {"AttributeName": "name", "KeyType": "RANGE"}],
                    "Projection": {"ProjectionType": "KEYS_ONLY"}}]}
                """))
        .contains("\"TableStatus\":\"ACTIVE\"");
  }

  @AfterAll
  static void stop() {
    CLIENT.close();
    SERVER.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PutItem {\"TableName\":\"things\",\"Item\":" + ITEM,
        "UpdateItem {\"TableName\":\"things\",\"Key\":" + ITEM,
        "DeleteItem {\"TableName\":\"things\",\"Key\":" + ITEM,
      })
  void areAnObjectForOneWrite(String call) throws Exception {
    String[] operationAndBody = call.split(" ", 2);
    assertThat(
            call(
                operationAndBody[0],
                operationAndBody[1] + ",\"ReturnItemCollectionMetrics\":\"SIZE\"}"))
        .isEqualTo("{\"ItemCollectionMetrics\":" + METRICS + "}");
    assertThat(call(operationAndBody[0], operationAndBody[1] + "}")).isEqualTo("{}");
  }

  @Test
  void areListedByTableForMany() throws Exception {
    String listed = "\"ItemCollectionMetrics\":{\"things\":[" + METRICS + "]}";
    assertThat(
            call(
                "BatchWriteItem",
                "{\"ReturnItemCollectionMetrics\":\"SIZE\",\"RequestItems\":{\"things\":"
                    + "[{\"PutRequest\":{\"Item\":"
                    + ITEM
                    + "}}]}}"))
        .isEqualTo("{\"UnprocessedItems\":{}," + listed + "}");
    assertThat(
            call(
                "TransactWriteItems",
                "{\"ReturnItemCollectionMetrics\":\"SIZE\",\"TransactItems\":"
                    + "[{\"Put\":{\"TableName\":\"things\",\"Item\":"
                    + ITEM
                    + "}}]}"))
        .isEqualTo("{" + listed + "}");
  }

  private static String call(String operation, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(SERVER.own())
            .header("X-Amz-Target", "DynamoDB_20120810." + operation)
            .header("Content-Type", "application/x-amz-json-1.0")
            .POST(BodyPublishers.ofString(body))
            .build();
    return CLIENT.send(request, BodyHandlers.ofString()).body();
  }
}
