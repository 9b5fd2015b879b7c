package dev.stator.server.mcp;

import dev.stator.connector.ActionRunner;
import dev.stator.connector.Catalogue;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpStatelessServerFeatures;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import io.modelcontextprotocol.spec.McpStatelessServerTransport;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds the protocol's servers of the same tools. */
final class McpServers {
  private static final Logger LOG = LoggerFactory.getLogger(McpServers.class);
  private static final String NAME = "stator";
  private static final String INSTRUCTIONS =
      "Tools for DynamoDB tables. Begin with dynamodb_overview. Results are plain JSON; what JSON"
          + " cannot say exactly is written as {\"N\": \"...\"}, {\"SS\": [...]} and the like, and"
          + " taken back in the same form. A nextCursor means that there is more: repeat the call"
          + " with it as cursor. Prefer dynamodb_query over dynamodb_scan; dynamodb_explain tells"
          + " what a call would do and cost.";

  private McpServers() {}

  /**
   * The tools behind an exchange of messages.
   *
   * @param runner runs the actions of {@code catalogue}
   */
  static StatelessExchange serve(Catalogue catalogue, ActionRunner runner, McpConfig config) {
    List<AgentTool> tools = AgentTools.of(catalogue, runner, config);
    StatelessExchange exchange = new StatelessExchange(new UnknownTool(catalogue, config, tools));
    serveStateless(exchange, tools, config);
    return exchange;
  }

  private static void serveStateless(
      McpStatelessServerTransport transport, List<AgentTool> tools, McpConfig config) {
    McpServer.sync(transport)
        .serverInfo(NAME, config.version())
        .instructions(INSTRUCTIONS)
        .jsonMapper(McpMapper.EXACT)
        .capabilities(ServerCapabilities.builder().tools(false).build())
        // Each message has a thread of its own already, which may block.
        .immediateExecution(true)
        .tools(
            tools.stream()
                .map(
                    tool ->
                        McpStatelessServerFeatures.SyncToolSpecification.builder()
                            .tool(tool.definition())
                            .callHandler(
                                (context, call) ->
                                    call(tool, StatelessExchange.caller(context), call.arguments()))
                            .build())
                .toList())
        .build();
  }

  /** The library would tell the client what went wrong in here, and nobody else. */
  private static CallToolResult call(
      AgentTool tool, @Nullable String caller, @Nullable Map<String, Object> arguments) {
    try {
      return tool.code().call(caller, arguments == null ? Map.of() : arguments);
    } catch (RuntimeException failure) {
      LOG.error("the tool {} failed", tool.definition().name(), failure);
      throw new McpError(RpcError.INTERNAL);
    }
  }
}
