package dev.stator.server.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.connector.ActionRunner;
import dev.stator.connector.Catalogue;
import dev.stator.connector.Connections;
import dev.stator.connector.Connector;
import dev.stator.connector.connection.Connection;
import dev.stator.embedded.Stator;
import dev.stator.server.shell.HttpServer;
import dev.stator.server.shell.KeptLog;
import dev.stator.server.shell.Listener;
import dev.stator.server.shell.page.AllowedPages;
import dev.stator.server.shell.page.PageGate;
import dev.stator.tables.json.JsonValue;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The protocol library's own client over streamable HTTP. */
class McpHttpTest {
  static final String OVERVIEW =
      "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/call\","
          + "\"params\":{\"name\":\"dynamodb_overview\",\"arguments\":{}}}";
  private static final McpConfig CONFIG = McpConfig.of(McpConfig.Access.READ, "test");

  private final Stator stator = Stator.inMemory();
  private final Connector connector =
      new Connector(
          Catalogue.standard(),
          Connections.of(Connection.of("local", stator.client(), stator.streamsClient())));

  @AfterEach
  void close() {
    stator.close();
  }

  private void with(McpConfig.Access access, Consumer<ToolCalls> use) {
    McpRoutes routes =
        new McpRoutes(connector.catalogue(), connector, McpConfig.of(access, "test"));
    try (HttpServer server =
            HttpServer.start(List.of(new Listener("api", Listener.LOOPBACK, 0, List.of(routes))));
        McpSyncClient client =
            McpClient.sync(
                    HttpClientStreamableHttpTransport.builder(
                            "http://127.0.0.1:" + server.port("api"))
                        .endpoint("/mcp")
                        .build())
                .build()) {
      client.initialize();
      use.accept(new ToolCalls(client));
    }
  }

  @Test
  void offersReadingOnlyUnlessMoreIsEnabled() {
    with(
        McpConfig.Access.READ,
        calls -> {
          assertThat(calls.tools())
              .hasSize(9)
              .allSatisfy(
                  tool -> {
                    assertThat(tool.name()).startsWith("dynamodb_");
                    assertThat(tool.annotations().readOnlyHint()).isTrue();
                    assertThat(tool.annotations().destructiveHint()).isFalse();
                    assertThat(tool.annotations().idempotentHint()).isTrue();
                    assertThat(tool.outputSchema()).isNotEmpty();
                    assertThat(tool.inputSchema()).containsEntry("additionalProperties", false);
                  });
          CallToolResult refused = calls.call("dynamodb_put_item", "{}");
          assertThat(refused.isError()).isTrue();
          assertThat(refused.content().toString())
              .contains("dynamodb_put_item is not offered", "--mcp-access write");
        });
    with(McpConfig.Access.WRITE, calls -> assertThat(calls.tools()).hasSize(13));
    with(
        McpConfig.Access.ALL,
        calls ->
            assertThat(calls.tools())
                .hasSize(17)
                .allSatisfy(tool -> assertThat(tool.description()).doesNotContain(".."))
                .filteredOn(tool -> tool.annotations().destructiveHint())
                .extracting(McpSchema.Tool::name)
                .containsExactlyInAnyOrder(
                    "dynamodb_put_item",
                    "dynamodb_update_item",
                    "dynamodb_patch_item",
                    "dynamodb_delete_item",
                    "dynamodb_delete_table",
                    "dynamodb_execute_statement",
                    "dynamodb_batch_write"));
  }

  /** Nothing that an agent writes may be a secret, as what agents write is stored and shown. */
  @Test
  void asksForNoSecret() {
    with(
        McpConfig.Access.ALL,
        calls ->
            assertThat(calls.tools())
                .allSatisfy(
                    tool ->
                        assertThat(tool.inputSchema().toString().toLowerCase(Locale.ROOT))
                            .doesNotContain("secret", "password", "accesskey", "token\"")));
  }

  @Test
  void callsEveryTool() {
    with(
        McpConfig.Access.ALL,
        calls -> {
          EveryTool.run(calls);
          assertThat(calls.called())
              .isEqualTo(new TreeSet<>(calls.tools().stream().map(McpSchema.Tool::name).toList()));
        });
  }

