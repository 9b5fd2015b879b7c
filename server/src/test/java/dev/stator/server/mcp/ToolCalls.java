package dev.stator.server.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonValue;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/** Calls of tools with JSON texts in and out. */
final class ToolCalls {
  private final McpSyncClient client;
  private final SortedSet<String> called = new TreeSet<>();

  ToolCalls(McpSyncClient client) {
    this.client = client;
  }

  List<McpSchema.Tool> tools() {
    return client.listTools().tools();
  }

  /** The names of the tools that gave a result. */
  SortedSet<String> called() {
    return called;
  }

  CallToolResult call(String tool, String arguments) {
    Map<String, Object> given = ToolValues.map((JsonValue.Obj) JsonFormat.read(arguments));
    try {
      return client.callTool(McpSchema.CallToolRequest.builder(tool).arguments(given).build());
    } catch (McpError unknown) {
      return CallToolResult.builder(
              List.of(McpSchema.TextContent.builder(String.valueOf(unknown.getMessage())).build()))
          .isError(true)
          .build();
    }
  }

  JsonValue.Obj result(String tool, String arguments) {
    CallToolResult result = call(tool, arguments);
    assertThat(result.isError()).as(tool + " " + result.content()).isFalse();
    assertThat(result.structuredContent()).isNotNull();
    called.add(tool);
    return (JsonValue.Obj) JsonFormat.read(text(result));
  }

  /** A destructive tool: a preview, then the deed. */
  JsonValue.Obj confirmed(String tool, String arguments) {
    JsonValue confirm = Objects.requireNonNull(result(tool, arguments).get("confirm"));
    JsonValue.Obj given = (JsonValue.Obj) JsonFormat.read(arguments);
    return result(tool, text(given.with("confirm", confirm)));
  }

  String error(String tool, String arguments) {
    CallToolResult result = call(tool, arguments);
    assertThat(result.isError()).as(tool + " " + result.content()).isTrue();
    return text(result);
  }

  private static String text(CallToolResult result) {
    return ((McpSchema.TextContent) result.content().getFirst()).text();
  }

  static String text(JsonValue json) {
    return new String(JsonFormat.write(json), StandardCharsets.UTF_8);
  }
}
