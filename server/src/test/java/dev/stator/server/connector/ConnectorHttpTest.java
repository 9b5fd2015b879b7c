package dev.stator.server.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.connector.Catalogue;
import dev.stator.connector.Connections;
import dev.stator.connector.Connector;
import dev.stator.connector.connection.Connection;
import dev.stator.embedded.Stator;
import dev.stator.server.shell.HttpLimits;
import dev.stator.server.shell.HttpServer;
import dev.stator.server.shell.Listener;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectorHttpTest {
  private static final String CUSTOMERS =
      """
      {"tableName": "Customers",
       "attributeDefinition": [{"AttributeName": "customerId", "AttributeType": "N"},
                               {"AttributeName": "customerName", "AttributeType": "S"}],
       "keySchema": [{"KeyType": "HASH", "AttributeName": "customerId"},
                     {"KeyType": "RANGE", "AttributeName": "customerName"}]}
      """;
  private static final String ACME =
      "\"tableName\": \"Customers\", \"value\": \"1234\", \"rangeKeyValue\": \"Acme Inc\"";

  private final Stator stator = Stator.inMemory();
  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpServer server =
      HttpServer.start(
          List.of(
              new Listener(
                  "api",
                  Listener.LOOPBACK,
                  0,
                  List.of(
                      new ConnectorRoutes(
                          new Connector(
                              Catalogue.standard(),
                              Connections.of(
                                  Connection.of("local", stator.client(), stator.streamsClient()))),
                          new ConnectorConfig("Stator", "test", "http", null))))));

  @BeforeEach
  void createCustomers() throws Exception {
    assertThat(post("createTable", CUSTOMERS).statusCode()).isEqualTo(200);
  }

  @AfterEach
  void close() {
    client.close();
    server.close();
    stator.close();
  }

  private HttpResponse<String> post(String action, String inputs)
      throws IOException, InterruptedException {
    return send(to("/v1/actions/" + action).POST(BodyPublishers.ofString(inputs)));
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port("api") + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  @Test
  void doesWhatATableIsFor() throws Exception {
    assertThat(
            post(
                    "createItem",
                    """
                    {"tableName": "Customers",
                     "item": [{"key": "customerId", "value": "1234"},
                              {"key": "customerName", "value": "Acme Inc"}],
                     "itemTypes": [{"key": "customerId", "value": "N"},
                                   {"key": "customerName", "value": "S"}]}
                    """)
                .statusCode())
        .isEqualTo(200);
    assertThat(
            post(
                    "updateItem",
                    "{"
                        + ACME
                        + ", \"query\": \"set Title = :t, Subtitle = :s\","
                        + " \"queryParams\": {\":t\": \"A\", \":s\": \"B\"}}")
                .statusCode())
        .isEqualTo(200);
    HttpResponse<String> item = post("getItem", "{" + ACME + "}");
    assertThat(item.headers().firstValue("content-type")).contains("application/json");
    assertThat(item.body())
        .startsWith(
            "{\"Item\":{\"customerId\":1234,\"customerName\":\"Acme Inc\",\"Title\":\"A\",\"Subtitle\":\"B\"}")
        .endsWith("\"found\":true}");
    assertThat(
            post(
                    "queryItems",
                    """
                    {"tableName": "Customers", "keyConditionExpression": "customerId = :c",
                     "expressionAttributeValues": {":c": 1234}}
                    """)
                .body())
        .contains("\"Count\":1");
    assertThat(
            post(
                    "executeStatement",
                    "{\"statement\": \"SELECT Title FROM Customers WHERE customerId = ?\","
                        + " \"parameters\": [1234]}")
                .body())
        .startsWith("{\"Items\":[{\"Title\":\"A\"}]");
    assertThat(post("deleteItem", "{" + ACME + "}").statusCode()).isEqualTo(200);
    assertThat(post("getItem", "{" + ACME + "}").body()).contains("\"found\":false");
    assertThat(post("describeTable", "{\"tableName\": \"Customers\"}").body())
        .contains("\"TableStatus\":\"ACTIVE\"");
    assertThat(post("listTables", "").body())
        .isEqualTo("{\"TableNames\":[\"Customers\"],\"found\":true}");
    assertThat(post("deleteTable", "{\"tableName\": \"Customers\"}").body())
        .contains("\"TableStatus\":\"DELETING\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "getItem | [1] | 400 | {\"error\":{\"code\":\"INVALID_INPUT\",\"message\":\"body must be a JSON object, not an array\",\"hint\":\"for example {\\\"tableName\\\": \\\"Customers\\\"}\",\"field\":\"body\",\"retryable\":false}}",
        "getItem | {\"tableName\": \"Customers\", \"value\": 1} | 400 | {\"error\":{\"code\":\"INVALID_INPUT\",\"message\":\"Your table has a range key, but you did not provide a range key value\",\"hint\":\"the range key is 'customerName', of type S\",\"field\":\"rangeKeyValue\",\"retryable\":false}}",
        "getitem | {} | 404 | {\"error\":{\"code\":\"UNKNOWN_ACTION\",\"message\":\"there is no action 'getitem'\",\"hint\":\"did you mean 'getItem'?\",\"retryable\":false}}",
        "listTables | {\"awsConnection\": \"other\"} | 400 | {\"error\":{\"code\":\"UNKNOWN_CONNECTION\",\"message\":\"there is no connection 'other'\",\"hint\":\"known: local\",\"field\":\"awsConnection\",\"retryable\":false}}",
      })
  void tellsErrors(String action, String inputs, int status, String body) throws Exception {
    HttpResponse<String> response = post(action, inputs);
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.body()).isEqualTo(body);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "getItem | {\"tableName\": \"Missing\", \"value\": 1} | 404 | RESOURCE_NOT_FOUND",
        "createItem | {\"tableName\": \"Customers\", \"item\": {\"customerId\": 1}} | 400 | VALIDATION",
        "createItem | {\"tableName\": \"Customers\", \"item\": {\"customerId\": 1, \"customerName\": \"a\"}, \"conditionExpression\": \"attribute_exists(customerId)\"} | 409 | CONDITIONAL_CHECK_FAILED",
        "createTable | {\"tableName\": \"Customers\", \"attributeDefinition\": [{\"AttributeName\": \"id\", \"AttributeType\": \"S\"}], \"keySchema\": [{\"AttributeName\": \"id\", \"KeyType\": \"HASH\"}]} | 409 | RESOURCE_IN_USE",
        "getItem | {\"tableName\": | 400 | INVALID_INPUT",
      })
  void givesEachKindOfErrorItsStatus(String action, String inputs, int status, String code)
      throws Exception {
    HttpResponse<String> response = post(action, inputs);
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.body()).startsWith("{\"error\":{\"code\":\"" + code + "\"");
  }

  @Test
  void servesTheCatalogue() throws Exception {
    HttpResponse<String> all = send(to("/v1/actions").GET());
    assertThat(all.statusCode()).isEqualTo(200);
    assertThat(all.body())
        .startsWith("{\"actions\":[{\"key\":\"createTable\",")
        .contains("\"aliases\":[\"executeStatement\"]");
    HttpResponse<String> one = send(to("/v1/actions/upsertItem").GET());
    assertThat(one.body())
        .startsWith("{\"key\":\"createItem\",\"aliases\":[\"upsertItem\",\"putItem\"],")
        .contains("\"label\":\"Upsert Item\"", "\"safety\":\"write\"");
  }

  @Test
  void saysWhichMethodsThereAre() throws Exception {
    HttpResponse<String> response = send(to("/v1/actions/getItem").DELETE());
    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("allow")).contains("GET, HEAD, POST");
    assertThat(response.body()).contains("METHOD_NOT_ALLOWED");
    assertThat(send(to("/v1/actions").POST(BodyPublishers.noBody())).statusCode()).isEqualTo(405);
    assertThat(send(to("/v1/action").GET()).statusCode()).isEqualTo(404);
  }

  @Test
  void refusesBodiesThatAreTooLong() throws Exception {
    HttpResponse<String> response =
        post("createItem", " ".repeat(Math.toIntExact(HttpLimits.BODY_BYTES_MAX) + 1));
    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(response.body()).contains("REQUEST_TOO_LARGE");
  }
}
