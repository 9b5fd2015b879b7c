package dev.stator.server.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.connector.Catalogue;
import dev.stator.connector.Connections;
import dev.stator.connector.Connector;
import dev.stator.connector.action.CommonInputs;
import dev.stator.connector.connection.Connection;
import dev.stator.connector.connection.Policy;
import dev.stator.embedded.Stator;
import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonValue;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tools without a transport: their schemas, previews and caps. */
class AgentToolsTest {
  private static final McpConfig ALL = McpConfig.of(McpConfig.Access.ALL, "test");

  private final Stator stator = Stator.inMemory();
  private final Connector connector =
      new Connector(
          Catalogue.standard(),
          new Connections(
              "local",
              List.of(
                  connection("local", Policy.EVERYTHING),
                  connection(
                      "blind",
                      new Policy(
                          false,
                          Policy.ALL_TABLES,
                          Set.of("getItem"),
                          Policy.ITEMS_MAX,
                          Policy.BYTES_MAX)))));

  private Connection connection(String name, Policy policy) {
    return Connection.of(name, stator.client(), stator.streamsClient()).with(policy);
  }

  @AfterEach
  void close() {
    stator.close();
  }

  private JsonValue.Obj call(McpConfig config, String tool, String arguments) {
    return call(AgentTools.of(connector.catalogue(), connector, config), tool, arguments);
  }

  private static JsonValue.Obj call(List<AgentTool> tools, String tool, String arguments) {
    AgentTool called =
        tools.stream()
            .filter(one -> one.definition().name().equals(tool))
            .findFirst()
            .orElseThrow();
    CallToolResult result =
        called.code().call(null, ToolValues.map((JsonValue.Obj) JsonFormat.read(arguments)));
    return (JsonValue.Obj) JsonFormat.read(((TextContent) result.content().getFirst()).text());
  }

  private void createItems(int count, int padding) {
    connector.run(
        "createTable",
        (JsonValue.Obj)
            JsonFormat.read(
                """
                {"tableName": "Items", "billingMode": "PAY_PER_REQUEST",
                 "attributeDefinition": [{"AttributeName": "id", "AttributeType": "N"}],
                 "keySchema": [{"AttributeName": "id", "KeyType": "HASH"}]}
                """));
    String pad = "x".repeat(padding);
    connector.run(
        "batchWriteItems",
        (JsonValue.Obj)
            JsonFormat.read(
                "{\"tableName\": \"Items\", \"items\": ["
                    + IntStream.range(0, count)
                        .mapToObj(n -> "{\"id\":" + n + ",\"pad\":\"" + pad + "\"}")
                        .collect(Collectors.joining(","))
                    + "]}"));
  }

  @Test
  void tellsOfWhatEveryListIs() {
    List<String> without = new ArrayList<>();
    for (AgentTool tool : AgentTools.of(connector.catalogue(), connector, ALL)) {
      String name = tool.definition().name();
      findLists(tool.definition().inputSchema(), name + ".in", without);
      findLists(tool.definition().outputSchema(), name + ".out", without);
    }
    assertThat(without).isEmpty();
  }

  private static void findLists(@Nullable Object schema, String at, List<String> without) {
    if (schema instanceof Map<?, ?> members) {
      Object type = members.get("type");
      boolean isList =
          "array".equals(type) || (type instanceof List<?> types && types.contains("array"));
      if (isList && !(members.get("items") instanceof Map)) {
        without.add(at);
      }
      members.forEach((name, member) -> findLists(member, at + "." + name, without));
    } else if (schema instanceof List<?> list) {
      list.forEach(element -> findLists(element, at + "[]", without));
    }
  }

  @Test
  void tellsWhatADeletedItemIs() {
    createItems(1, 3);
    String delete = "{\"tableName\": \"Items\", \"value\": %s}";
    assertThat(ToolCalls.text(call(ALL, "dynamodb_delete_item", delete.formatted("0"))))
        .contains(
            "\"Key\":{\"id\":{\"N\":\"0\"}}",
            "\"item\":{\"exists\":true,\"attributes\":{\"id\":0,\"pad\":\"xxx\"}}",
            "\"confirm\":");
    assertThat(ToolCalls.text(call(ALL, "dynamodb_delete_item", delete.formatted("7"))))
        .contains("\"item\":{\"exists\":false}");
    assertThat(ToolCalls.text(call(ALL.on("blind"), "dynamodb_delete_item", delete.formatted("0"))))
        .contains("\"item\":{\"unread\":\"FORBIDDEN_BY_POLICY", "\"confirm\":");
  }

  @Test
  void givesNoTokenForATableThatIsNotThere() {
    createItems(3, 3);
    assertThat(ToolCalls.text(call(ALL, "dynamodb_delete_table", "{\"tableName\": \"Items\"}")))
        .contains(
            "\"table\":{\"name\":\"Items\",\"status\":\"ACTIVE\",\"items\":3", "\"confirm\":");
    assertThat(ToolCalls.text(call(ALL, "dynamodb_delete_table", "{\"tableName\": \"Item\"}")))
        .contains("RESOURCE_NOT_FOUND")
        .doesNotContain("\"confirm\"");
  }

