package dev.stator.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.stator.connector.answer.ErrorJson;
import dev.stator.connector.connection.Connection;
import dev.stator.connector.error.ActionError;
import dev.stator.connector.error.ErrorCode;
import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonValue;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;

/** What the SDK's own client sends, and how answers of a service that can fail are told. */
class ServiceAnswersTest {
  private record Prepared(int status, String body) {}

  private final Deque<Prepared> answers = new ArrayDeque<>();
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  private final HttpServer service;
  private final DynamoDbClient client;
  private final Connector connector;

  ServiceAnswersTest() throws IOException {
    service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.createContext("/", this::answer);
    URI endpoint = URI.create("http://127.0.0.1:" + service.getAddress().getPort());
    client =
        DynamoDbClient.builder()
            .endpointOverride(endpoint)
            .region(Region.US_WEST_2)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "hidden")))
            .httpClientBuilder(Apache5HttpClient.builder())
            .overrideConfiguration(o -> o.retryStrategy(impatient()))
            .build();
    connector =
        new Connector(
            Catalogue.standard(),
            Connections.of(Connection.of("aws", client, ActionFixture.NO_STREAMS)));
  }

  /** The SDK's own strategy without its waits, which take a minute when throttled. */
  private static RetryStrategy impatient() {
    return DefaultRetryStrategy.standardStrategyBuilder()
        .maxAttempts(3)
        .retryOnException(failure -> failure instanceof InternalServerErrorException)
        .backoffStrategy(BackoffStrategy.retryImmediately())
        .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
        .build();
  }

  private void answer(HttpExchange exchange) throws IOException {
    requests.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    Prepared prepared;
    synchronized (answers) {
      prepared = answers.size() > 1 ? answers.remove() : answers.element();
    }
    byte[] body = prepared.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("x-amzn-RequestId", "REQUEST-1");
    exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
    exchange.sendResponseHeaders(prepared.status(), body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @BeforeEach
  void start() {
    service.start();
  }

  @AfterEach
  void stop() {
    client.close();
    service.stop(0);
  }

  private void prepare(int status, String body) {
    synchronized (answers) {
      answers.add(new Prepared(status, body));
    }
  }

  @Test
  void whoMayNotDescribeATableMayStillPut() {
    prepare(
        400, "{\"__type\":\"com.amazon.coral.service#AccessDeniedException\",\"Message\":\"no\"}");
    prepare(200, "{}");
    run("createItem", "{\"tableName\": \"Flowers\", \"item\": {\"Name\": \"Rose\"}}");
    assertThat(requests).hasSize(2);
    assertThat(requests.getLast()).contains("\"Item\":{\"Name\":{\"S\":\"Rose\"}}");
    run("createItem", "{\"tableName\": \"Flowers\", \"item\": {\"Name\": \"Lily\"}}");
    assertThat(requests).as("the denial is remembered").hasSize(3);
    assertThat(requests.getLast()).contains("\"Item\":{\"Name\":{\"S\":\"Lily\"}}");
  }

  @Test
  void asksAgainForATableWithOtherCredentials() {
    prepare(
        400, "{\"__type\":\"com.amazon.coral.service#ExpiredTokenException\",\"Message\":\"no\"}");
    prepare(200, "{}");
    prepare(
        200,
        "{\"Table\":{\"TableName\":\"T\",\"KeySchema\":[{\"AttributeName\":\"id\",\"KeyType\":\"HASH\"}],"
            + "\"AttributeDefinitions\":[{\"AttributeName\":\"id\",\"AttributeType\":\"N\"}]}}");
    prepare(200, "{}");
    run("createItem", "{\"tableName\": \"T\", \"item\": {\"id\": \"1\"}}");
    run("createItem", "{\"tableName\": \"T\", \"item\": {\"id\": \"1\"}}");
    assertThat(requests.getLast()).contains("\"Item\":{\"id\":{\"N\":\"1\"}}");
  }

  private String run(String action, String inputs) {
    return ActionFixture.text(connector.run(action, (JsonValue.Obj) JsonFormat.read(inputs)));
  }

  @Test
  void sendsAStatementWithItsParametersAndNothingUnasked() {
    prepare(200, "{\"Items\":[]}");
    assertThat(run("rawRequest", "{\"statement\": \"SELECT * FROM Flowers\"}"))
        .isEqualTo("{\"Items\":[]}");
    run(
        "executeStatement",
        """
        {"statement": "INSERT INTO Flowers value {'Name':?}", "parameters": "[\\"Rose\\", 5]",
         "queryParameters": [{"key": "Limit", "value": "10"},
                             {"key": "ConsistentRead", "value": "true"}]}
        """);
    assertThat(requests)
        .containsExactly(
            "{\"Statement\":\"SELECT * FROM Flowers\",\"ReturnConsumedCapacity\":\"TOTAL\"}",
            "{\"Statement\":\"INSERT INTO Flowers value {'Name':?}\",\"Parameters\":[{\"S\":\"Rose\"},{\"N\":\"5\"}],"
                + "\"ConsistentRead\":true,\"ReturnConsumedCapacity\":\"TOTAL\",\"Limit\":10}");
  }

  @Test
  void writesAStatementsItemsInEachFormat() {
    prepare(
        200,
        "{\"Items\":[{\"n\":{\"N\":\"12345678901234567890.5\"},\"s\":{\"SS\":[\"a\"]}}],\"NextToken\":\"t\"}");
    String statement = "{\"statement\": \"SELECT * FROM Flowers\"";
    assertThat(run("rawRequest", statement + "}"))
        .startsWith(
            "{\"Items\":[{\"n\":{\"N\":\"12345678901234567890.5\"},\"s\":{\"SS\":[\"a\"]}}],\"NextToken\":\"t\","
                + "\"nextCursor\":");
    assertThat(run("rawRequest", statement + ", \"format\": \"seed\"}"))
        .isEqualTo(
            "{\"$metadata\":{\"httpStatusCode\":200,\"requestId\":\"REQUEST-1\",\"attempts\":1,\"totalRetryDelay\":0},"
                + "\"Items\":[{\"n\":{\"N\":\"12345678901234567890.5\"},\"s\":{\"SS\":[\"a\"]}}],\"NextToken\":\"t\"}");
  }

  @Test
  void tellsHowOftenTheSdkAsked() {
    prepare(500, "{\"__type\":\"com.amazonaws.dynamodb.v20120810#InternalServerError\"}");
    prepare(200, "{\"TableNames\":[\"Customers\"]}");
    assertThat(run("listTables", "{\"format\": \"seed\"}"))
        .contains("\"requestId\":\"REQUEST-1\",\"attempts\":2,\"totalRetryDelay\":")
        .endsWith("\"TableNames\":[\"Customers\"]},\"found\":true}");
  }

  @Test
  void sendsNoThroughputWithPayPerRequest() {
    prepare(200, "{\"TableDescription\":{\"TableName\":\"T\"}}");
    run(
        "createTable",
        """
        {"tableName": "T", "billingMode": "PAY_PER_REQUEST", "readCapacityUnits": "5",
         "attributeDefinition": [{"AttributeName": "id", "AttributeType": "S"}],
         "keySchema": [{"KeyType": "HASH", "AttributeName": "id"}]}
        """);
    assertThat(requests).singleElement().asString().doesNotContain("ProvisionedThroughput");
  }

  @Test
  void describesATableOnce() {
    prepare(
        200,
        "{\"Table\":{\"TableName\":\"T\",\"KeySchema\":[{\"AttributeName\":\"id\",\"KeyType\":\"HASH\"}],"
            + "\"AttributeDefinitions\":[{\"AttributeName\":\"id\",\"AttributeType\":\"N\"}]}}");
    prepare(200, "{}");
    run("getItem", "{\"tableName\": \"T\", \"value\": \"1\"}");
    run("getItem", "{\"tableName\": \"T\", \"value\": \"2\"}");
    assertThat(requests)
        .containsExactly(
            "{\"TableName\":\"T\"}",
            "{\"TableName\":\"T\",\"Key\":{\"id\":{\"N\":\"1\"}},\"ReturnConsumedCapacity\":\"TOTAL\"}",
            "{\"TableName\":\"T\",\"Key\":{\"id\":{\"N\":\"2\"}},\"ReturnConsumedCapacity\":\"TOTAL\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "400, AccessDeniedException, listTables, ACCESS_DENIED, false",
    "400, UnrecognizedClientException, listTables, ACCESS_DENIED, false",
    "400, ThrottlingException, listTables, THROTTLING, true",
    "400, ValidationException, listTables, VALIDATION, false",
    "400, ResourceNotFoundException, listTables, RESOURCE_NOT_FOUND, false",
    "500, InternalServerError, listTables, OUTCOME_UNKNOWN, true",
    "500, InternalServerError, deleteTable, OUTCOME_UNKNOWN, false",
  })
  void tellsTheServicesErrors(
      int status, String type, String action, ErrorCode code, boolean retryable) {
    prepare(
        status,
        "{\"__type\":\"com.amazonaws.dynamodb.v20120810#" + type + "\",\"message\":\"told so\"}");
    ActionError error =
        error(action, action.equals("listTables") ? "{}" : "{\"tableName\": \"T\"}");
    assertThat(error.code()).isEqualTo(code);
    assertThat(error.text()).isEqualTo("told so");
    assertThat(error.retryable()).isEqualTo(retryable);
    assertThat(error.requestId()).isEqualTo("REQUEST-1");
    assertThat(ActionFixture.text(ErrorJson.write(error)))
        .contains("\"requestId\":\"REQUEST-1\"")
        .doesNotContain("hidden");
  }

  @Test
  void tellsThatNobodyIsThere() {
    service.stop(0);
    ActionError error = error("listTables", "{}");
    assertThat(error.code()).isEqualTo(ErrorCode.CONNECTIVITY);
    assertThat(error.retryable()).isTrue();
  }

  private ActionError error(String action, String inputs) {
    return Objects.requireNonNull(
        catchThrowableOfType(ActionError.class, () -> run(action, inputs)), "no error");
  }
}