  @Test
  void capsResultsAndGoesOn() {
    with(
        McpConfig.Access.ALL,
        calls -> {
          EveryTool.createCustomers(calls);
          StringBuilder items = new StringBuilder();
          for (int n = 0; n < 150; n++) {
            items.append(n == 0 ? "" : ",").append("{\"customerId\":").append(n).append("}");
          }
          calls.confirmed(
              "dynamodb_batch_write", "{\"tableName\": \"Customers\", \"items\": [" + items + "]}");
          JsonValue.Obj first =
              calls.result(
                  "dynamodb_scan",
                  "{\"tableName\": \"Customers\", \"fetchAll\": true, \"maxItems\": 5000}");
          assertThat(first.get("Count")).isEqualTo(JsonValue.Num.of(100));
          JsonValue.Obj rest =
              calls.result(
                  "dynamodb_scan",
                  "{\"tableName\": \"Customers\", \"fetchAll\": true, \"cursor\": "
                      + ToolCalls.text(Objects.requireNonNull(first.get("nextCursor")))
                      + "}");
          assertThat(rest.get("Count")).isEqualTo(JsonValue.Num.of(50));
        });
  }

  @Test
  void destroysOnlyWhatWasPreviewed() {
    with(
        McpConfig.Access.ALL,
        calls -> {
          EveryTool.createCustomers(calls);
          JsonValue.Obj preview =
              calls.result("dynamodb_delete_table", "{\"tableName\": \"Customers\"}");
          assertThat(ToolCalls.text(preview))
              .contains("\"operation\":\"DeleteTable\"", "nothing is done yet");
          String confirm = ToolCalls.text(Objects.requireNonNull(preview.get("confirm")));
          assertThat(
                  calls.error(
                      "dynamodb_delete_table",
                      "{\"tableName\": \"Other\", \"confirm\": " + confirm + "}"))
              .contains("this token is not good for this call");
          assertThat(
                  calls.error(
                      "dynamodb_delete_table",
                      "{\"tableName\": \"Customers\", \"confirm\": " + confirm + "}"))
              .contains("or not any more");
          calls.confirmed("dynamodb_delete_table", "{\"tableName\": \"Customers\"}");
          assertThat(calls.error("dynamodb_describe_table", "{\"tableName\": \"Customers\"}"))
              .contains("RESOURCE_NOT_FOUND", "listTables tells");
        });
  }

  @Test
  void keepsEveryDigit() {
    with(
        McpConfig.Access.WRITE,
        calls -> {
          EveryTool.createCustomers(calls);
          calls.result(
              "dynamodb_put_item",
              """
              {"tableName": "Customers",
               "item": {"customerId": 1, "big": 12345678901234567890, "small": 0.1}}
              """);
          assertThat(
                  ToolCalls.text(
                      calls.result(
                          "dynamodb_get_item", "{\"tableName\": \"Customers\", \"value\": 1}")))
              .contains("\"big\":{\"N\":\"12345678901234567890\"}", "\"small\":0.1");
        });
  }

  @Test
  void refusesArgumentsThatItDoesNotKnow() {
    with(
        McpConfig.Access.READ,
        calls ->
            assertThat(calls.error("dynamodb_get_item", "{\"tableName\": \"T\", \"valeu\": 1}"))
                .contains("valeu"));
  }

  @Test
  void refusesPagesFromElsewhere() throws Exception {
    PageGate gate =
        new PageGate(
            new McpRoutes(
                connector.catalogue(), connector, McpConfig.of(McpConfig.Access.READ, "test")),
            AllowedPages.OF_THIS_MACHINE,
            true);
    try (HttpServer server =
            HttpServer.start(List.of(new Listener("api", Listener.LOOPBACK, 0, List.of(gate))));
        HttpClient http = HttpClient.newHttpClient()) {
      URI uri = URI.create("http://127.0.0.1:" + server.port("api") + "/mcp");
      java.net.http.HttpRequest.Builder ping =
          java.net.http.HttpRequest.newBuilder(uri)
              .POST(
                  java.net.http.HttpRequest.BodyPublishers.ofString(
                      "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}"));
      assertThat(http.send(ping.build(), HttpResponse.BodyHandlers.ofString()).body())
          .contains("\"result\"");
      assertThat(
              http.send(
                      ping.copy().header("Origin", "https://evil.example").build(),
                      HttpResponse.BodyHandlers.ofString())
                  .statusCode())
          .isEqualTo(403);
      assertThat(
              http.send(
                      ping.copy().header("Origin", "http://localhost:3000").build(),
                      HttpResponse.BodyHandlers.ofString())
                  .statusCode())
          .isEqualTo(200);
      assertThat(
              http.send(ping.copy().GET().build(), HttpResponse.BodyHandlers.ofString())
                  .statusCode())
          .isEqualTo(405);
      assertThat(
              http.send(
                      ping.copy()
                          .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{]"))
                          .build(),
                      HttpResponse.BodyHandlers.ofString())
                  .statusCode())
          .isEqualTo(400);
    }
  }

