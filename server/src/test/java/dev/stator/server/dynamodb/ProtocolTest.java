package dev.stator.server.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProtocolTest {
  private static final String JSON_1_0 = "application/x-amz-json-1.0";
  private static final RunningServer SERVER = new RunningServer();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @BeforeAll
  static void makeTable() throws Exception {
    assertThat(
            call(
                    "CreateTable",
                    """
                    {"TableName": "things", "BillingMode": "PAY_PER_REQUEST",
                     "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}],
                     "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}]}
                    """)
                .statusCode())
        .isEqualTo(200);
  }

  @AfterAll
  static void stop() {
    CLIENT.close();
    SERVER.close();
  }

  @Test
  void putsAndGetsAnItem() throws Exception {
    String item = "{\"id\":{\"S\":\"a\"},\"n\":{\"N\":\"1.50\"}}";
    HttpResponse<byte[]> put = call("PutItem", "{\"TableName\":\"things\",\"Item\":" + item + "}");
    assertThat(put.statusCode()).isEqualTo(200);
    assertThat(text(put)).isEqualTo("{}");
    HttpResponse<byte[]> got =
        call("GetItem", "{\"Key\":{\"id\":{\"S\":\"a\"}},\"TableName\":\"things\"}");
    assertThat(text(got)).isEqualTo("{\"Item\":{\"id\":{\"S\":\"a\"},\"n\":{\"N\":\"1.5\"}}}");
  }

  @Test
  void sendsTheServicesHeaders() throws Exception {
    HttpResponse<byte[]> first = call("ListTables", "{}");
    HttpResponse<byte[]> second = call("ListTables", "{\"Limit\":\"x\"}");
    for (HttpResponse<byte[]> reply : List.of(first, second)) {
      CRC32 checksum = new CRC32();
      checksum.update(reply.body());
      assertThat(header(reply, "x-amz-crc32")).isEqualTo("" + checksum.getValue());
      assertThat(header(reply, "content-type")).isEqualTo(JSON_1_0);
      assertThat(header(reply, "x-amzn-requestid")).matches("[A-Z0-9]{52}");
      assertThat(header(reply, "content-length")).isEqualTo("" + reply.body().length);
    }
    assertThat(header(first, "x-amzn-requestid")).isNotEqualTo(header(second, "x-amzn-requestid"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DynamoDB_20120810.GetItem | {\"TableName\":\"none\",\"Key\":{\"id\":{\"S\":\"a\"}}}"
            + " | {\"__type\":\"com.amazonaws.dynamodb.v20120810#ResourceNotFoundException\","
            + "\"message\":\"Requested resource not found\"}",
        "DynamoDB_20120810.GetItem | {\"TableName\":5}"
            + " | {\"__type\":\"com.amazon.coral.service#SerializationException\","
            + "\"Message\":\"NUMBER_VALUE cannot be converted to String\"}",
        "DynamoDB_20120810.GetItem | {"
            + " | {\"__type\":\"com.amazon.coral.service#SerializationException\"}",
        "DynamoDB_20120810.Nonsense | {"
            + " | {\"__type\":\"com.amazon.coral.service#SerializationException\"}",
        "DynamoDB_20120810.Nonsense | {}"
            + " | {\"__type\":\"com.amazon.coral.service#UnknownOperationException\"}",
        "DynamoDB_20120810.ListStreams | {}"
            + " | {\"__type\":\"com.amazon.coral.service#UnknownOperationException\"}",
        "DynamoDBStreams_20120810.GetItem | {}"
            + " | {\"__type\":\"com.amazon.coral.service#UnknownOperationException\"}",
        "DynamoDBStreams_20120810.GetRecords | {\"ShardIterator\":\"x\"}"
            + " | {\"__type\":\"com.amazon.coral.validate#ValidationException\","
            + "\"message\":\"Invalid ShardIterator\"}",
        "S3.GetItem | {} | {\"__type\":\"com.amazon.coral.service#UnknownOperationException\"}",
        "DynamoDB_20120810.ListBackups | {}"
            + " | {\"__type\":\"com.amazon.coral.service#UnknownOperationException\",\"message\":"
            + "\"DynamoDB_20120810.ListBackups is not supported by this server yet\"}",
        "DynamoDB_20120810.PutItem | {\"TableName\":\"things\",\"Item\":{\"id\":{}}}"
            + " | {\"__type\":\"com.amazon.coral.validate#ValidationException\",\"message\":"
            + "\"Supplied AttributeValue is empty, must contain exactly one of the supported"
            + " datatypes\"}",
        "DynamoDB_20120810.CreateTable | {\"TableName\":\"others\",\"ResourcePolicy\":\"{}\"}"
            + " | {\"__type\":\"com.amazon.coral.validate#ValidationException\",\"message\":"
            + "\"ResourcePolicy of CreateTable is not supported by this server yet\"}",
      })
  void tellsErrors(String target, String body, String expected) throws Exception {
    HttpResponse<byte[]> reply = send(SERVER.own(), post(SERVER.own(), target, JSON_1_0, body));
    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(text(reply)).isEqualTo(expected);
  }

  /** One request with every fault, put right one by one: the next fault is told each time. */
  @Test
  void tellsFaultsInTheServicesOrder() throws Exception {
    URI own = SERVER.own();
    String get = "DynamoDB_20120810.GetItem";
    String longName = "n".repeat(256);
    assertThat(text(send(own, post(own, "x", "text/plain", "{"))))
        .contains("<UnknownOperationException/>");
    assertThat(text(send(own, post(own, "x", JSON_1_0, "{")))).contains("SerializationException");
    assertThat(text(send(own, post(own, "x", JSON_1_0, "{\"TableName\":5}"))))
        .contains("UnknownOperationException");
    assertThat(text(send(own, post(own, get, JSON_1_0, "{\"TableName\":5}"))))
        .contains("SerializationException", "NUMBER_VALUE cannot be converted to String");
    assertThat(
            text(
                send(
                    own,
                    post(own, get, JSON_1_0, "{\"TableName\":\"" + longName + "\",\"Key\":{}}"))))
        .contains("ValidationException", "less than or equal to");
    String noKey = "{\"TableName\":\"none\",\"Key\":{\"id\":{\"S\":\"\"},\"b\":{\"NS\":[]}}}";
    assertThat(text(send(own, post(own, get, JSON_1_0, noKey)))).contains("ValidationException");
    String noTable = "{\"TableName\":\"none\",\"Key\":{\"x\":{\"S\":\"a\"},\"y\":{\"S\":\"a\"}}}";
    assertThat(text(send(own, post(own, get, JSON_1_0, noTable))))
        .contains("ResourceNotFoundException");
    assertThat(text(send(own, post(own, get, JSON_1_0, noTable.replace("none", "things")))))
        .contains("ValidationException", "The provided key element does not match the schema");
  }

  @Test
  void answersInTheTypeThatWasAsked() throws Exception {
    HttpResponse<byte[]> reply =
        send(
            SERVER.own(),
            post(SERVER.own(), "DynamoDB_20120810.ListTables", "application/json", "{}"));
    assertThat(header(reply, "content-type")).isEqualTo("application/json");
    assertThat(text(reply)).isEqualTo("{\"TableNames\":[\"things\"]}");
  }

  @Test
  void knowsNoOtherMethodOrType() throws Exception {
    URI own = SERVER.own();
    HttpRequest put = HttpRequest.newBuilder(own).PUT(BodyPublishers.ofString("{}")).build();
    HttpRequest plain = post(own, "DynamoDB_20120810.ListTables", "text/plain", "{}");
    HttpRequest elsewhere = HttpRequest.newBuilder(own.resolve("/favicon.ico")).build();
    for (HttpRequest request : new HttpRequest[] {put, plain, elsewhere}) {
      HttpResponse<byte[]> reply = send(own, request);
      assertThat(reply.statusCode()).isEqualTo(404);
      assertThat(text(reply)).isEqualTo("<UnknownOperationException/>\n");
      assertThat(header(reply, "x-amz-crc32")).isEqualTo("3552371480");
    }
  }

  @Test
  void tellsItsHealth() throws Exception {
    HttpResponse<byte[]> reply = send(SERVER.own(), HttpRequest.newBuilder(SERVER.own()).build());
    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(text(reply)).isEqualTo("healthy: dynamodb.us-east-1.amazonaws.com ");
    assertThat(header(reply, "x-amz-crc32")).isEqualTo("3128867991");
  }

  @ParameterizedTest
  @CsvSource({"-1, 200", "0, 200", "1, 413"})
  void takesABodyOfSixteenMegabytes(int beyond, int status) throws Exception {
    HttpResponse<byte[]> reply =
        call("ListTables", " ".repeat(16 * 1024 * 1024 - 2 + beyond) + "{}");
    assertThat(reply.statusCode()).isEqualTo(status);
    assertThat(text(reply))
        .contains(status == 200 ? "TableNames" : "RequestEntityTooLargeException");
  }

  @Test
  void sharesAListener() throws Exception {
    URI shared = SERVER.shared();
    assertThat(text(send(shared, post(shared, "DynamoDB_20120810.ListTables", JSON_1_0, "{}"))))
        .isEqualTo("{\"TableNames\":[\"things\"]}");
    assertThat(send(shared, HttpRequest.newBuilder(shared).build()).statusCode()).isEqualTo(404);
    assertThat(text(send(shared, HttpRequest.newBuilder(shared.resolve("/healthz")).build())))
        .isEqualTo("ok\n");
  }

  @Test
  void letsOnlyPagesOfThisMachineIn() throws Exception {
    assertThat(preflight("http://localhost:3000"))
        .containsEntry("access-control-allow-origin", "http://localhost:3000")
        .containsEntry("access-control-allow-headers", "x-amz-target")
        .containsEntry("access-control-max-age", "172800");
    assertThat(preflight("https://evil.example")).doesNotContainKey("access-control-allow-origin");
    HttpResponse<byte[]> foreign = listTablesFrom("http://localhost.evil.example");
    assertThat(foreign.statusCode()).isEqualTo(403);
    assertThat(text(foreign)).contains("AccessDeniedException", "localhost.evil.example");
    HttpResponse<byte[]> local = listTablesFrom("http://127.0.0.1:9");
    assertThat(local.statusCode()).isEqualTo(200);
    assertThat(header(local, "access-control-allow-origin")).isEqualTo("http://127.0.0.1:9");
  }

  private static java.util.Map<String, String> preflight(String origin) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(SERVER.own())
            .method("OPTIONS", BodyPublishers.noBody())
            .header("Origin", origin)
            .header("Access-Control-Request-Method", "POST")
            .header("Access-Control-Request-Headers", "x-amz-target")
            .build();
    java.util.Map<String, String> headers = new java.util.HashMap<>();
    send(SERVER.own(), request)
        .headers()
        .map()
        .forEach((name, values) -> headers.put(name, values.getFirst()));
    return headers;
  }

  private static HttpResponse<byte[]> listTablesFrom(String origin) throws Exception {
    HttpRequest plain = post(SERVER.own(), "DynamoDB_20120810.ListTables", JSON_1_0, "{}");
    HttpRequest request =
        HttpRequest.newBuilder(plain, (name, value) -> true).header("Origin", origin).build();
    return send(SERVER.own(), request);
  }

  private static HttpResponse<byte[]> call(String operation, String body) throws Exception {
    return send(SERVER.own(), post(SERVER.own(), "DynamoDB_20120810." + operation, JSON_1_0, body));
  }

  private static HttpRequest post(URI server, String target, String contentType, String body) {
    return HttpRequest.newBuilder(server)
        .header("X-Amz-Target", target)
        .header("Content-Type", contentType)
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  private static HttpResponse<byte[]> send(URI server, HttpRequest request) throws Exception {
    assertThat(request.uri().getPort()).isEqualTo(server.getPort());
    return CLIENT.send(request, BodyHandlers.ofByteArray());
  }

  private static String text(HttpResponse<byte[]> reply) {
    return new String(reply.body(), StandardCharsets.UTF_8);
  }

  private static String header(HttpResponse<byte[]> reply, String name) {
    return reply.headers().firstValue(name).orElse("");
  }
}