  @Test
  void previewsAndConfirmsAllOfABatch() {
    createItems(40, 3);
    List<AgentTool> tools = AgentTools.of(connector.catalogue(), connector, ALL);
    String keys =
        IntStream.range(0, 40).mapToObj(Integer::toString).collect(Collectors.joining(","));
    String write = "{\"tableName\": \"Items\", \"items\": [{\"id\": 99}], \"deleteKeys\": [" + keys;
    JsonValue.Obj preview = call(tools, "dynamodb_batch_write", write + "]}");
    assertThat(ToolCalls.text(preview)).contains("\"puts\":1", "\"deletes\":40", "{\"id\":39}");
    String confirm =
        ", \"confirm\": " + ToolCalls.text(Objects.requireNonNull(preview.get("confirm"))) + "}";
    assertThat(ToolCalls.text(call(tools, "dynamodb_batch_write", write + ", 41]" + confirm)))
        .contains("this token is not good for this call");
    JsonValue.Obj again = call(tools, "dynamodb_batch_write", write + "]}");
    confirm =
        ", \"confirm\": " + ToolCalls.text(Objects.requireNonNull(again.get("confirm"))) + "}";
    assertThat(ToolCalls.text(call(tools, "dynamodb_batch_write", write + "]" + confirm)))
        .contains("\"succeeded\":41");
    assertThat(ToolCalls.text(call(tools, "dynamodb_count", "{\"tableName\": \"Items\"}")))
        .contains("\"Count\":1,");
  }

  /** What the caller gave is not told back if it is long; the token is given all the same. */
  @Test
  void previewsALongBatch() {
    createItems(1, 3);
    String item = "{\"id\": 5, \"pad\": \"" + "y".repeat(200_000) + "\"}";
    assertThat(
            ToolCalls.text(
                call(
                    ALL,
                    "dynamodb_batch_write",
                    "{\"tableName\": \"Items\", \"items\": [" + item + "]}")))
        .contains("\"puts\":1", "\"requestLeftOut\"", "\"confirm\"")
        .hasSizeLessThan(10_000);
  }

  /** Each item is longer than the cap: they are given one by one. */
  @Test
  void getsPastLongItems() {
    createItems(3, 190_000);
    Set<String> found = new java.util.TreeSet<>();
    String cursor = "";
    for (int calls = 0; calls < 5; calls++) {
      JsonValue.Obj page =
          call(
              ALL, "dynamodb_scan", "{\"tableName\": \"Items\", \"fetchAll\": true" + cursor + "}");
      JsonValue.Arr items =
          (JsonValue.Arr) Objects.requireNonNull(page.get("Items"), () -> ToolCalls.text(page));
      assertThat(items.elements()).hasSizeLessThanOrEqualTo(1);
      items.elements().forEach(item -> found.add(String.valueOf(((JsonValue.Obj) item).get("id"))));
      JsonValue next = page.get("nextCursor");
      if (next == null) {
        break;
      }
      cursor = ", \"cursor\": " + ToolCalls.text(next);
    }
    assertThat(found).hasSize(3);
  }

  @Test
  void tellsWhatMakesAResultShorter() {
    createItems(3, 190_000);
    assertThat(
            ToolCalls.text(
                call(ALL, "dynamodb_batch_get", "{\"tableName\": \"Items\", \"keys\": [0, 1]}")))
        .contains("RESULT_TOO_LARGE", "fewer keys, or the attributes that are needed")
        .doesNotContain("limit");
    assertThat(
            ToolCalls.text(
                call(ALL, "dynamodb_get_item", "{\"tableName\": \"Items\", \"value\": 1}")))
        .contains("RESULT_TOO_LARGE", "ask for less: a projectionExpression of what is needed");
  }

  @Test
  void keepsToOneConnection() {
    String name = CommonInputs.CONNECTION.name();
    assertThat(AgentTools.of(connector.catalogue(), connector, ALL))
        .allSatisfy(tool -> assertThat(properties(tool).members()).containsKey(name));
    assertThat(AgentTools.of(connector.catalogue(), connector, ALL.on("blind")))
        .hasSize(17)
        .allSatisfy(tool -> assertThat(properties(tool).members()).doesNotContainKey(name));
    createItems(1, 3);
    String get = "{\"tableName\": \"Items\", \"value\": 0%s}";
    assertThat(ToolCalls.text(call(ALL, "dynamodb_get_item", get.formatted(""))))
        .contains("\"found\":true");
    // Even past the schema, which has no such argument.
    for (String more : List.of("", ", \"awsConnection\": \"local\"")) {
      assertThat(ToolCalls.text(call(ALL.on("blind"), "dynamodb_get_item", get.formatted(more))))
          .contains("FORBIDDEN_BY_POLICY", "connection 'blind'");
    }
  }

  private static JsonValue.Obj properties(AgentTool tool) {
    return (JsonValue.Obj)
        Objects.requireNonNull(ToolValues.read(tool.definition().inputSchema()).get("properties"));
  }

  @Test
  void saysWhyAToolIsNotOffered() {
    UnknownTool unknown =
        new UnknownTool(
            connector.catalogue(),
            McpConfig.of(McpConfig.Access.READ, "test"),
            AgentTools.of(
                connector.catalogue(), connector, McpConfig.of(McpConfig.Access.READ, "test")));
    assertThat(unknown.refusal("dynamodb_scan")).isNull();
    assertThat(unknown.refusal("dynamodb_put_item"))
        .isEqualTo(
            "the tool dynamodb_put_item is not offered: this server was started with"
                + " --mcp-access read; it takes --mcp-access write");
    assertThat(unknown.refusal("dynamodb_delete_table")).contains("it takes --mcp-access all");
    assertThat(unknown.refusal("dynamodb_scna"))
        .isEqualTo("unknown tool 'dynamodb_scna': did you mean 'dynamodb_scan'?");
  }
}