  /** The argument that the tool did not like is no message that the server did not understand. */
  @Test
  void tellsAFailureOfAToolAsOursAndLogsIt() throws Exception {
    RuntimeException fault = new IllegalArgumentException("secret");
    McpRoutes routes = new McpRoutes(connector.catalogue(), failing(fault), CONFIG);
    try (KeptLog log = KeptLog.of(McpServers.class);
        HttpServer server =
            HttpServer.start(List.of(new Listener("api", Listener.LOOPBACK, 0, List.of(routes))));
        HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = post(http, server, OVERVIEW);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body())
          .contains("\"id\":7", "\"code\":-32603", "internal failure")
          .doesNotContain("secret");
      assertThat(log.records()).singleElement().extracting(LogRecord::getThrown).isSameAs(fault);
    }
  }

  @Test
  void tellsWhatIsNoMessageAndWhatIsNoCall() throws Exception {
    McpRoutes routes = new McpRoutes(connector.catalogue(), connector, CONFIG);
    try (HttpServer server =
            HttpServer.start(List.of(new Listener("api", Listener.LOOPBACK, 0, List.of(routes))));
        HttpClient http = HttpClient.newHttpClient()) {
      for (String malformed :
          List.of("", "{]", "null", "[]", "{}", "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}")) {
        HttpResponse<String> answer = post(http, server, malformed);
        assertThat(answer.statusCode()).as(malformed).isEqualTo(400);
        assertThat(answer.body()).contains("\"code\":-32600", "\"id\":null");
      }
      HttpResponse<String> none = post(http, server, OVERVIEW.replaceFirst(",\"params.*$", "}"));
      assertThat(none.statusCode()).isEqualTo(200);
      assertThat(none.body()).contains("\"id\":7", "\"code\":-32602");
      for (String params : List.of("[1]", "\"x\"", "{}", "{\"name\":\"x\",\"arguments\":[]}")) {
        HttpResponse<String> answer =
            post(http, server, OVERVIEW.replaceFirst("\\{\"name.*\\{}}", params));
        assertThat(answer.statusCode()).as(params).isEqualTo(200);
        assertThat(answer.body()).as(params).contains("\"id\":7", "\"code\":-32602");
      }
    }
  }

  /** Source: Model Context Protocol, 2025-11-25, "Transports", Protocol Version Header. */
  @Test
  void refusesVersionsThatItDoesNotSpeak() throws Exception {
    McpRoutes routes = new McpRoutes(connector.catalogue(), connector, CONFIG);
    try (HttpServer server =
            HttpServer.start(List.of(new Listener("api", Listener.LOOPBACK, 0, List.of(routes))));
        HttpClient http = HttpClient.newHttpClient()) {
      java.net.http.HttpRequest.Builder overview =
          java.net.http.HttpRequest.newBuilder(
                  URI.create("http://127.0.0.1:" + server.port("api") + "/mcp"))
              .POST(java.net.http.HttpRequest.BodyPublishers.ofString(OVERVIEW));
      HttpResponse<String> refused =
          http.send(
              overview.copy().header("MCP-Protocol-Version", "1999-01-01").build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(refused.statusCode()).isEqualTo(400);
      assertThat(refused.body()).contains("2025-06-18, 2025-11-25");
      for (String version : StatelessExchange.PROTOCOL_VERSIONS) {
        assertThat(
                http.send(
                        overview.copy().header("MCP-Protocol-Version", version).build(),
                        HttpResponse.BodyHandlers.ofString())
                    .statusCode())
            .isEqualTo(200);
      }
    }
  }

  private static HttpResponse<String> post(HttpClient http, HttpServer server, String body)
      throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + server.port("api") + "/mcp");
    return http.send(
        java.net.http.HttpRequest.newBuilder(uri)
            .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** Runs nothing: every action fails with {@code fault}. */
  static ActionRunner failing(RuntimeException fault) {
    return (action, inputs) -> {
      throw fault;
    };
  }
}
