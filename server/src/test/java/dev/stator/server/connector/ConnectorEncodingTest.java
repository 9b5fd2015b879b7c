package dev.stator.server.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.connector.Catalogue;
import dev.stator.connector.Connections;
import dev.stator.connector.Connector;
import dev.stator.connector.connection.Connection;
import dev.stator.embedded.Stator;
import dev.stator.server.mcp.McpConfig;
import dev.stator.server.mcp.McpRoutes;
import dev.stator.server.shell.HttpServer;
import dev.stator.server.shell.Listener;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no character is refused over REST and MCP, and never stored as another one. */
class ConnectorEncodingTest {
  private static final String HALF =
      "{\"tableName\":\"Texts\",\"item\":{\"id\":\"n1\",\"u\":\"\\ud800\"}}";

  private final Stator stator = Stator.inMemory();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Connector connector =
      new Connector(
          Catalogue.standard(),
          Connections.of(Connection.of("local", stator.client(), stator.streamsClient())));
  private final HttpServer server =
      HttpServer.start(
          List.of(
              new Listener(
                  "api",
                  Listener.LOOPBACK,
                  0,
                  List.of(
                      new McpRoutes(
                          connector.catalogue(),
                          connector,
                          McpConfig.of(McpConfig.Access.ALL, "test")),
                      new ConnectorRoutes(
                          connector, new ConnectorConfig("Stator", "test", "http", null))))));

  @BeforeEach
  void createTable() throws Exception {
    assertThat(
            post(
                    "/v1/actions/createTable",
                    "application/json",
                    utf8(
                        """
                        {"tableName": "Texts", "billingMode": "PAY_PER_REQUEST",
                         "attributeDefinition": [{"AttributeName": "id", "AttributeType": "S"}],
                         "keySchema": [{"KeyType": "HASH", "AttributeName": "id"}]}
                        """))
                .statusCode())
        .isEqualTo(200);
  }

  @AfterEach
  void close() {
    assertThat(stator.client().scan(scan -> scan.tableName("Texts")).items()).isEmpty();
    client.close();
    server.close();
    stator.close();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] item(String hex) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(utf8("{\"tableName\":\"Texts\",\"item\":{\"id\":\""));
    body.writeBytes(HexFormat.of().parseHex(hex));
    body.writeBytes(utf8("\"}}"));
    return body.toByteArray();
  }

  private HttpResponse<String> post(String path, String type, byte[] body) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port("api") + path))
            .header("Content-Type", type)
            .header("Accept", "application/json, text/event-stream")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build(),
        BodyHandlers.ofString());
  }

  @Test
  void unpairedSurrogatesAreRefusedOverRest() throws Exception {
    HttpResponse<String> refused = post("/v1/actions/createItem", "application/json", utf8(HALF));
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("INVALID_INPUT", "item.u: half a surrogate pair");
    HttpResponse<String> inText =
        post(
            "/v1/actions/createItem",
            "application/json",
            utf8("{\"tableName\":\"Texts\",\"item\":\"{\\\"id\\\":\\\"\\\\ud800\\\"}\"}"));
    assertThat(inText.statusCode()).isEqualTo(400);
    assertThat(inText.body()).contains("\"field\":\"item\"", "half a surrogate pair");
  }

  @Test
  void soAreThoseInLines() throws Exception {
    HttpResponse<String> lines =
        post("/v1/actions/createItem", "application/x-ndjson", utf8(HALF + "\n" + HALF));
    assertThat(lines.body().lines())
        .hasSize(2)
        .allMatch(line -> line.contains("\"ok\":false") && line.contains("surrogate"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"c080", "e080af", "eda080", "f5808080", "ff"})
  void whatIsNotUtf8IsRefused(String hex) throws Exception {
    HttpResponse<String> refused = post("/v1/actions/createItem", "application/json", item(hex));
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("is not UTF-8");
    assertThat(post("/mcp", "application/json", item(hex)).statusCode()).isEqualTo(400);
  }

  @Test
  void unpairedSurrogatesAreRefusedOverMcp() throws Exception {
    HttpResponse<String> refused =
        post(
            "/mcp",
            "application/json",
            utf8(
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":"
                    + "{\"name\":\"dynamodb_put_item\",\"arguments\":"
                    + HALF
                    + "}}"));
    assertThat(refused.body())
        .contains("\"isError\":true", "\"field\":\"item.u\"", "half a surrogate pair");
  }
}
